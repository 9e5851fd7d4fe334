"""What the director needs to decide: answered and unanswered needs, people, money, gaps, changes."""

from dataclasses import dataclass
from decimal import Decimal

from cus.ui.display import Difference
from diagnosis.models import Need
from programmes.basis import amount_text
from programmes.contents import contents_of
from programmes.enums import FundingSource, ProgrammeState
from programmes.gaps import (
    Finding,
    budget_total,
    by_rule,
    capacity_of,
    count_unanswered,
    findings_on,
    unanswered_needs,
    without_doors,
)
from programmes.gaps.ground import Ground
from programmes.models import ProgrammeItem, ProgrammeLogEntry, ProgrammeVersion
from programmes.opinions import Asked
from programmes.snapshot import compare_snapshots, provider_text, quantity_text, snapshot_of
from services.units import amount

# How much a cell of a kind weighs when services are put in order, largest gap first.
WEIGHT = {"stop": 3, "warn": 1}

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
    """A cell of the matrix: what stands there, the state in a word, the kind of its colour."""

    text: str
    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One service against the needs it answers."""

    item: ProgrammeItem
    needs: list[str]
    plan: Cell
    capacity: Cell
    provider: Cell

    @property
    def gap(self) -> int:
        """How far the service is from being ready."""
        return sum(WEIGHT.get(cell.kind, 0) for cell in (self.plan, self.capacity, self.provider))


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Money from one source: one amount a year, in the order of ``Money.years``, and the sum."""

    source: str
    amounts: list[Decimal]
    total: Decimal


@dataclass(frozen=True, slots=True)
class Money:
    """The budget of a version by source and year, in złoty."""

    years: list[int]
    rows: list[MoneyRow]
    totals: list[Decimal]

    @property
    def total(self) -> Decimal:
        """All years together."""
        return sum(self.totals, Decimal(0))

    @property
    def by_year(self) -> list[tuple[int, Decimal]]:
        """Each year with its sum."""
        return list(zip(self.years, self.totals, strict=True))


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything on the decision page."""

    figures: Figures
    rows: list[MatrixRow]
    unanswered: list[Need]
    findings: list[Finding]
    changes: list[Difference]
    returned: ProgrammeLogEntry | None
    money: Money
    opinions: list[Asked]
    newest: int
    """Id of the newest line of the log: what the page shows is told by it, should the programme change meanwhile."""

    @property
    def gaps(self) -> list[Finding]:
        """Findings for the glance, a rule a line; needs that nobody answers stand in a box of their own."""
        return by_rule([finding for finding in self.findings if finding.rule != "need_without_service"])

    @property
    def unanswered_first(self) -> list[Need]:
        """Unanswered needs that fit above the fold: all of them, or as many as leave room for the rest's count."""
        return self.unanswered if len(self.unanswered) <= MOST_NEEDS else self.unanswered[: MOST_NEEDS - 1]

    @property
    def unanswered_rest(self) -> list[Need]:
        """Unanswered needs that did not fit."""
        return self.unanswered[len(self.unanswered_first) :]

    @property
    def blocked_points(self) -> str:
        """Numbers of the empty items of the twelve: „4, 11”."""
        return ", ".join(
            finding.text.split(":")[0].removeprefix("pkt ") for finding in self.findings if finding.level == "stop"
        )


def figures_of(version: ProgrammeVersion, unanswered: list[Need] | None = None) -> Figures:
    """Return the four figures of ``version`` (fetched by ``gaps.with_everything``)."""
    items = version.items.all()
    money = sum((budget_total(item) for item in items), Decimal(0))
    open_needs = count_unanswered(version) if unanswered is None else len(unanswered)
    return Figures(len(items), version.planned_people, money, open_needs)


def decision_of(version: ProgrammeVersion) -> Decision:
    """Return what the decision page shows of ``version`` (fetched by ``gaps.with_everything``)."""
    log = list(version.log.select_related("by", "authorisation").defer("snapshot").order_by("-at", "-pk"))
    returned = next((entry for entry in log if entry.to_state == ProgrammeState.RETURNED), None)
    unanswered = unanswered_needs(version)
    ground = Ground(version)
    return Decision(
        figures=figures_of(version, unanswered),
        rows=sorted(matrix_of(version), key=lambda row: -row.gap),
        unanswered=unanswered,
        findings=without_doors(findings_on(ground)),
        changes=compare_snapshots(returned.snapshot, snapshot_of(version)) if returned else [],
        returned=returned,
        money=money_of(version),
        opinions=ground.opinions,
        newest=max((entry.pk for entry in log), default=0),
    )


def changed_since(version: ProgrammeVersion, entry_pk: int) -> list[Difference]:
    """Return what differs in ``version`` from what it was at a line of its log: what the director had seen."""
    entry = version.log.filter(pk=entry_pk).first()
    return compare_snapshots(entry.snapshot, snapshot_of(version)) if entry else []


def matrix_of(version: ProgrammeVersion) -> list[MatrixRow]:
    """Return each service of ``version`` against its needs, in the order of the programme."""
    return [_row(item) for item in version.items.all()]


def _row(item: ProgrammeItem) -> MatrixRow:
    needs = [link.need for link in item.need_links.all()]
    texts = [amount_text(need.number, need.unit, need.at_least) or "liczby nie podano" for need in needs]
    return MatrixRow(item, texts, _plan(item, needs), _capacity(item), _provider(item))


def _plan(item: ProgrammeItem, needs: list) -> Cell:
    """Compare the plan with the largest single need: two needs may be those of the same people."""
    if item.quantity is None:
        return Cell("–", "brak liczby", "stop")
    comparable = [need.number for need in needs if need.number and need.unit == item.quantity_unit]
    if not comparable:
        counted = any(need.number for need in needs)
        return Cell(quantity_text(item), "inna jednostka niż potrzeba" if counted else "potrzeby nie policzono", "")
    if item.quantity < max(comparable):
        return Cell(quantity_text(item), "mniej niż potrzeba", "warn")
    return Cell(quantity_text(item), "pokrywa potrzebę", "done")


def _capacity(item: ProgrammeItem) -> Cell:
    if item.own_unit_id:
        return Cell("jednostka centrum", "siły własne", "done")
    capacity = capacity_of(item)
    if capacity is not None:
        enough = item.quantity is None or capacity >= item.quantity
        text = amount(capacity, item.quantity_unit, item.quantity_period)
        return Cell(text, "wystarczy", "done") if enough else Cell(text, "za mało", "stop")
    offers = [offer for offer in _offers(item) if offer.capacity is not None]
    if offers:
        texts = [amount(offer.capacity, offer.unit, offer.period) for offer in offers]
        return Cell(", ".join(texts), "inna jednostka niż plan", "warn")
    return Cell("–", "nieznane", "warn")


def _offers(item: ProgrammeItem) -> list:
    return [
        offer
        for offer in item.service.offers.all()
        if offer.partner.state == "active" and item.provider_id in (None, offer.partner_id)
    ]


def _provider(item: ProgrammeItem) -> Cell:
    if item.own_unit_id:
        return Cell(provider_text(item), "własny", "done")
    if item.provider_id:
        return Cell(provider_text(item), "wskazany", "done")
    offered = len(_offers(item))
    return Cell("–", f"do wyboru: {offered}", "warn") if offered else Cell("–", "brak wykonawcy", "stop")


def money_of(version: ProgrammeVersion) -> Money:
    """Return the budget of ``version`` (fetched by ``gaps.with_everything``) by source and year."""
    sums: dict[tuple[str, int], Decimal] = {}
    for item in version.items.all():
        for row in contents_of(item)["budget_lines"]:
            at = row["source"], row["year"]
            sums[at] = sums.get(at, Decimal(0)) + Decimal(row["amount"])
    years = sorted({year for _, year in sums})
    rows = []
    for source in FundingSource:
        amounts = [sums.get((source.value, year), Decimal(0)) for year in years]
        if any(amounts):
            rows.append(MoneyRow(source.label, amounts, sum(amounts, Decimal(0))))
    totals = [sum((row.amounts[at] for row in rows), Decimal(0)) for at in range(len(years))]
    return Money(years, rows, totals)
