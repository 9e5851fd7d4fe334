"""Round numbers along an axis."""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

STEPS = (1, 2, 2.5, 5, 10)


def ticks(values: Iterable[float], *, most: int = 6, from_zero: bool = False) -> list[float]:
    """Return evenly spaced round numbers that cover ``values``.

    The axis begins at zero when ``from_zero``, or when the least value is below 60 % of the greatest:
    a small change is then seen and not blown up without a word (``starts_above_zero`` says so).
    """
    found = list(values) or [0.0]
    low, high = min(found), max(found)
    if from_zero or low < 0.6 * high or high <= 0:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    step = _step((high - low) / max(most - 1, 1))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(step * size for step in STEPS if step * size >= rough * 0.999)


def starts_above_zero(marks: Sequence[float]) -> bool:
    """Whether the axis is cut: its lowest mark is above zero."""
    return marks[0] > 0


def as_float(value: Decimal | int | float) -> float:
    """Return a number to draw with."""
    return float(value)
