"""How the history of programmes is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.text.organs import organ_later
from cus.workflow import Refusal
from programmes.models import (
    BudgetLine,
    Indicator,
    ItemCondition,
    ItemNeed,
    PersonalDataItem,
    Programme,
    ProgrammeItem,
    ProgrammeNeed,
    ProgrammeVersion,
)
from programmes.policies import refusal_to_edit


def _refusal_to_restore(user, row: ProgrammeItem | ProgrammeNeed) -> Refusal | None:
    return refusal_to_edit(user, row.version)


def _refusal_to_restore_part(user, part) -> Refusal | None:
    return refusal_to_edit(user, part.item.version)


def _part(model, slug: str, *title: str, **more) -> Kept:
    return Kept(
        model,
        slug,
        title,
        Domain.BUSINESS,
        parent="item",
        restorable=_refusal_to_restore_part,
        recounts="item.edit_version",
        **more,
    )


register(
    Kept(Programme, "program", ("id",), Domain.BUSINESS, noun="program nr"),
    Kept(
        ProgrammeVersion,
        "wersja-programu",
        ("name",),
        Domain.BUSINESS,
        noun="program",
        hidden=frozenset({"frozen"}),
        visible=lambda user: ProgrammeVersion.objects.visible_to(user),
    ),
    Kept(
        ProgrammeNeed,
        "potrzeba-programu",
        ("group", "need_text"),
        Domain.BUSINESS,
        parent="version",
        restorable=_refusal_to_restore,
        recounts="version.edit_version",
    ),
    Kept(
        ProgrammeItem,
        "pozycja-programu",
        ("service_name",),
        Domain.BUSINESS,
        parent="version",
        restorable=_refusal_to_restore,
        recounts="version.edit_version",
    ),
    _part(ItemNeed, "potrzeba-pozycji", "need"),
    _part(ItemCondition, "warunek", "text"),
    _part(PersonalDataItem, "dana-osobowa", "name"),
    _part(Indicator, "miernik", "name"),
    _part(BudgetLine, "pozycja-budzetu", "year", "source"),
)
pages(
    {
        "programmes:create": "nowy program",
        "programmes:needs": "wybór potrzeb",
        "programmes:edit": "treść programu",
        "programmes:item_add": "dodanie usługi",
        "programmes:item_edit": "zmiana pozycji",
        "programmes:item_remove": "usunięcie pozycji",
        "programmes:basis": "przyjęcie zmian podstawy",
        "programmes:submit": "złożenie dyrektorowi",
        "programmes:recall": "wycofanie do poprawy",
        "programmes:decide": "decyzja",
        "programmes:approve": "zatwierdzenie",
        "programmes:return": "zwrot z uwagami",
        "programmes:revoke": "cofnięcie zatwierdzenia",
        "programmes:send_to_mayor": organ_later("wysłanie wójtowi"),
        "programmes:adopt": "uchwała",
        "programmes:publish": "ogłoszenie",
    }
)
