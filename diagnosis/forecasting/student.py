"""The quantile of Student's distribution, for whole degrees of freedom."""

from math import atan, cos, pi, sin, sqrt

CONFIDENCE = 0.95


def within(t: float, freedom: int) -> float:
    """Return the probability that Student's variable lies between ``-t`` and ``t``.

    For whole degrees of freedom it is a finite sum (Abramowitz, Stegun: 26.7.3 and 26.7.4), so no special
    functions are needed.
    """
    angle = atan(t / sqrt(freedom))
    square, is_odd = cos(angle) ** 2, freedom % 2
    term = cos(angle) if is_odd else 1.0
    total = 0.0
    for step in range((freedom - 1) // 2 if is_odd else freedom // 2):
        total += term
        odd = 2 * step + is_odd
        term *= square * (odd + 1) / (odd + 2)
    total *= sin(angle)
    return 2 / pi * (angle + total) if is_odd else total


def quantile(freedom: int, confidence: float = CONFIDENCE) -> float:
    """Return ``t`` for which ``within(t, freedom)`` is ``confidence``.

    Raises:
        ValueError: fewer than one degree of freedom.
    """
    if freedom < 1:
        raise ValueError("no degree of freedom is left")
    low, high = 0.0, 1.0
    while within(high, freedom) < confidence:
        high *= 2
    while low < (middle := (low + high) / 2) < high:
        low, high = (middle, high) if within(middle, freedom) < confidence else (low, middle)
    return high
