"""Addresses of the centre's room."""

from django.urls import path

from cus.centre.views import people, profile
from cus.centre.views.rows import ACCOUNT, FORMER_HEAD, HOLDING, POST, RESOLUTION, SIGNATORY, UNIT, Kind, methods

app_name = "centre"


def rows(kind: Kind, base: str, new: str, *, above: str = "") -> list:
    """Return the addresses of adding, changing and removing rows of ``kind`` under ``base``.

    ``above`` is the address of the row above, with its number, where a new row needs one.
    """
    return [
        path(f"{above or base}{new}/", methods(kind.add), name=f"{kind.name}_add"),
        path(f"{base}<int:pk>/zmien/", methods(kind.edit), name=f"{kind.name}_edit"),
        path(f"{base}<int:pk>/usun/", kind.remove, name=f"{kind.name}_remove"),
    ]


urlpatterns = [
    path("", profile.detail, name="detail"),
    path("zmien/", profile.edit, name="edit"),
    path("warunki/", profile.conditions, name="conditions"),
    path("gminy/", profile.gminas, name="gminas"),
    path("gminy/dodaj/", profile.gmina_add, name="gmina_add"),
    path("gminy/<int:pk>/zmien/", profile.gmina_edit, name="gmina_edit"),
    path("gminy/<int:pk>/usun/", profile.gmina_remove, name="gmina_remove"),
    path("jednostki/", profile.units, name="units"),
    path("stanowiska/", people.posts, name="posts"),
    path("stanowiska/szkolenia/", people.training_hours, name="training_hours"),
    path("stanowiska/osoby/<int:pk>/kwalifikacje/", people.qualifications, name="qualifications"),
    path("stanowiska/osoby/<int:pk>/kwalifikacje/<slug:condition>/", people.check, name="check"),
    path("stanowiska/osoby/<int:pk>/kwalifikacje/<slug:condition>/cofnij/", people.check_remove, name="check_remove"),
    path("podpisy/", people.signatories, name="signatories"),
    path("konta-i-bip/", profile.addresses, name="addresses"),
    path("uchwaly/", profile.resolutions, name="resolutions"),
    path("uchwaly/<int:pk>/", profile.resolution, name="resolution"),
    *rows(UNIT, "jednostki/", "nowa"),
    *rows(POST, "stanowiska/", "nowe"),
    *rows(HOLDING, "stanowiska/osoby/", "dodaj", above="stanowiska/<int:pk>/osoby/"),
    *rows(SIGNATORY, "podpisy/", "nowy"),
    *rows(ACCOUNT, "konta-i-bip/rachunki/", "nowy"),
    *rows(RESOLUTION, "uchwaly/", "nowa"),
    *rows(FORMER_HEAD, "dawne-nazwy/", "nowa"),
]
