"""How the history of programmes is told, and what of it may come back."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from programmes.contracts.policies import refusal_to_edit_contract
from programmes.models import (
    BudgetLine,
    ContractAnnex,
    ContractItem,
    ContractProvider,
    ContractReportDate,
    ContractTranche,
    Indicator,
    ItemNeed,
    ItemSourcing,
    Programme,
    ProgrammeItem,
    ProgrammeNeed,
    ProgrammeVersion,
    ServiceContract,
    SourcingArgument,
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


def _refusal_to_restore_contract_part(user, part) -> Refusal | None:
    return refusal_to_edit_contract(user, part.contract)


def _contract_part(model, slug: str, *title: str) -> Kept:
    return Kept(
        model,
        slug,
        title,
        Domain.BUSINESS,
        parent="contract",
        restorable=_refusal_to_restore_contract_part,
        recounts="contract.version",
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
        # A copy kept to be compared; accepting a change is an act of its own.
        hidden=frozenset({"stands_on"}),
        parent="version",
        restorable=_refusal_to_restore,
        recounts="version.edit_version",
    ),
    _part(ItemNeed, "potrzeba-pozycji", "need"),
    _part(Indicator, "miernik", "name"),
    _part(BudgetLine, "pozycja-budzetu", "year", "source"),
    _part(ItemSourcing, "wlasna-czy-z-umowa", "decision"),
    _part(SourcingArgument, "korzysc-albo-ryzyko", "code"),
    Kept(
        ServiceContract,
        "umowa",
        ("number",),
        Domain.BUSINESS,
        visible=lambda user: ServiceContract.objects.visible_to(user),
    ),
    _contract_part(ContractProvider, "wykonawca-umowy", "partner"),
    _contract_part(ContractItem, "usluga-umowy", "service_name"),
    _contract_part(ContractTranche, "transza", "due_on"),
    _contract_part(ContractReportDate, "termin-sprawozdania", "due_on"),
    Kept(ContractAnnex, "aneks-umowy", ("number",), Domain.BUSINESS, parent="contract"),
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
        "programmes:sourcing": "decyzja: własna czy z umową",
        "programmes:contract_create": "nowa umowa",
        "programmes:contract_edit": "zmiana projektu umowy",
        "programmes:contract_remove": "usunięcie projektu umowy",
        "programmes:contract_sign": "podpisanie umowy",
        "programmes:contract_amend": "aneks do umowy",
        "programmes:contract_end": "koniec umowy",
    }
)
