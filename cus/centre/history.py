"""How the history of the centre's profile is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.centre.models import Centre, CentreGmina, CentreUnit
from cus.centre.policies import refusal_of_parent, refusal_to_edit
from cus.workflow import Refusal


def _refusal_to_restore_unit(user, unit: CentreUnit) -> Refusal | None:
    return refusal_to_edit(user) or refusal_of_parent(unit)


def _refusal_to_restore_gmina(user, served: CentreGmina) -> Refusal | None:
    return refusal_to_edit(user)


register(
    Kept(Centre, "centrum", ("name",), Domain.ADMINISTRATIVE, visible=lambda user: Centre.objects.all()),
    Kept(
        CentreGmina,
        "obslugiwana-gmina",
        ("gmina",),
        Domain.ADMINISTRATIVE,
        parent="centre",
        restorable=_refusal_to_restore_gmina,
    ),
    Kept(
        CentreUnit,
        "jednostka-centrum",
        ("name",),
        Domain.ADMINISTRATIVE,
        parent="centre",
        restorable=_refusal_to_restore_unit,
    ),
)
pages(
    {
        "centre:edit": "zmiana danych centrum",
        "centre:gmina_add": "dodanie gminy",
        "centre:gmina_edit": "zmiana gminy",
        "centre:gmina_remove": "usunięcie gminy",
        "centre:unit_add": "nowa jednostka",
        "centre:unit_edit": "zmiana jednostki",
        "centre:unit_remove": "usunięcie jednostki",
    }
)
