"""The coverage matrix of a version: needs × services × planned people × capacity.

Pure over a version fetched by ``gaps.with_everything``; only the needs of the diagnosis cost a query.
"""

from dataclasses import dataclass

from diagnosis.coverage import Demand, Outcome, Verdict, verdict_of
from diagnosis.models import Need
from diagnosis.potential.facts import Scale
from programmes.basis import standing_diagnosis
from programmes.gaps import capacity_of
from programmes.models import ProgrammeItem, ProgrammeVersion
from programmes.snapshot import provider_text, quantity_text
from services.units import amount


@dataclass(frozen=True, slots=True)
class Column:
    """A service of the programme: what is planned, who gives it, what they can do, and whether that is enough."""

    item: ProgrammeItem
    planned: str
    provider: str
    capacity: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Line:
    """A need: its number in words, one cell a column (``None``: the service does not answer it), the best outcome.

    ``pairs`` are the columns that answer it, each with its cell.
    """

    need: Need
    said: str
    cells: tuple[Verdict | None, ...]
    outcome: Outcome
    pairs: tuple[tuple[Column, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns in the order of the programme, needs in the order of the diagnosis."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    def count(self, outcome: Outcome) -> int:
        """How many needs have that outcome."""
        return sum(line.outcome == outcome for line in self.lines)


def matrix_of(version: ProgrammeVersion) -> Matrix:
    """Lay out every need of the diagnosis, also those that nobody answers, against the services."""
    items = list(version.items.all())
    answered = [{link.need.key for link in item.need_links.all()} for item in items]
    needs = Need.objects.filter(diagnosis=standing_diagnosis(version)).order_by("position", "pk")
    columns = tuple(_column(item) for item in items)
    lines = (_line(need, columns, answered) for need in needs if str(need) != "wiersz bez treści")
    return Matrix(columns, tuple(lines))


def _line(need: Need, columns: tuple[Column, ...], answered: list[set]) -> Line:
    demand = Demand(need.number, need.unit, need.at_least)
    cells = tuple(
        _answers(demand, column.item) if need.key in keys else None
        for column, keys in zip(columns, answered, strict=True)
    )
    pairs = tuple((column, cell) for column, cell in zip(columns, cells, strict=True) if cell)
    outcomes = [cell.outcome for cell in cells if cell]
    best = min(outcomes, key=lambda outcome: outcome.rank, default=Outcome.NO_SERVICE)
    return Line(need, demand.said, cells, best, pairs)


def _answers(demand: Demand, item: ProgrammeItem) -> Verdict:
    """How the plan of a service stands to the need it answers."""
    if demand.number is None:
        return Verdict(Outcome.CANNOT_TELL, "w diagnozie nie podano liczby")
    if item.quantity is None:
        return Verdict(Outcome.CANNOT_TELL, "w programie nie podano, dla ilu")
    plan = Scale(item.service_id, item.service_name, (), item.quantity, item.quantity_unit, item.quantity_period)
    return verdict_of(demand, [plan])


def _column(item: ProgrammeItem) -> Column:
    capacity = capacity_of(item)
    return Column(
        item,
        quantity_text(item),
        provider_text(item),
        "" if capacity is None else amount(capacity, item.quantity_unit, item.quantity_period),
        _enough(item, capacity),
    )


def _enough(item: ProgrammeItem, capacity) -> Verdict:
    """Whether those who give the service can do what is planned."""
    if item.quantity is None:
        return Verdict(Outcome.CANNOT_TELL, "nie podano, dla ilu")
    if item.own_unit_id:
        return Verdict(Outcome.COVERED, "siły własne centrum")
    if capacity is None:
        return Verdict(Outcome.CANNOT_TELL, "w ofertach nie ma liczby w tej jednostce")
    if capacity >= item.quantity:
        return Verdict(Outcome.COVERED, "możliwości wystarczają na plan", capacity - item.quantity)
    lacking = amount(item.quantity - capacity, item.quantity_unit, item.quantity_period)
    return Verdict(Outcome.SHORT, f"brakuje: {lacking}", capacity - item.quantity)
