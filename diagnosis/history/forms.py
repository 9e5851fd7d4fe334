"""How the history of diagnoses is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import Diagnosis, Need, NeedArea, NeedService, TerritoryForm, TerritoryLine
from diagnosis.policies import refusal_to_edit


def _refusal_to_restore(user, row: Need | TerritoryForm) -> Refusal | None:
    return refusal_to_edit(user, row.diagnosis)


def _refusal_to_restore_link(user, link: NeedService) -> Refusal | None:
    return refusal_to_edit(user, link.need.diagnosis)


def _refusal_to_restore_line(user, line: TerritoryLine) -> Refusal | None:
    return refusal_to_edit(user, line.territory.diagnosis)


register(
    Kept(
        Diagnosis,
        "diagnoza",
        ("title",),
        Domain.BUSINESS,
        hidden=frozenset({"series"}),
        visible=lambda user: Diagnosis.objects.visible_to(user),
    ),
    Kept(
        Need,
        "potrzeba",
        ("group", "need"),
        Domain.BUSINESS,
        parent="diagnosis",
        restorable=_refusal_to_restore,
    ),
    Kept(
        NeedArea,
        "zakres-potrzeby",
        ("servicearea",),
        Domain.BUSINESS,
        noun="zakres potrzeby",
        parent="need",
        labels={"servicearea": "zakres usług"},
    ),
    Kept(
        NeedService,
        "usluga-potrzeby",
        ("service",),
        Domain.BUSINESS,
        parent="need",
        restorable=_refusal_to_restore_link,
        recounts="need.version",
    ),
    Kept(
        TerritoryForm,
        "terytorium",
        ("territory",),
        Domain.BUSINESS,
        noun="formularz terytorium",
        parent="diagnosis",
        restorable=_refusal_to_restore,
    ),
    Kept(
        TerritoryLine,
        "pozycja-terytorium",
        ("row", "text", "taken"),
        Domain.BUSINESS,
        parent="territory",
        restorable=_refusal_to_restore_line,
    ),
)
pages(
    {
        "diagnosis:create": "nowa diagnoza",
        "diagnosis:edit": "zmiana danych diagnozy",
        "diagnosis:stage": "zmiana etapu",
        "diagnosis:needs_save": "arkusz potrzeb",
        "diagnosis:needs_propose": "propozycja usługi z arkusza potrzeb",
        "diagnosis:need_create": "nowy wiersz potrzeb",
        "diagnosis:need_edit": "zmiana wiersza potrzeb",
        "diagnosis:need_delete": "usunięcie wiersza potrzeb",
        "diagnosis:need_move": "zmiana kolejności",
        "diagnosis:priorities": "priorytety",
        "diagnosis:territory_create": "nowy formularz terytorium",
        "diagnosis:territory_save": "arkusz terytorium",
        "diagnosis:territory_sources": "przejęcie z rejestru i katalogu",
        "diagnosis:territory_edit": "zmiana formularza terytorium",
        "diagnosis:territory_delete": "usunięcie formularza terytorium",
    }
)
