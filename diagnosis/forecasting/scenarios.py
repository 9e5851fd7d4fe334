"""Scenarios: what a forecast means in people and in money, whatever we do or do not.

People are whole. A scenario changes the forecast by so many people, or so many per cent, each year from the first;
money is the printed number of people times the printed cost of one of them in that year.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cus.text.numbers import NBSP, signed
from diagnosis.forecasting.observed import ARITHMETIC, Point, rounded


class Change(StrEnum):
    """How a scenario departs from the forecast, year after year."""

    NONE = "none"
    PEOPLE = "people"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What a scenario assumes; money is PLN, ``cost_growth`` per cent a year counted from ``cost_year``."""

    name: str
    change: Change = Change.NONE
    amount: Decimal = Decimal(0)
    unit_cost: Decimal | None = None
    cost_year: int | None = None
    cost_growth: Decimal = Decimal(0)
    cost_source: str = ""
    description: str = ""
    does_nothing: bool = False

    @property
    def amount_text(self) -> str:
        """The yearly change with its sign."""
        return signed(self.amount.normalize())

    @property
    def growth_text(self) -> str:
        """The yearly growth of the cost with its sign; empty when the cost stays."""
        return signed(self.cost_growth.normalize()) if self.cost_growth else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioYear:
    """One year of a scenario; ``difference`` is people against doing nothing. Money is missing without a cost."""

    year: int
    people: int
    difference: int
    unit_cost: Decimal | None
    money: Decimal | None

    @property
    def difference_text(self) -> str:
        """The difference with its sign."""
        return signed(Decimal(self.difference))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario over the foreseen years; ``against_nothing`` is its money less that of doing nothing."""

    assumed: Assumed
    years: tuple[ScenarioYear, ...]
    money: Decimal | None
    against_nothing: Decimal | None

    @property
    def against_text(self) -> str:
        """The money against doing nothing, with its sign; empty where there is nothing to compare."""
        return "" if self.against_nothing is None else f"{signed(self.against_nothing)}{NBSP}zł"


def play(points: Sequence[Point], assumed: Sequence[Assumed]) -> tuple[Scenario, ...]:
    """Carry a forecast into each scenario; the one that does nothing is what others are compared with."""
    nothing = next((one for one in assumed if one.does_nothing), Assumed(name="", does_nothing=True))
    ground = _years(points, nothing)
    total = _sum(ground)
    scenarios = []
    for one in assumed:
        years = _years(points, one)
        money = _sum(years)
        against = money - total if money is not None and total is not None and not one.does_nothing else None
        scenarios.append(Scenario(assumed=one, years=years, money=money, against_nothing=against))
    return tuple(scenarios)


def people_in(point: Point, assumed: Assumed, step: int) -> int:
    """Return how many people a scenario gives ``step`` years after the last known one; never below zero."""
    value = point.value
    if assumed.change == Change.PEOPLE:
        value += assumed.amount * step
    elif assumed.change == Change.PERCENT:
        value = ARITHMETIC.multiply(value, ARITHMETIC.power(1 + assumed.amount / 100, step))
    return max(0, int(rounded(value, 0)))


def cost_in(year: int, assumed: Assumed) -> Decimal | None:
    """Return the cost of one person in ``year``, to the grosz; ``None`` when it is not known."""
    if assumed.unit_cost is None or assumed.cost_year is None:
        return None
    growth = ARITHMETIC.power(1 + assumed.cost_growth / 100, year - assumed.cost_year)
    return rounded(ARITHMETIC.multiply(assumed.unit_cost, growth), 2)


def _years(points: Sequence[Point], assumed: Assumed) -> tuple[ScenarioYear, ...]:
    years = []
    for step, point in enumerate(points, 1):
        people, cost = people_in(point, assumed, step), cost_in(point.year, assumed)
        years.append(
            ScenarioYear(
                year=point.year,
                people=people,
                difference=people - max(0, int(rounded(point.value, 0))),
                unit_cost=cost,
                money=None if cost is None else people * cost,
            )
        )
    return tuple(years)


def _sum(years: Sequence[ScenarioYear]) -> Decimal | None:
    money = [year.money for year in years if year.money is not None]
    return sum(money, Decimal(0)) if len(money) == len(years) and money else None
