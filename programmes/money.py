"""Money of a programme by year: costs by kind beside sources, sums of both; nothing is balanced by force."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from programmes.contents import contents_of
from programmes.enums import CostKind, FundingSource
from programmes.models import ProgrammeItem, ProgrammeVersion


def rows_total(rows: Iterable[dict]) -> Decimal:
    """Sum of amounts of rows, in złoty."""
    return sum((Decimal(row["amount"]) for row in rows), Decimal(0))


def costs_of(item: ProgrammeItem) -> Decimal | None:
    """What ``item`` costs: the figure written for the whole, or else the sum of its rows; ``None`` when not said."""
    rows = contents_of(item)["cost_lines"]
    if item.planned_cost is not None:
        return item.planned_cost
    return rows_total(rows) if rows else None


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """One kind of cost, or one source, over the years of the table; amounts in złoty."""

    label: str
    amounts: list[Decimal]

    @property
    def total(self) -> Decimal:
        """All years together."""
        return sum(self.amounts, Decimal(0))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Costs and sources of a programme by year; ``undivided``: costs written for the whole period only."""

    years: list[int]
    costs: list[MoneyLine]
    sources: list[MoneyLine]
    undivided: Decimal = Decimal(0)

    @property
    def cost_sum(self) -> MoneyLine:
        """Costs of each year."""
        return _sum("Koszty razem", self.costs, len(self.years))

    @property
    def source_sum(self) -> MoneyLine:
        """Sources of each year."""
        return _sum("Źródła razem", self.sources, len(self.years))

    @property
    def differs(self) -> bool:
        """Whether costs of some year are not its sources; with costs of no year, whether the sums are not the same."""
        if not (self.sources and (self.costs or self.undivided)):
            return False
        if self.undivided:
            return self.cost_total != self.source_sum.total
        return self.cost_sum.amounts != self.source_sum.amounts

    @property
    def cost_total(self) -> Decimal:
        """All costs, those of no year too."""
        return self.cost_sum.total + self.undivided

    @property
    def difference(self) -> MoneyLine:
        """Sources less costs of each year."""
        pairs = zip(self.source_sum.amounts, self.cost_sum.amounts, strict=True)
        return MoneyLine("Różnica (źródła − koszty)", [source - cost for source, cost in pairs])


def _sum(label: str, lines: list[MoneyLine], years: int) -> MoneyLine:
    return MoneyLine(label, [sum((line.amounts[at] for line in lines), Decimal(0)) for at in range(years)])


def sheet_of(version: ProgrammeVersion) -> Sheet:
    """Return money of ``version`` (fetched by ``gaps.with_everything``) by year, kind and source."""
    items = list(version.items.all())
    costs = [row for item in items for row in contents_of(item)["cost_lines"]]
    sources = [row for item in items for row in contents_of(item)["budget_lines"]]
    years = sorted({row["year"] for row in (*costs, *sources)})
    whole = [item.planned_cost for item in items if item.planned_cost and not contents_of(item)["cost_lines"]]
    lines = _lines(costs, "kind", CostKind, years), _lines(sources, "source", FundingSource, years)
    return Sheet(years, *lines, sum(whole, Decimal(0)))


def _lines(rows: list[dict], name: str, kinds, years: list[int]) -> list[MoneyLine]:
    sums: dict[tuple[str, int], Decimal] = {}
    for row in rows:
        at = row[name], row["year"]
        sums[at] = sums.get(at, Decimal(0)) + Decimal(row["amount"])
    present = [kind for kind in kinds if any((kind.value, year) in sums for year in years)]
    return [MoneyLine(kind.label, [sums.get((kind.value, year), Decimal(0)) for year in years]) for kind in present]
