"""The check list of a programme: what is missing or does not fit, each finding with its place.

A check warns; it blocks only where the rules say so (an empty item of the twelve blocks sending to
the mayor). Every finding is a question asked of the data on the spot.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Exists, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone

from cus.text.numbers import money
from cus.text.organs import organ
from diagnosis.models import Need
from diagnosis.querysets import PUBLISHED_STAGES
from partners.models import Offer
from programmes.basis import changed_basis, standing_diagnosis
from programmes.models import ProgrammeItem, ProgrammeNeed, ProgrammeVersion
from programmes.sections import section_states
from services.models import QualityStandard
from services.standards.enums import DECIDED_STATES
from services.units import amount

SERVICES_SECTION = 5

NO_STANDARD = "brak obowiązującego standardu jakości (art. 13 ust. 1 pkt 7)"
# Services that one line names.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: ``rule`` names the check, ``level`` is ``stop`` (blocks sending to the mayor) or ``warn``.

    ``item`` is the id of the service it is about, empty for the programme as a whole; ``short`` is the
    text for a page that already names the service.
    """

    rule: str
    level: str
    text: str
    url: str
    short: str = ""
    item: int | None = None

    @property
    def word(self) -> str:
        """The level in a word."""
        return "blokuje" if self.level == "stop" else "uwaga"


def whole_items():
    """Items with all that the checks look at."""
    items = ProgrammeItem.objects.annotate(has_standard=Exists(_standards()))
    return items.select_related("service", "provider", "own_unit").prefetch_related(
        "conditions",
        "data_items",
        "indicators",
        "budget_lines",
        "need_links__need",
        Prefetch("service__offers", queryset=Offer.objects.select_related("partner").order_by("pk")),
    )


def _standards():
    """Standards of an item's service that rule today, or on the day when a later programme begins."""
    day = Greatest(Value(timezone.localdate()), OuterRef("version__period_start"))
    begun = QualityStandard.objects.filter(
        service=OuterRef("service"), state__in=DECIDED_STATES, in_force_from__lte=day
    )
    return begun.filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=day))


def with_everything(queryset):
    """Versions with their items, needs and the rest that the pages and documents look at."""
    related = ("diagnosis", "approved_by", "approved_under", "submitted_by", "programme", "frozen")
    # The file may be large and no page shows it.
    narrow = queryset.select_related(*related).defer("frozen__pdf", "frozen__data")
    needs = ProgrammeNeed.objects.select_related("source")
    return narrow.prefetch_related(Prefetch("items", queryset=whole_items()), Prefetch("needs", queryset=needs))


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


def findings_of(version: ProgrammeVersion, *, changes=None) -> list[Finding]:
    """Return all findings of ``version`` (fetched by ``with_everything``), blocking ones first."""
    findings = [*_sections(version), *_basis(version, changes)]
    for item in version.items.all():
        findings += _of_item(item, version)
    findings += [*_diagnosis(version), *_needs(version), *_standards_missing(version)]
    return sorted(findings, key=lambda finding: finding.level != "stop")


def by_service(findings: list[Finding]) -> list[Finding]:
    """Join the findings of each service in one line; those of the programme stay as they are."""
    lines: dict[object, list[Finding]] = {}
    for finding in findings:
        lines.setdefault(finding.item or finding, []).append(finding)
    return [_joined(group) for group in lines.values()]


def without_doors(findings: list[Finding]) -> list[Finding]:
    """Take the links off findings that lead to a form, for who may not open one now."""
    return [
        finding if finding.rule in {"basis", "diagnosis", "standard"} else replace(finding, url="")
        for finding in findings
    ]


def _joined(group: list[Finding]) -> Finding:
    first = group[0]
    name = first.text.removesuffix(first.short)
    return replace(first, text=name + "; ".join(one.short for one in group)) if len(group) > 1 else first


def _builder(version: ProgrammeVersion, section: int) -> str:
    if section == SERVICES_SECTION:
        return version.get_absolute_url() + "#uslugi"
    return reverse("programmes:edit", args=[version.pk]) + f"#pkt-{section}"


def _sections(version: ProgrammeVersion) -> list[Finding]:
    return [
        Finding(
            "section",
            "stop",
            f"pkt {state.section.number}: brak – {', '.join(state.missing)}",
            _builder(version, state.section.number),
        )
        for state in section_states(version)
        if state.state == "missing"
    ]


def _basis(version: ProgrammeVersion, changes) -> list[Finding]:
    changes = changed_basis(version) if changes is None else changes
    url = reverse("programmes:basis", args=[version.pk])
    return [Finding("basis", "warn", f"zmieniła się podstawa – sprawdź: {change.title}", url) for change in changes]


def _diagnosis(version: ProgrammeVersion) -> list[Finding]:
    """A programme takes account of the diagnosis (art. 5 ust. 2), which goes to the council first (art. 21)."""
    if version.diagnosis.stage in PUBLISHED_STAGES:
        return []
    text = organ("diagnozy nie przekazano jeszcze wójtowi i radzie (art. 5 ust. 2, art. 21 ust. 5)")
    return [Finding("diagnosis", "warn", text, version.diagnosis.get_absolute_url())]


def _needs(version: ProgrammeVersion) -> list[Finding]:
    url = reverse("programmes:needs", args=[version.pk])
    linked = {link.need_id for item in version.items.all() for link in item.need_links.all()}
    return [
        Finding("need_without_service", "warn", f"potrzeba bez usługi: {need}", url)
        for need in version.needs.all()
        if need.pk not in linked and not need.removal_accepted
    ]


def item_findings(item: ProgrammeItem, version: ProgrammeVersion) -> list[Finding]:
    """Return what is missing or does not fit in one item of ``version``; ``item`` comes from ``whole_items``."""
    standard = [] if item.has_standard else [_without_standard(NO_STANDARD, item)]
    return [*_of_item(item, version), *standard]


def _of_item(item: ProgrammeItem, version: ProgrammeVersion) -> list[Finding]:
    url = reverse("programmes:item_edit", args=[version.pk, item.pk])
    texts = [*_missing(item, version), *_capacity(item), *_sums(item), *_years(item, version)]
    return [Finding(rule, "warn", f"{item.service_name}: {text}", url, text, item.pk) for rule, text in texts]


def _standards_missing(version: ProgrammeVersion) -> list[Finding]:
    """Services of a programme have a standard, the centre's own where no provision sets one (art. 13 ust. 1 pkt 7).

    One line for all of them: a centre that has only begun its standards would read nothing else.
    """
    items = [item for item in version.items.all() if not item.has_standard]
    if len(items) < 2:
        return [_without_standard(f"{item.service_name}: {NO_STANDARD}", item) for item in items]
    names = "; ".join(item.service_name for item in items[:MOST_NAMED])
    more = f" i jeszcze {len(items) - MOST_NAMED}" if len(items) > MOST_NAMED else ""
    return [Finding("standard", "warn", f"{NO_STANDARD}: {names}{more}", reverse("services:standards"))]


def _without_standard(text: str, item: ProgrammeItem) -> Finding:
    return Finding("standard", "warn", text, f"{item.service.get_absolute_url()}#standardy", NO_STANDARD)


def _missing(item: ProgrammeItem, version: ProgrammeVersion) -> list[tuple[str, str]]:
    texts = []
    if not item.need_links.all():
        texts.append(("item_need", "nie odpowiada na żadną potrzebę"))
    if item.quantity is None:
        texts.append(("item_number", "nie podano, dla ilu"))
    if not item.conditions.all():
        texts.append(("item_condition", "nie ma warunku"))
    if any(not row.evidence.strip() for row in item.conditions.all()):
        texts.append(("item_evidence", "warunek bez sposobu dokumentowania"))
    if item.fee_required is None:
        texts.append(("item_fee", "nie wiadomo, czy jest opłata"))
    if item.fee_required and item.fee_amount is None:
        texts.append(("item_fee_amount", "nie podano wysokości opłaty"))
    if not item.data_items.all() and not version.no_personal_data_reason.strip():
        texts.append(("item_data", "nie wskazano danych osobowych"))
    if not item.indicators.all():
        texts.append(("item_indicator", "nie ma miernika"))
    if not item.budget_lines.all():
        texts.append(("item_budget", "nie ma pozycji budżetu"))
    if not item.provider_id and not item.own_unit_id:
        texts.append(("item_provider", "nie ma wykonawcy"))
    return texts


def _years(item: ProgrammeItem, version: ProgrammeVersion) -> list[tuple[str, str]]:
    """Money planned for a year in which the programme does not run."""
    if not (version.period_start and version.period_end):
        return []
    outside = sorted(
        {
            line.year
            for line in item.budget_lines.all()
            if not version.period_start.year <= line.year <= version.period_end.year
        }
    )
    return [("budget_year", f"kwota na rok {year}, poza okresem programu") for year in outside]


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


def _capacity(item: ProgrammeItem) -> list[tuple[str, str]]:
    capacity = capacity_of(item)
    if capacity is None or item.quantity is None or capacity >= item.quantity:
        return []
    able, planned = (amount(value, item.quantity_unit) for value in (capacity, item.quantity))
    return [("capacity", f"plan: {planned}, możliwości wykonawców: {able}")]


def budget_total(item: ProgrammeItem) -> Decimal:
    """Sum of the item's budget lines, in złoty."""
    return sum((line.amount for line in item.budget_lines.all()), Decimal(0))


def _sums(item: ProgrammeItem) -> list[tuple[str, str]]:
    total = budget_total(item)
    if item.planned_cost is None or not item.budget_lines.all() or item.planned_cost == total:
        return []
    return [("sums", f"źródła {money(total)}, koszty {money(item.planned_cost)}")]
