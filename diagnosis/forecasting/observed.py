"""What a forecast is made of: values of past years and the population foreseen for the years to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough for every sum of squares of values of 14 digits; half goes up, as on a calculator.
ARITHMETIC = Context(prec=60, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """A value of one year; ``population`` is that of the group, needed by the demographic method alone.

    ``base`` names the census on which the figures of that year stand („NSP 2021”), empty when none was named.
    """

    year: int
    value: Decimal
    unit: str = ""
    base: str = ""
    source: str = ""
    population: Decimal | None = None
    population_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """The population of the group foreseen for one year, with its source."""

    year: int
    population: Decimal
    base: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A forecast of one year; no bounds where the method gives none.

    ``floored``: the line falls below zero there, and zero stands instead.
    """

    year: int
    value: Decimal
    lower: Decimal | None = None
    upper: Decimal | None = None
    floored: bool = False


def rounded(value: Decimal, places: int) -> Decimal:
    """Round half up to ``places`` decimal places; trailing zeros stay, they say how exact the number is."""
    return value.quantize(Decimal(1).scaleb(-places), context=ARITHMETIC)


def divided(value: Decimal | int, by: Decimal | int, places: int) -> Decimal:
    """Divide and round half up to ``places`` decimal places."""
    return rounded(ARITHMETIC.divide(Decimal(value), Decimal(by)), places)


def places_of(values: Iterable[Decimal]) -> int:
    """Return the most decimal places that any of ``values`` really has."""
    return max((max(0, -int(value.normalize().as_tuple().exponent)) for value in values), default=0)


def in_years(values: Iterable[Observed]) -> tuple[Observed, ...]:
    """Return the values in the order of their years."""
    return tuple(sorted(values, key=lambda value: value.year))
