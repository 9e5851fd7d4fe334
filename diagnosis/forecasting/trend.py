"""Trend: the straight line of least squares with its 95 % prediction interval.

The years are numbered from 1. ``fit`` is exact (fractions up to the square roots). ``work_out`` goes the same way
in numbers rounded as they are printed, each from printed ones, so that a reader with a calculator gets every one of
them; the two differ by one unit of the last printed place at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from diagnosis.forecasting.observed import ARITHMETIC, Observed, Point, divided, in_years, places_of, rounded
from diagnosis.forecasting.refusing import CannotForecast, obstacles_to_trend
from diagnosis.forecasting.student import quantile

# Places of the roots and of the quantile; of parameters: so many more than the values have.
ROOT_PLACES = 6
MORE_PLACES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The line ``intercept + slope · t`` and what its interval is made of; ``points`` are not cut at zero.

    ``residual_error`` is the standard error of the residuals, with n − 2 degrees of freedom.
    """

    count: int
    mean: Fraction
    slope: Fraction
    intercept: Fraction
    residual_sum: Fraction
    residual_error: float
    student: float
    points: tuple[tuple[int, float, float, float], ...]


def fit(values: Sequence[Observed], horizon: int) -> Fit:
    """Fit the line and foresee ``horizon`` years: (year, value, lower bound, upper bound).

    Raises:
        CannotForecast: see ``obstacles_to_trend``.
    """
    ordered = _checked(values, horizon)
    count = len(ordered)
    amounts = [Fraction(value.value) for value in ordered]
    middle, spread = Fraction(count + 1, 2), Fraction(count * (count * count - 1), 12)
    mean = sum(amounts, Fraction()) / count
    slope = sum(((t - middle) * amount for t, amount in enumerate(amounts, 1)), Fraction()) / spread
    intercept = mean - slope * middle
    residual_sum = sum(((amount - intercept - slope * t) ** 2 for t, amount in enumerate(amounts, 1)), Fraction())
    residual_error, student = sqrt(residual_sum / (count - 2)), quantile(count - 2)
    points = []
    for t in range(count + 1, count + horizon + 1):
        value = float(intercept + slope * t)
        margin = student * residual_error * sqrt(1 + Fraction(1, count) + (t - middle) ** 2 / spread)
        points.append((ordered[0].year + t - 1, value, value - margin, value + margin))
    return Fit(
        count=count,
        mean=mean,
        slope=slope,
        intercept=intercept,
        residual_sum=residual_sum,
        residual_error=residual_error,
        student=student,
        points=tuple(points),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendLine:
    """A year of the data in the printed computation; deviations are from the means."""

    year: int
    t: int
    value: Decimal
    from_middle: Decimal
    from_mean: Decimal
    square: Decimal
    product: Decimal
    fitted: Decimal
    residual: Decimal
    residual_square: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendStep:
    """A foreseen year in the printed computation: the line, the root, the margin, and what comes of them."""

    t: int
    line: Decimal
    root: Decimal
    margin: Decimal
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendWork:
    """The printed computation; every number comes from those above it."""

    lines: tuple[TrendLine, ...]
    count: int
    values_sum: Decimal
    middle: Decimal
    mean: Decimal
    squares_sum: Decimal
    products_sum: Decimal
    slope: Decimal
    intercept: Decimal
    residual_sum: Decimal
    residual_error: Decimal
    student: Decimal
    steps: tuple[TrendStep, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        """The forecast, year by year."""
        return tuple(step.point for step in self.steps)

    @property
    def freedom(self) -> int:
        """Degrees of freedom."""
        return self.count - 2


def work_out(values: Sequence[Observed], horizon: int) -> TrendWork:
    """Compute the trend step by step in printed numbers; value and bounds are never below zero.

    Raises:
        CannotForecast: see ``obstacles_to_trend``.
    """
    ordered = _checked(values, horizon)
    count, places = len(ordered), places_of(value.value for value in ordered)
    exact = places + MORE_PLACES
    total = sum((value.value for value in ordered), Decimal(0))
    middle, mean = rounded(Decimal(count + 1) / 2, 1), divided(total, count, exact)
    deviations = [(t - middle, value.value - mean) for t, value in enumerate(ordered, 1)]
    squares_sum = sum((across * across for across, _ in deviations), Decimal(0))
    products_sum = sum((rounded(across * up, exact) for across, up in deviations), Decimal(0))
    slope = divided(products_sum, squares_sum, exact)
    intercept = rounded(mean - slope * middle, exact)
    lines = tuple(_line(value, t, middle, mean, slope, intercept) for t, value in enumerate(ordered, 1))
    residual_sum = sum((line.residual_square for line in lines), Decimal(0))
    error = rounded(ARITHMETIC.sqrt(ARITHMETIC.divide(residual_sum, Decimal(count - 2))), exact)
    work = TrendWork(
        lines=lines,
        count=count,
        values_sum=rounded(total, places),
        middle=middle,
        mean=mean,
        squares_sum=squares_sum,
        products_sum=products_sum,
        slope=slope,
        intercept=intercept,
        residual_sum=residual_sum,
        residual_error=error,
        student=rounded(Decimal(quantile(count - 2)), ROOT_PLACES),
        steps=(),
    )
    steps = (_step(work, t, ordered[0].year + t - 1, places + 1) for t in range(count + 1, count + horizon + 1))
    return replace(work, steps=tuple(steps))


def _line(value: Observed, t: int, middle: Decimal, mean: Decimal, slope: Decimal, intercept: Decimal) -> TrendLine:
    exact = -int(mean.as_tuple().exponent)
    across, up = t - middle, value.value - mean
    fitted = rounded(intercept + slope * t, exact)
    residual = rounded(value.value - fitted, exact)
    return TrendLine(
        year=value.year,
        t=t,
        value=rounded(value.value, exact - MORE_PLACES),
        from_middle=across,
        from_mean=rounded(up, exact),
        square=across * across,
        product=rounded(across * up, exact),
        fitted=fitted,
        residual=residual,
        residual_square=rounded(ARITHMETIC.multiply(residual, residual), exact),
    )


def _step(work: TrendWork, t: int, year: int, places: int) -> TrendStep:
    line = rounded(work.intercept + work.slope * t, places)
    inner = 1 + ARITHMETIC.divide(Decimal(1), Decimal(work.count))
    inner += ARITHMETIC.divide((t - work.middle) ** 2, work.squares_sum)
    root = rounded(ARITHMETIC.sqrt(inner), ROOT_PLACES)
    margin = rounded(ARITHMETIC.multiply(ARITHMETIC.multiply(work.student, work.residual_error), root), places)
    nothing = rounded(Decimal(0), places)
    point = Point(
        year=year,
        value=max(line, nothing),
        lower=max(line - margin, nothing),
        upper=max(line + margin, nothing),
        floored=line < 0,
    )
    return TrendStep(t=t, line=line, root=root, margin=margin, point=point)


def _checked(values: Sequence[Observed], horizon: int) -> tuple[Observed, ...]:
    obstacles = obstacles_to_trend(values, horizon)
    if obstacles:
        raise CannotForecast(obstacles)
    return in_years(values)
