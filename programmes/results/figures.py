"""Figures added up as they may be: pure over rows of ``DeliveryFigure``, the one place where results are summed.

Hours, turns, refusals and money add up over periods and providers. People do not: the number of different
people of a year or of a whole programme is entered, and where it was not, only the bounds are known, the
largest entered number below and the sum above.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from programmes.results.enums import PeriodKind
from programmes.results.models import DeliveryFigure

NOBODY = (None, None)


@dataclass(frozen=True)
class People:
    """Different people. ``value`` is ``None`` where nobody entered it; then the bounds tell what is known.

    ``row`` is the figure it was read from.
    """

    value: int | None = None
    at_least: int | None = None
    at_most: int | None = None
    row: DeliveryFigure | None = None


@dataclass(frozen=True)
class Totals:
    """What adds up; ``None`` means that no row gave it. ``quantities`` by unit code; cost in złoty."""

    quantities: dict[str, Decimal] = field(default_factory=dict)
    turns: int | None = None
    refusals: int | None = None
    cost: Decimal | None = None
    rows: int = 0


def totals_of(figures: Iterable[DeliveryFigure]) -> Totals:
    """Add up what adds up.

    A row of a service that names no provider speaks of all of them, so it is counted only for a service and
    a year where no row of a provider gives amounts.
    """
    counted = _without_doubles([row for row in figures if has_amounts(row)])
    quantities: dict[str, Decimal] = {}
    for row in counted:
        if row.quantity is not None:
            quantities[row.quantity_unit] = quantities.get(row.quantity_unit, Decimal(0)) + row.quantity
    return Totals(quantities, _sum(counted, "turns"), _sum(counted, "refusals"), _sum(counted, "cost"), len(counted))


def has_amounts(row: DeliveryFigure) -> bool:
    """Whether the row holds anything that adds up."""
    return any(getattr(row, name) is not None for name in ("turns", "quantity", "refusals", "cost"))


def people_of(figures: Iterable[DeliveryFigure], kind: PeriodKind, year: int | None = None) -> People:
    """Return the different people of one service (or of the programme) in a ``year``, or over the whole programme.

    ``figures`` are the rows of that service alone. The row of all providers is the number; a provider's own
    row is, when nobody else gave the service. Otherwise only bounds are known. A row that runs over into another
    year says nothing of ``year``.
    """
    counted = [row for row in figures if row.people is not None]
    rows = [row for row in counted if year is None or row.starts_on.year == row.ends_on.year == year]
    asked = [row for row in rows if row.period_kind == kind]
    together = next((row for row in asked if _who(row) == NOBODY), None)
    if together:
        return People(together.people, together.people, together.people, together)
    if len({_who(row) for row in rows}) == 1 and asked:
        return People(asked[0].people, asked[0].people, asked[0].people, asked[0])
    if not rows:
        return People()
    return People(None, max(row.people for row in rows), _most(rows))


def people_of_programme(figures: Iterable[DeliveryFigure], kind: PeriodKind, year: int | None = None) -> People:
    """Return the different people of the whole programme; ``figures`` are all its rows.

    The number is entered for the programme. Without it, nobody is fewer than in the largest service and no more
    than in all of them together.
    """
    rows = list(figures)
    entered = people_of([row for row in rows if row.service_id is None], kind, year)
    if entered.value is not None:
        return entered
    services = [
        people_of([row for row in rows if row.service_id == key], kind, year)
        for key in dict.fromkeys(row.service_id for row in rows if row.service_id is not None)
    ]
    parts = [
        (one.value if one.value is not None else one.at_least, one.value if one.value is not None else one.at_most)
        for one in [entered, *services]
        if one.at_least is not None
    ]
    if not parts:
        return People()
    least = max(least for least, _ in parts)
    of_services = [most for _, most in parts[1 if entered.at_least is not None else 0 :]]
    # A number entered for a part of the time may be above what services tell: then it is the least and the most.
    return People(None, least, max(least, sum(of_services) if of_services else entered.at_most))


def _most(rows: list[DeliveryFigure]) -> int:
    """The sum that no number of different people exceeds: of each provider the longest periods alone.

    Where a row speaks of all providers, theirs within its period say nothing more.
    """
    together = [row for row in rows if _who(row) == NOBODY]
    apart = [
        row
        for row in rows
        if _who(row) != NOBODY
        and not any(one.starts_on <= row.starts_on and row.ends_on <= one.ends_on for one in together)
    ]
    counted = [*together, *apart]
    most = 0
    for who in {_who(row) for row in counted}:
        of_one = [row for row in counted if _who(row) == who]
        most += sum(row.people for row in of_one if not any(_holds(other, row) for other in of_one))
    return most


def _holds(outer: DeliveryFigure, inner: DeliveryFigure) -> bool:
    longer = (outer.ends_on - outer.starts_on) > (inner.ends_on - inner.starts_on)
    return longer and outer.starts_on <= inner.starts_on and inner.ends_on <= outer.ends_on


def _without_doubles(rows: list[DeliveryFigure]) -> list[DeliveryFigure]:
    told = {(row.service_id, row.starts_on.year) for row in rows if _who(row) != NOBODY}
    return [row for row in rows if _who(row) != NOBODY or (row.service_id, row.starts_on.year) not in told]


def _who(row: DeliveryFigure) -> tuple[int | None, int | None]:
    return row.partner_id, row.own_unit_id


def _sum(rows: list[DeliveryFigure], name: str):
    given = [getattr(row, name) for row in rows if getattr(row, name) is not None]
    return sum(given) if given else None
