"""The demographic method: the mean rate of the last years times the population foreseen.

As in ``trend``: ``foresee`` is exact, ``work_out`` goes in printed numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from diagnosis.forecasting.observed import ARITHMETIC, Foreseen, Observed, Point, divided, in_years, places_of
from diagnosis.forecasting.refusing import CannotForecast, obstacles_to_rate

# A rate is written for so many people of the group.
PER = 1000
RATE_PLACES = 6


def foresee(
    values: Sequence[Observed], foreseen: Sequence[Foreseen], horizon: int, rate_years: int
) -> tuple[tuple[int, Fraction], ...]:
    """Return (year, value) for each foreseen year, without any rounding.

    Raises:
        CannotForecast: see ``obstacles_to_rate``.
    """
    last, populations = _checked(values, foreseen, horizon, rate_years)
    rates = [Fraction(value.value) / Fraction(value.population) for value in last if value.population]
    mean = sum(rates, Fraction()) / len(rates)
    return tuple((row.year, mean * Fraction(row.population)) for row in populations)


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """A year of the data; ``rate`` counts for a thousand people of the group."""

    year: int
    value: Decimal
    population: Decimal
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RateStep:
    """A foreseen year: the population with its source, and what comes of it."""

    population: Decimal
    source: str
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class RateWork:
    """The printed computation."""

    lines: tuple[RateLine, ...]
    count: int
    rates_sum: Decimal
    mean: Decimal
    steps: tuple[RateStep, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The forecast, year by year; this method gives no interval."""
        return tuple(step.point for step in self.steps)

    @property
    def rate_years(self) -> int:
        """How many years the mean rate is of."""
        return len(self.lines)


def work_out(values: Sequence[Observed], foreseen: Sequence[Foreseen], horizon: int, rate_years: int) -> RateWork:
    """Compute the forecast step by step in printed numbers.

    Raises:
        CannotForecast: see ``obstacles_to_rate``.
    """
    last, populations = _checked(values, foreseen, horizon, rate_years)
    places = places_of(value.value for value in last) + 1
    lines = tuple(
        RateLine(
            year=value.year,
            value=value.value,
            population=value.population,
            rate=divided(value.value * PER, value.population, RATE_PLACES),
        )
        for value in last
        if value.population
    )
    rates_sum = sum((line.rate for line in lines), Decimal(0))
    mean = divided(rates_sum, len(lines), RATE_PLACES)
    steps = tuple(
        RateStep(
            population=row.population,
            source=row.source,
            point=Point(
                year=row.year,
                value=divided(ARITHMETIC.multiply(mean, row.population), PER, places),
            ),
        )
        for row in populations
    )
    return RateWork(lines=lines, count=len(values), rates_sum=rates_sum, mean=mean, steps=steps)


def _checked(
    values: Sequence[Observed], foreseen: Sequence[Foreseen], horizon: int, rate_years: int
) -> tuple[tuple[Observed, ...], tuple[Foreseen, ...]]:
    obstacles = obstacles_to_rate(values, foreseen, horizon, rate_years)
    if obstacles:
        raise CannotForecast(obstacles)
    ordered = in_years(values)
    end = ordered[-1].year
    wanted = sorted((row for row in foreseen if end < row.year <= end + horizon), key=lambda row: row.year)
    return ordered[-rate_years:], tuple(wanted)
