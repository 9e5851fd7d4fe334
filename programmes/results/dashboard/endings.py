"""What runs out within half a year or has just run out, and services without a standard. Two queries."""

import datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Value
from django.urls import reverse

from cus.accounts.acts import Act
from diagnosis.models import Diagnosis
from partners.enums import AgreementState
from partners.models import CooperationAgreement, PowerOfAttorney
from programmes.models import ProgrammeVersion, ServiceContract
from programmes.results.dashboard.facts import Ending
from services.models import QualityStandard
from services.standards.enums import StandardState

AHEAD = relativedelta(months=6)
BEHIND = relativedelta(months=3)
SOON = relativedelta(days=60)
PAGES = {
    "umowa": "programmes:contract_detail",
    "porozumienie": "partners:agreement_detail",
    "pełnomocnictwo": "partners:power_detail",
}


def endings_on(
    diagnosis: Diagnosis | None, today: datetime.date, versions: list[ProgrammeVersion], items: dict, *, user
) -> tuple[Ending, ...]:
    """Return what ends from three months ago to six months ahead, the earliest first; then missing standards.

    Powers of attorney are seen by whoever sees them in their register, missing standards by the staff.
    """
    found = [
        ("program", str(one), one.period_end, reverse("results:detail", args=[one.programme_id])) for one in versions
    ]
    found += _papers(today, user)
    if diagnosis:
        found.append(("diagnoza", diagnosis.title, diagnosis.period_end, diagnosis.get_absolute_url()))
    dated = [Ending(what, name, on, url, _kind(on, today)) for what, name, on, url in found if _near(on, today)]
    missing = _without_standard(today, versions, items) if user.may(Act.READ_DRAFTS) else []
    return (*sorted(dated, key=lambda one: (one.on, one.what, one.name)), *missing)


def _papers(today: datetime.date, user) -> list[tuple[str, str, datetime.date, str]]:
    """Contracts, agreements and powers of attorney that bind today and have a last day; one query."""
    contracts = ServiceContract.objects.binding_on(today).order_by()
    agreements = CooperationAgreement.objects.filter(state=AgreementState.SIGNED, ends_on__gte=today).order_by()
    powers = PowerOfAttorney.objects.visible_to(user).valid_on(today).filter(valid_until__isnull=False).order_by()
    rows = contracts.values_list(Value("umowa"), "pk", "number", "current_end").union(
        agreements.values_list(Value("porozumienie"), "pk", "number", "ends_on"),
        powers.values_list(Value("pełnomocnictwo"), "pk", "number", "valid_until"),
    )
    return [
        (what, f"nr {number}" if number else "bez numeru", on, reverse(PAGES[what], args=[pk]))
        for what, pk, number, on in rows
    ]


def _without_standard(today: datetime.date, versions: list[ProgrammeVersion], items: dict) -> list[Ending]:
    """Services of programmes that have not ended and that no approved standard describes."""
    offered = {item.service_id: item for one in versions if one.period_end >= today for item in items.get(one.pk, [])}
    described = set(
        QualityStandard.objects.filter(state=StandardState.APPROVED, service__in=offered).values_list(
            "service_id", flat=True
        )
    )
    return [
        Ending("standard", f"brak standardu: {item.service_name}", None, item.service.get_absolute_url(), "warn")
        for pk, item in offered.items()
        if pk not in described
    ]


def _near(on: datetime.date, today: datetime.date) -> bool:
    return today - BEHIND <= on <= today + AHEAD


def _kind(on: datetime.date, today: datetime.date) -> str:
    if on < today:
        return "idle"
    return "stop" if on <= today + SOON else "warn"
