"""From contracts to what is printed: no sentence is written here that the page does not say too."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from cus.documents.parts import Letterhead
from cus.text.dates import day as polish_day
from cus.text.dates import period
from cus.text.numbers import money
from programmes.contracts.documents import (
    ContractPaper,
    ContractRegister,
    PrintedAnnex,
    PrintedContractItem,
    PrintedFact,
    PrintedReport,
    PrintedShare,
    PrintedTranche,
    RegisterLine,
)
from programmes.contracts.enums import ContractState
from programmes.contracts.schedule import reports_due
from programmes.contracts.standing import ruling_version
from programmes.models import ContractItem, ServiceContract
from services.units import amount as quantity_words


def contract_paper(
    contract: ServiceContract, *, letterhead: Letterhead, on: datetime.date, with_account: bool = True
) -> ContractPaper:
    """Return the card of ``contract`` (fetched by ``whole``) as of ``on``; readers get no account of the provider."""
    return ContractPaper(
        letterhead=letterhead,
        is_assignment=contract.is_assignment,
        number=contract.number,
        programme=str(ruling_version(contract) or ""),
        state=contract.state_word,
        is_draft=contract.state == ContractState.DRAFT,
        on=on,
        concluded_on=contract.concluded_on,
        period_start=contract.period_start,
        period_end=contract.end_on(on),
        amount=contract.amount_on(on),
        facts=tuple(
            PrintedFact(label=label, text=text) for label, text in facts_of(contract, with_account=with_account)
        ),
        providers=_shares(contract),
        items=tuple(_item(item) for item in contract.items.all()),
        tranches=tuple(
            PrintedTranche(due_on=row.due_on, amount=row.amount, condition=row.condition)
            for row in contract.tranches.all()
        ),
        reports=tuple(
            PrintedReport(covers=row.covers, due_on=row.due_on, is_final=row.is_final)
            for row in reports_due(contract, on=on)
        ),
        annexes=tuple(
            PrintedAnnex(
                number=annex.number,
                signed_on=annex.signed_on,
                effective_on=annex.effective_on,
                description=annex.description,
                amount=annex.amount,
                period_end=annex.period_end,
            )
            for annex in contract.annexes.all()
        ),
        notes=contract.notes,
    )


def _shares(contract: ServiceContract) -> tuple[PrintedShare, ...]:
    own = [PrintedShare(name=str(contract.own_unit), address="jednostka centrum")] if contract.own_unit else []
    shares = [
        PrintedShare(name=row.partner.name, address=row.partner.address, task=row.task, amount=row.amount)
        for row in contract.providers.all()
    ]
    return (*own, *shares)


def _item(item: ContractItem) -> PrintedContractItem:
    return PrintedContractItem(
        service=item.service_name, quantity=quantity_of(item), unit_price=item.unit_price, amount=item.amount
    )


def quantity_of(item: ContractItem) -> str:
    """Write how much of a service: „120 godzin”; empty when not said."""
    return quantity_words(item.quantity, item.unit) if item.quantity is not None else ""


def facts_of(contract: ServiceContract, *, with_account: bool = True) -> list[tuple[str, str]]:
    """Return label → text of what is known of a contract beside its rows, in the order of the form."""
    facts = [
        ("Sposób wyboru", contract.get_selection_display()),
        ("Znak sprawy", contract.case_number),
        ("Forma zlecenia", contract.get_commissioning_display()),
        ("Wkład własny", money(contract.own_contribution) if contract.own_contribution is not None else ""),
        ("Wykonawcę wskazuje", "odbiorca usługi" if contract.chosen_by_recipient else ""),
        ("Podpisuje", _signer(contract)),
        ("Kontrasygnata", _countersignature(contract)),
        ("Podpisano", contract.get_signature_manner_display() if contract.signature_manner else ""),
        ("Porozumienie", str(contract.agreement or "")),
        ("Rachunek wykonawcy", contract.account if with_account else ""),
        ("Koniec", _end(contract)),
    ]
    return [(label, text) for label, text in facts if text]


def _signer(contract: ServiceContract) -> str:
    """Who signs, for whom, on what basis."""
    if not contract.signer_name:
        return ""
    papers = (contract.authorisation, contract.power)
    basis = "; ".join(str(one) for one in (contract.signer_basis, *papers) if one)
    return f"w imieniu: {contract.get_signs_for_display()} – {contract.signer_name}" + (f" ({basis})" if basis else "")


def _countersignature(contract: ServiceContract) -> str:
    if contract.countersigned_on:
        return f"{contract.countersigned_by}, {polish_day(contract.countersigned_on)}"
    reason = contract.no_countersignature_reason
    return f"nie była potrzebna: {reason}" if reason else ""


def _end(contract: ServiceContract) -> str:
    if not contract.ended_on:
        return ""
    if contract.state == ContractState.ENDED:
        return f"wykonano, ostatni dzień {polish_day(contract.ended_on)}"
    side = contract.get_terminated_by_display()
    return f"rozwiązano z dniem {polish_day(contract.ended_on)} ({side}): {contract.end_reason}"


def period_of(contract: ServiceContract) -> str:
    """Write from when to when, as annexes stand today; empty when no day is known."""
    return period(contract.period_start, contract.end_on(timezone.localdate()))


def providers_of(contract: ServiceContract) -> list[str]:
    """Names of whoever gives the service: the unit, then partners."""
    return [
        *([str(contract.own_unit)] if contract.own_unit else []),
        *(str(row.partner) for row in contract.providers.all()),
    ]


def register_of(
    contracts: Iterable[ServiceContract],
    *,
    letterhead: Letterhead,
    on: datetime.date,
    filters: Iterable[tuple[str, str]] = (),
) -> ContractRegister:
    """Return the printed register of ``contracts`` (fetched by ``for_list``)."""
    return ContractRegister(
        letterhead=letterhead,
        on=on,
        lines=tuple(_line(contract) for contract in contracts),
        filters=tuple(PrintedFact(label=label, text=text) for label, text in filters),
    )


def _line(contract: ServiceContract) -> RegisterLine:
    return RegisterLine(
        number=contract.number,
        kind=contract.noun,
        providers=tuple(providers_of(contract)),
        services=tuple(dict.fromkeys(item.service_name for item in contract.items.all())),
        selection=contract.get_selection_display() if contract.selection else "",
        case_number=contract.case_number,
        concluded_on=contract.concluded_on,
        period=period(contract.period_start, contract.current_end),
        amount=contract.current_amount,
        state=contract.state_word,
    )
