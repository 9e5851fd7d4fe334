"""Fetching a version with all that the rules, the pages and the documents look at; sums and capacity."""

import datetime
from decimal import Decimal

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Greatest, JSONObject
from django.utils import timezone

from cus.database.once import Once
from cus.documents.models import FrozenDocument
from diagnosis.models import Need
from partners.models import Offer
from programmes.basis import standing_diagnosis
from programmes.contents import contents_of, with_contents
from programmes.contracts.facts import contract_facts
from programmes.enums import EDITABLE_STATES, ProgrammeState
from programmes.models import ProgrammeItem, ProgrammeNeed, ProgrammeVersion
from programmes.opinions import rows_of_opinions
from programmes.sections import section_states
from services.models import QualityStandard
from services.standards.enums import DECIDED_STATES

# A version that may still bind somebody, or does.
LIVE_STATES = (
    *EDITABLE_STATES,
    ProgrammeState.SUBMITTED,
    ProgrammeState.APPROVED,
    ProgrammeState.SENT_TO_MAYOR,
    ProgrammeState.ADOPTED,
    ProgrammeState.IN_FORCE,
)


def whole_items():
    """Items with all that the rules look at.

    Beside their rows: ``standards_now``, the standard that rules (a list of one, or empty), ``elsewhere``,
    the other programmes that hold the same service at the same time, and ``contracts_now``, its contracts.
    """
    # What stands beside them refers to the version, so the query joins it.
    items = ProgrammeItem.objects.annotate(of_programme=F("version__programme_id")).annotate(**_beside())
    return (
        with_contents(items)
        .select_related("service", "provider", "own_unit")
        .prefetch_related(
            "need_links__need",
            Prefetch("service__offers", queryset=Offer.objects.select_related("partner").order_by("pk")),
        )
    )


def _beside() -> dict:
    today = timezone.localdate()
    return {
        "standards_now": _of_items(_standards, today),
        "elsewhere": _of_items(_elsewhere),
        "contracts_now": _of_items(contract_facts, today),
    }


def _of_items(make, *values) -> Once:
    return Once(ProgrammeItem, make, *values, joined=(ProgrammeVersion,))


def _standards(today: datetime.date) -> ArraySubquery:
    """The standard of an item's service that rules today, or on the day when a later programme begins."""
    day = Greatest(Value(today), OuterRef("version__period_start"))
    begun = QualityStandard.objects.filter(
        service=OuterRef("service"), state__in=DECIDED_STATES, in_force_from__lte=day
    )
    ruling = begun.filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=day)).order_by("-in_force_from", "-number")
    return ArraySubquery(ruling.values(json=JSONObject(pk="pk", number="number", since="in_force_from"))[:1])


def _elsewhere() -> ArraySubquery:
    """Items of other programmes with the same service, whose days overlap."""
    same = ProgrammeItem.objects.filter(
        service=OuterRef("service"),
        version__state__in=LIVE_STATES,
        version__period_start__lte=OuterRef("version__period_end"),
        version__period_end__gte=OuterRef("version__period_start"),
    ).exclude(version__programme=OuterRef("version__programme"))
    shown = JSONObject(pk="version_id", name=F("version__name"), state=F("version__state"))
    return ArraySubquery(same.order_by("version_id").values(json=shown))


def with_everything(queryset):
    """Versions with their items, needs and the rest that the pages and documents look at."""
    narrow = with_contents(queryset.annotate(opinion_rows=Once(ProgrammeVersion, rows_of_opinions))).select_related(
        "diagnosis", "programme", "submitted_by", "approved_by", "created_by", "copied_from"
    )
    needs = ProgrammeNeed.objects.select_related("source")
    # A draft has none of these: joining them would cost each page more than asking for them when they are there.
    decided = ("approved_under", Prefetch("frozen", queryset=_without_content()))
    return narrow.prefetch_related(
        Prefetch("items", queryset=whole_items()), Prefetch("needs", queryset=needs), *decided
    )


def _without_content():
    """Frozen documents without their file and data, which may be large and which no page shows."""
    return FrozenDocument.objects.defer("pdf", "data")


def missing_sections(version: ProgrammeVersion) -> list[int]:
    """Return the numbers of the empty items of art. 5 ust. 3."""
    return [state.section.number for state in section_states(version) if state.state == "missing"]


def unanswered_needs(version: ProgrammeVersion) -> list[Need]:
    """Return needs of the diagnosis that no item of the programme answers, highest priority first."""
    answered = _answered(version)
    needs = Need.objects.filter(diagnosis=standing_diagnosis(version))
    open_ = [need for need in needs if need.key not in answered and (need.need or need.problem or need.group).strip()]
    return sorted(open_, key=lambda need: (-(need.priority or 0), need.position, need.pk))


def count_unanswered(version: ProgrammeVersion) -> int:
    """Return how many needs ``unanswered_needs`` would return, without making them."""
    answered = _answered(version)
    needs = Need.objects.filter(diagnosis=standing_diagnosis(version)).order_by()
    rows = needs.values_list("key", "need", "problem", "group")
    return sum(key not in answered and bool((need or problem or group).strip()) for key, need, problem, group in rows)


def _answered(version: ProgrammeVersion) -> set:
    return {link.need.key for item in version.items.all() for link in item.need_links.all()}


def capacity_of(item: ProgrammeItem) -> Decimal | None:
    """Return what the provider (or, with none chosen, all who offer the service) can do.

    Only offers in the item's own unit and period count; ``None`` when nothing comparable is known.
    """
    offers = [
        offer.capacity
        for offer in item.service.offers.all()
        if offer.capacity is not None
        and offer.unit == item.quantity_unit
        and offer.period == item.quantity_period
        and offer.partner.state == "active"
        and item.provider_id in (None, offer.partner_id)
    ]
    return sum(offers, Decimal(0)) if offers and not item.own_unit_id else None


def budget_total(item: ProgrammeItem) -> Decimal:
    """Sum of the item's budget lines, in złoty."""
    return sum((Decimal(row["amount"]) for row in contents_of(item)["budget_lines"]), Decimal(0))
