"""How the history of the centre's profile is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.centre.models import (
    BankAccount,
    Centre,
    CentreGmina,
    CentreUnit,
    FormerHead,
    Post,
    PostHolding,
    QualificationCheck,
    Resolution,
    Signatory,
    TrainingHours,
)
from cus.centre.policies import refusal_of_row, refusal_to_edit
from cus.workflow import Refusal


def _refusal_to_restore(user, row) -> Refusal | None:
    """A row comes back where its rules still let it."""
    return refusal_to_edit(user) or refusal_of_row(row)


def _refusal_to_restore_gmina(user, served: CentreGmina) -> Refusal | None:
    return refusal_to_edit(user)


def _of_centre(model, slug: str, *title: str) -> Kept:
    return Kept(model, slug, title, Domain.ADMINISTRATIVE, parent="centre", restorable=_refusal_to_restore)


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
    _of_centre(CentreUnit, "jednostka-centrum", "name"),
    _of_centre(FormerHead, "dawna-nazwa-centrum", "name"),
    _of_centre(Post, "stanowisko", "kind", "title"),
    Kept(
        PostHolding,
        "osoba-na-stanowisku",
        ("person_name", "post"),
        Domain.ADMINISTRATIVE,
        parent="post",
        restorable=_refusal_to_restore,
    ),
    Kept(QualificationCheck, "sprawdzenie-kwalifikacji", ("condition",), Domain.ADMINISTRATIVE, parent="holding"),
    Kept(TrainingHours, "wymiar-szkolenia", ("training",), Domain.ADMINISTRATIVE),
    _of_centre(Signatory, "podpisujacy", "person_name", "function"),
    _of_centre(BankAccount, "rachunek", "number"),
    _of_centre(Resolution, "uchwala-o-centrum", "kind", "number"),
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
        "centre:post_add": "nowe stanowisko",
        "centre:post_edit": "zmiana stanowiska",
        "centre:post_remove": "usunięcie stanowiska",
        "centre:holding_add": "nowa osoba na stanowisku",
        "centre:holding_edit": "zmiana osoby na stanowisku",
        "centre:holding_remove": "usunięcie osoby ze stanowiska",
        "centre:check": "sprawdzenie kwalifikacji",
        "centre:check_remove": "cofnięcie sprawdzenia kwalifikacji",
        "centre:training_hours": "zmiana wymiaru szkoleń",
        "centre:signatory_add": "nowa osoba podpisująca",
        "centre:signatory_edit": "zmiana osoby podpisującej",
        "centre:signatory_remove": "usunięcie osoby podpisującej",
        "centre:account_add": "nowy rachunek bankowy",
        "centre:account_edit": "zmiana rachunku bankowego",
        "centre:account_remove": "usunięcie rachunku bankowego",
        "centre:resolution_add": "nowa uchwała o centrum",
        "centre:resolution_edit": "zmiana uchwały o centrum",
        "centre:resolution_remove": "usunięcie uchwały o centrum",
        "centre:former_head_add": "dodanie dawnej nazwy centrum",
        "centre:former_head_edit": "zmiana dawnej nazwy centrum",
        "centre:former_head_remove": "usunięcie dawnej nazwy centrum",
    }
)
