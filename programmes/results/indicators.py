"""Measures of effectiveness: base, target and what they came to, by period; how far towards the target.

The measures are those of the ruling version: of the whole programme and of each service. Values that were
typed for a measure that the ruling version no longer has are shown too, without a target.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from programmes.models import Indicator, Programme, ProgrammeIndicator
from programmes.results.models import IndicatorActual
from programmes.results.periods import Span
from programmes.results.subjects import ruling
from services.models import Service

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class IndicatorPoint:
    """One value with its period and the row it was read from."""

    span: Span
    value: Decimal
    row: IndicatorActual


@dataclass(frozen=True)
class IndicatorSeries:
    """One measure. ``service`` is ``None`` for a measure of the whole programme; ``points`` from the earliest.

    ``target`` is ``None`` only for a measure that the ruling version no longer has; ``year`` is the year of
    the target, where one is set; ``how`` says where data come from. ``number`` is its place in the list.
    """

    number: int
    name: str
    unit: str
    service: Service | None
    service_name: str
    baseline: Decimal | None
    target: Decimal | None
    year: int | None
    how: str
    points: tuple[IndicatorPoint, ...]

    @property
    def key(self) -> tuple[int | None, str]:
        """What tells it from other measures of the programme."""
        return key_of(self.service.pk if self.service else None, self.name)

    @property
    def latest(self) -> IndicatorPoint | None:
        """The value of the period that ended last."""
        return self.points[-1] if self.points else None

    @property
    def falls(self) -> bool:
        """Whether less is better: the target lies below the base."""
        return self.baseline is not None and self.target is not None and self.target < self.baseline

    @property
    def progress(self) -> int | None:
        """How many per cent of the way from base to target the latest value has gone; see ``progress_of``."""
        return progress_of(self.baseline, self.target, self.latest.value) if self.latest else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the latest value is at the target or beyond; ``None`` where nothing can be said."""
        return is_reached(self.baseline, self.target, self.latest.value) if self.latest else None


def progress_of(baseline: Decimal | None, target: Decimal | None, value: Decimal) -> int | None:
    """Return how many whole per cent of the way from base to target ``value`` is; below 0 it went the wrong way.

    Without a base the way starts at nought. ``None``: no target, or there is no way to go (base equals target).
    It is rounded half up, but 100 means that the target was reached.
    """
    start = Decimal(0) if baseline is None else baseline
    if target is None or target == start:
        return None
    share = (value - start) / (target - start) * HUNDRED
    whole = int(share.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return 99 if whole == 100 and share < HUNDRED else whole


def is_reached(baseline: Decimal | None, target: Decimal | None, value: Decimal) -> bool | None:
    """Whether ``value`` is at the target or beyond it; where base equals target, whether it was kept."""
    if target is None:
        return None
    if baseline is not None and baseline == target:
        return value == target
    return value <= target if baseline is not None and target < baseline else value >= target


def key_of(service_id: int | None, name: str) -> tuple[int | None, str]:
    """Return what tells one measure from another: spaces and capital letters do not."""
    return service_id, " ".join(name.split()).casefold()


def indicators_of(programme: Programme) -> list[IndicatorSeries]:
    """Return the measures of the ruling version with their values: of the whole programme, then by service.

    Four queries, whatever the number of measures.
    """
    version = ruling(programme)
    found: dict[tuple[int | None, str], list[IndicatorPoint]] = {}
    actuals = list(
        IndicatorActual.objects.filter(programme=programme)
        .select_related("service", "created_by")
        .order_by("ends_on", "starts_on", "pk")
    )
    for row in actuals:
        point = IndicatorPoint(row.span, row.value, row)
        found.setdefault(key_of(row.service_id, row.name), []).append(point)
    planned = [
        *((row, None, "") for row in ProgrammeIndicator.objects.filter(version=version).order_by("position", "pk")),
        *(
            (row, row.item.service, row.item.service_name)
            for row in Indicator.objects.filter(item__version=version)
            .select_related("item__service")
            .order_by("item__position", "item_id", "position", "pk")
        ),
    ]
    series = _planned(planned, found)
    return [*series, *_left(found, {one.key for one in series}, len(series))]


def _planned(planned: Iterable[tuple], found: dict) -> list[IndicatorSeries]:
    series: dict[tuple[int | None, str], IndicatorSeries] = {}
    for row, service, service_name in planned:
        key = key_of(service.pk if service else None, row.name)
        if key in series:  # The same measure twice in a plan is one measure; its first row rules.
            continue
        series[key] = IndicatorSeries(
            number=len(series) + 1,
            name=row.name,
            unit=row.unit,
            service=service,
            service_name=service_name,
            baseline=row.baseline,
            target=row.target,
            year=getattr(row, "year", None),
            how=row.source,
            points=tuple(found.get(key, ())),
        )
    return list(series.values())


def _left(found: dict, known: set, count: int) -> list[IndicatorSeries]:
    """Measures with values that the ruling version no longer has."""
    series = []
    for key, points in found.items():
        if key in known:
            continue
        row = points[-1].row
        name = str(row.service) if row.service else ""
        series.append(
            IndicatorSeries(
                count + len(series) + 1, row.name, row.unit, row.service, name, None, None, None, "", tuple(points)
            )
        )
    return series
