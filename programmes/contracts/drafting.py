"""What a contract begun from the programme copies, so that nothing is typed twice."""

import datetime
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone

from cus.centre.signing import signatories_on
from partners.enums import PartnerState
from partners.models import Partner
from programmes.contracts.enums import ContractKind
from programmes.models import ProgrammeItem, ProgrammeVersion, ServiceContract
from services.models import Service


def proposed_values(
    version: ProgrammeVersion, items: Iterable[ProgrammeItem], *, on: datetime.date | None = None
) -> dict:
    """The period of the programme, the cost of the items, whoever signs for the centre ``on`` that day (today)."""
    costs = [item.planned_cost for item in items if item.planned_cost is not None]
    values = {
        "period_start": version.period_start,
        "period_end": version.period_end,
        "amount": sum(costs) if costs else None,
        "own_unit": next((item.own_unit_id for item in items if item.own_unit_id), None),
    }
    signatory = next(iter(signatories_on(on or timezone.localdate())), None)
    if signatory:
        values |= {"signatory": signatory.pk, "signer_name": str(signatory), "signer_basis": signatory.basis}
    return values


def proposed_rows(items: Iterable[ProgrammeItem]) -> dict[str, list[dict]]:
    """Providers and services of the items, with how many and for how much."""
    partners = dict.fromkeys(item.provider_id for item in items if item.provider_id)
    return {
        "providers": [{"partner": pk} for pk in partners],
        "items": [_item_row(item) for item in items],
        "tranches": [],
        "report_dates": [],
    }


def _item_row(item: ProgrammeItem) -> dict:
    row = {
        "service": item.service_id,
        "quantity": item.quantity,
        "unit": item.quantity_unit,
        "amount": item.planned_cost,
    }
    if item.quantity and item.planned_cost is not None:
        price = (item.planned_cost / item.quantity).quantize(Decimal("0.01"))
        # A price that rounding made is nobody's price.
        row["unit_price"] = price if price * item.quantity == item.planned_cost else None
    return row


def rows_of(contract: ServiceContract) -> dict[str, list[dict]]:
    """Rows of a draft as its tables show them."""
    return {
        "providers": [
            {"partner": row.partner_id, "task": row.task, "amount": row.amount} for row in contract.providers.all()
        ],
        "items": [
            {
                "service": row.service_id,
                "quantity": row.quantity,
                "unit": row.unit,
                "unit_price": row.unit_price,
                "amount": row.amount,
            }
            for row in contract.items.all()
        ],
        "tranches": [
            {"due_on": row.due_on, "amount": row.amount, "condition": row.condition} for row in contract.tranches.all()
        ],
        "report_dates": [{"due_on": row.due_on, "covers": row.covers} for row in contract.report_dates.all()],
    }


def services_of(programme_id: int) -> list[Service]:
    """Services that any version of the programme offers."""
    items = ProgrammeItem.objects.filter(version__programme=programme_id)
    return list(Service.objects.filter(pk__in=items.values("service")))


def candidates(programme_id: int, contract: ServiceContract | None) -> list[Partner]:
    """Partners that offer a service of the programme, are named in it, or are in the contract already."""
    items = ProgrammeItem.objects.filter(version__programme=programme_id)
    named = contract.providers.values("partner") if contract else Partner.objects.none().values("pk")
    fits = Q(offers__service__in=items.values("service"), state=PartnerState.ACTIVE)
    found = Partner.objects.filter(fits | Q(pk__in=items.values("provider")) | Q(pk__in=named))
    return list(Partner.objects.filter(pk__in=found.values("pk")))


def kind_for(items: Iterable[ProgrammeItem], asked: str) -> str:
    """An assignment when it is asked for, or when the programme names an own unit; otherwise a contract."""
    if asked in ContractKind.values:
        return asked
    return ContractKind.ASSIGNMENT if any(item.own_unit_id for item in items) else ContractKind.CONTRACT
