"""Series for the tests of forecasts: twenty of different shapes, drawn once from a seed."""

from decimal import Decimal
from random import Random

from diagnosis.forecasting.observed import Foreseen, Observed

MEALS = (41, 46, 52, 49, 58, 63, 61, 70)


def observed(amounts, first: int = 2018, **common) -> list[Observed]:
    """Return the values of consecutive years."""
    return [
        Observed(year=year, value=Decimal(str(amount)), **common) for year, amount in enumerate(amounts, start=first)
    ]


def of_group(amounts, populations, first: int = 2018, **common) -> list[Observed]:
    """Return the values of consecutive years with the population of the group."""
    return [
        Observed(year=first + at, value=Decimal(str(amount)), population=Decimal(str(people)), **common)
        for at, (amount, people) in enumerate(zip(amounts, populations, strict=True))
    ]


def foreseen(populations, first: int, **common) -> list[Foreseen]:
    """Return the population of consecutive years to come."""
    return [
        Foreseen(year=year, population=Decimal(str(people)), **common)
        for year, people in enumerate(populations, start=first)
    ]


def _drawn(seed: int) -> tuple[int, ...]:
    """Whole numbers about a line; its slope, its noise and its length come from the seed."""
    draw = Random(seed)  # noqa: S311 - data of a test
    start, slope, noise = draw.uniform(5, 4000), draw.uniform(-40, 90), draw.uniform(0.5, 60)
    return tuple(max(0, round(start + slope * t + draw.gauss(0, noise))) for t in range(draw.randint(5, 25)))


TWENTY = {
    "posiłki": MEALS,
    "pięć lat": (12, 15, 11, 19, 22),
    "stała": (30, 30, 30, 30, 30, 30),
    "same zera": (0, 0, 0, 0, 0),
    "prosta": (10, 13, 16, 19, 22, 25),
    "do zera": (50, 41, 29, 22, 9, 4),
    "wskaźnik z dwoma miejscami": ("4.12", "4.55", "3.98", "5.01", "5.37", "5.20", "5.77"),
    "cztery miejsca": ("0.0412", "0.0455", "0.0398", "0.0501", "0.0537"),
    "miliony": (1_234_567, 1_301_004, 1_288_990, 1_402_113, 1_455_870, 1_398_001),
    "jeden skok": (5, 5, 5, 5, 90, 5, 5, 5),
    **{f"losowa {seed}": _drawn(seed) for seed in range(10)},
}
