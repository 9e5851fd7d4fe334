"""What happened beside what was foreseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diagnosis.forecasting.observed import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A foreseen year with its actual value; ``inside`` is ``None`` where the method gives no interval."""

    point: Point
    actual: Decimal
    source: str = ""

    @property
    def difference(self) -> Decimal:
        """Actual less foreseen."""
        return self.actual - self.point.value

    @property
    def inside(self) -> bool | None:
        """Whether the actual value lies within the interval, its ends included."""
        if self.point.lower is None or self.point.upper is None:
            return None
        return self.point.lower <= self.actual <= self.point.upper


def compare(points: Sequence[Point], actuals: Mapping[int, tuple[Decimal, str]]) -> tuple[Checked, ...]:
    """Put actual values (year → value, source) beside the forecast; years not foreseen are left out."""
    return tuple(
        Checked(point=point, actual=actuals[point.year][0], source=actuals[point.year][1])
        for point in points
        if point.year in actuals
    )
