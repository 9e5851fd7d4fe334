"""All addresses of the application."""

from django.contrib import admin
from django.urls import include, path, re_path

from cus.ui.views import closed

handler400 = "cus.ui.views.bad_request"
handler403 = "cus.ui.views.forbidden"
handler404 = "cus.ui.views.not_found"
handler500 = "cus.ui.views.server_error"

urlpatterns = [
    path("", include("cus.desk.urls")),
    path("", include("cus.ui.urls")),
    path("", include("cus.people.urls")),
    path("", include("partners.urls")),
    path("sprawdz/", include("cus.documents.urls")),
    path("szkice/", include("cus.drafts.urls")),
    path("programy/", include("programmes.urls")),
    path("wyniki/", include("programmes.results.urls")),
    # Accounts are the administrator's: addresses are not changed or confirmed by their owners.
    re_path(r"^konto/(email|confirm-email|password/set|signup|login/code)/", closed),
    path("konto/", include("cus.accounts.sign_in.urls")),
    path("konto/", include("allauth.account.urls")),
    path("zalaczniki/", include("cus.attachments.urls")),
    path("centrum/", include("cus.centre.urls")),
    path("uslugi/", include("services.urls")),
    path("diagnozy/", include("diagnosis.urls")),
    path("admin/", admin.site.urls),
]
