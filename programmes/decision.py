"""What the director needs to decide: answered and unanswered needs, people, money, gaps, changes."""

from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import number
from cus.ui.display import Difference
from diagnosis.models import Need
from programmes.basis import amount_text, changed_basis
from programmes.checks import Finding, budget_total, capacity_of, findings_of, unanswered_needs
from programmes.enums import FundingSource, ProgrammeState
from programmes.models import ProgrammeItem, ProgrammeLogEntry, ProgrammeVersion
from programmes.snapshot import compare_snapshots, provider_text, quantity_text, snapshot_of

# What fits above the fold of 1440 × 900 in the box of unanswered needs, two lines each.
MOST_NEEDS = 9


@dataclass(frozen=True, slots=True)
class Figures:
    """The four figures on top; money in złoty for the whole period."""

    services: int
    people: int | None
    money: Decimal
    unanswered: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the matrix: its words and the kind of its colour."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One service against the need it answers."""

    item: ProgrammeItem
    need: str
    plan: Cell
    capacity: Cell
    provider: Cell
    gap: int


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Money from one source: one amount a year, in the order of ``Decision.years``, and the sum."""

    source: str
    amounts: list[Decimal]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything on the decision page."""

    figures: Figures
    rows: list[MatrixRow]
    unanswered: list[Need]
    findings: list[Finding]
    changes: list[Difference]
    returned: ProgrammeLogEntry | None
    years: list[int]
    money: list[MoneyRow]
    year_totals: list[Decimal]
    blocked_points: str

    @property
    def gaps(self) -> list[Finding]:
        """Findings for the glance; needs that nobody answers stand in a box of their own."""
        return [finding for finding in self.findings if finding.rule != "need_without_service"]

    @property
    def unanswered_first(self) -> list[Need]:
        """Unanswered needs that fit above the fold: all of them, or as many as leave room for the rest's count."""
        return self.unanswered if len(self.unanswered) <= MOST_NEEDS else self.unanswered[: MOST_NEEDS - 1]

    @property
    def unanswered_rest(self) -> list[Need]:
        """Unanswered needs that did not fit."""
        return self.unanswered[len(self.unanswered_first) :]


def figures_of(version: ProgrammeVersion) -> Figures:
    """Return the four figures of ``version`` (fetched by ``checks.with_everything``)."""
    items = version.items.all()
    money = sum((budget_total(item) for item in items), Decimal(0))
    return Figures(len(items), version.planned_people, money, len(unanswered_needs(version)))


def decision_of(version: ProgrammeVersion) -> Decision:
    """Return what the decision page shows of ``version`` (fetched by ``checks.with_everything``)."""
    findings = findings_of(version, changes=changed_basis(version))
    returned = version.log.filter(to_state=ProgrammeState.RETURNED).order_by("-at", "-pk").first()
    years, money, totals = _money(version)
    blocked = [finding.text.split(":")[0].removeprefix("pkt ") for finding in findings if finding.rule == "section"]
    return Decision(
        figures=figures_of(version),
        rows=sorted((_row(item) for item in version.items.all()), key=lambda row: -row.gap),
        unanswered=unanswered_needs(version),
        findings=findings,
        changes=compare_snapshots(returned.snapshot, snapshot_of(version)) if returned else [],
        returned=returned,
        years=years,
        money=money,
        year_totals=totals,
        blocked_points=", ".join(blocked),
    )


def _row(item: ProgrammeItem) -> MatrixRow:
    needs = [link.need for link in item.need_links.all()]
    plan, capacity, provider = _plan(item, needs), _capacity(item), _provider(item)
    weight = {"stop": 3, "warn": 1}
    gap = sum(weight.get(cell.kind, 0) for cell in (plan, capacity, provider))
    texts = [amount_text(need.number, need.unit, need.at_least) for need in needs]
    return MatrixRow(item, "; ".join(filter(None, texts)), plan, capacity, provider, gap)


def _plan(item: ProgrammeItem, needs: list) -> Cell:
    if item.quantity is None:
        return Cell("nie podano", "stop")
    comparable = [need.number for need in needs if need.number and need.unit == item.quantity_unit]
    short = bool(comparable) and item.quantity < sum(comparable)
    return Cell(quantity_text(item), "warn" if short else "done")


def _capacity(item: ProgrammeItem) -> Cell:
    if item.own_unit_id:
        return Cell("siły własne", "done")
    capacity = capacity_of(item)
    if capacity is None:
        return Cell("nieznane", "warn")
    unit = item.get_quantity_unit_display()
    enough = item.quantity is None or capacity >= item.quantity
    return Cell(f"{number(capacity)} ({unit})", "done" if enough else "stop")


def _provider(item: ProgrammeItem) -> Cell:
    name = provider_text(item)
    if name:
        return Cell(name, "done")
    offered = any(offer.partner.state == "active" for offer in item.service.offers.all())
    return Cell("do wyboru", "warn") if offered else Cell("brak wykonawcy", "stop")


def _money(version: ProgrammeVersion) -> tuple[list[int], list[MoneyRow], list[Decimal]]:
    sums: dict[tuple[str, int], Decimal] = {}
    for item in version.items.all():
        for line in item.budget_lines.all():
            sums[line.source, line.year] = sums.get((line.source, line.year), Decimal(0)) + line.amount
    years = sorted({year for _, year in sums})
    rows = []
    for source in FundingSource:
        amounts = [sums.get((source.value, year), Decimal(0)) for year in years]
        if any(amounts):
            rows.append(MoneyRow(source.label, amounts, sum(amounts, Decimal(0))))
    totals = [sum((row.amounts[at] for row in rows), Decimal(0)) for at in range(len(years))]
    return years, rows, totals
