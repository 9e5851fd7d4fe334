"""Contracts for tests; people, bodies and accounts are invented."""

import datetime
from decimal import Decimal

from django.utils import timezone

from partners.enums import LegalForm, SignatureManner
from programmes import actions
from programmes.contracts.enums import Commissioning, ContractKind, Selection
from programmes.enums import ProgrammeState
from programmes.models import ContractItem, ProgrammeItem, ProgrammeVersion, ServiceContract
from services.enums import Unit
from tests.factories.accounts import UserFactory
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory, VersionFactory

# A number with right check digits that no bank has given.
ACCOUNT = "PL61109010140000071219812874"
SIGNED = {
    "countersigned_by": "Zofia Zmyślona, główna księgowa",
    "countersigned_on": datetime.date(2026, 11, 2),
}


def an_adopted_item(**changes) -> ProgrammeItem:
    """A service of a programme that the council adopted and that runs now."""
    today = timezone.localdate()
    director = UserFactory(director=True)
    version = VersionFactory(
        state=ProgrammeState.IN_FORCE,
        submitted_at=timezone.now(),
        submitted_by=director,
        approved_at=timezone.now(),
        approved_by=director,
        resolution_number="84/2026",
        resolution_date=today - datetime.timedelta(days=90),
        journal_date=today - datetime.timedelta(days=60),
        effective_on=today - datetime.timedelta(days=40),
        period_start=today - datetime.timedelta(days=30),
        period_end=today + datetime.timedelta(days=700),
    )
    return ItemFactory(version=version, **changes)


def an_organisation(**changes):
    """A partner that may get a grant."""
    return PartnerFactory(**{"legal_form": LegalForm.ASSOCIATION, "is_ngo": True} | changes)


def contract_values(version: ProgrammeVersion, **changes) -> dict:
    """What a whole grant of the programme says."""
    start = version.period_start
    return {
        "number": f"U/{ServiceContract.objects.count() + 1}/2026",
        "selection": Selection.UDPP,
        "case_number": "CUS.5230.1.2026",
        "commissioning": Commissioning.ENTRUSTED,
        "period_start": start,
        "period_end": start + datetime.timedelta(days=364),
        "amount": Decimal("36000.00"),
        "signer_name": "Andrzej Zmyślony, dyrektor",
        "signer_basis": "art. 24 ust. 1 ustawy",
    } | changes


def a_contract(item: ProgrammeItem | None = None, *, by=None, partners=None, **changes) -> ServiceContract:
    """A whole draft, made by the action, for one service of a programme."""
    item = item or an_adopted_item()
    by = by or UserFactory(worker=True)
    values = contract_values(item.version, **changes)
    partners = [an_organisation()] if partners is None else partners
    return actions.create_contract(
        by=by,
        programme=item.version.programme,
        kind=ContractKind.CONTRACT,
        values=values,
        providers=[{"partner": partner, "task": "", "amount": None} for partner in partners],
        items=[
            {
                "service": item.service,
                "quantity": Decimal(1200),
                "unit": Unit.HOUR,
                "unit_price": Decimal("30.00"),
                "amount": Decimal("36000.00"),
            }
        ],
        tranches=[{"due_on": item.version.period_start, "amount": Decimal("36000.00"), "condition": ""}],
        report_dates=[],
    )


def an_assignment(item: ProgrammeItem | None = None, *, by=None, unit=None, **changes) -> ServiceContract:
    """A whole draft of an assignment to a unit of the centre."""
    item = item or an_adopted_item()
    values = contract_values(item.version) | {"selection": Selection.OWN_UNIT, "own_unit": unit, "case_number": ""}
    values |= {"commissioning": "", "amount": None} | changes
    return actions.create_contract(
        by=by or UserFactory(worker=True),
        programme=item.version.programme,
        kind=ContractKind.ASSIGNMENT,
        values=values,
        items=[{"service": item.service, "quantity": None, "unit": "", "unit_price": None, "amount": None}],
    )


def signed(contract: ServiceContract, *, by=None, **changes) -> ServiceContract:
    """Record the signing of a draft, yesterday unless said otherwise."""
    said = {"concluded_on": timezone.localdate() - datetime.timedelta(days=1)}
    said |= {"signature_manner": SignatureManner.PAPER} | SIGNED | changes
    return actions.sign_contract(by=by or UserFactory(director=True), contract=contract, **said)


def bound_until(item: ProgrammeItem, last: datetime.date, **changes) -> ServiceContract:
    """A signed contract for ``item`` that ends on ``last``, written as it stands: no act leads there any more."""
    by, today = UserFactory(director=True), timezone.localdate()
    values = contract_values(item.version, selection=Selection.OTHER, commissioning="", case_number="")
    values |= {"period_start": min(last, today), "period_end": last, "no_countersignature_reason": "budżet uchwalony"}
    signing = {"state": "signed", "signature_manner": SignatureManner.PAPER, "concluded_on": min(last, today)}
    signing |= {"signed_at": timezone.now(), "signed_by": by, "created_by": by}
    contract = ServiceContract.objects.create(
        programme=item.version.programme, kind=ContractKind.CONTRACT, **values | signing | changes
    )
    ContractItem.objects.create(contract=contract, service=item.service, service_name=item.service_name)
    return contract
