"""What happened beside what was foreseen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import signed
from diagnosis.forecasting.observed import Point, places_of, rounded


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A foreseen year with its actual value; ``inside`` is ``None`` where the method gives no interval."""

    point: Point
    actual: Decimal
    source: str = ""

    @property
    def difference(self) -> Decimal:
        """Actual less foreseen, with as many places as either really has."""
        places = max(places_of([self.actual]), -int(self.point.value.as_tuple().exponent))
        return rounded(self.actual - self.point.value, places)

    @property
    def difference_text(self) -> str:
        """The difference with its sign."""
        return signed(self.difference)

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
