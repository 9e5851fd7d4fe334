"""Forecasts as plain data: what their pages, their print and the report show alike.

``forecasts_of`` answers for a whole diagnosis in a constant number of queries. Nothing computed is stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from cus.text.numbers import exact
from cus.text.plural import plural
from diagnosis.figures.enums import CensusBase
from diagnosis.forecasting import rate, trend
from diagnosis.forecasting.enums import Aspect, Bearing, ForecastMethod
from diagnosis.forecasting.later import Checked, compare
from diagnosis.forecasting.observed import Foreseen, Observed, Point, in_years
from diagnosis.forecasting.rate import RateWork
from diagnosis.forecasting.refusing import Obstacle, obstacles_to_rate, obstacles_to_trend
from diagnosis.forecasting.scenarios import Assumed, Change, Scenario, ScenarioYear, play
from diagnosis.forecasting.trend import TrendWork
from diagnosis.models import Diagnosis, Forecast, ForecastScenario, ForecastValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One of the seven aspects; ``bearing`` and ``text`` are empty while nobody has thought of it."""

    aspect: str
    label: str
    bearing: str = ""
    text: str = ""

    @property
    def word(self) -> str:
        """How it bears on demand, in words."""
        return Bearing(self.bearing).label if self.bearing else "nie rozważono"


@dataclass(frozen=True, slots=True)
class PaperGap:
    """What a forecast still lacks, and the part of its page where it belongs."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """A value taken from an indicator that gives another number now; ``now`` is ``None`` when it gives none."""

    year: int
    kept: Decimal
    now: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastPaper:
    """A forecast with everything computed from it. ``work`` is missing when ``obstacles`` say why.

    ``source`` and ``base`` of each value are words; ``horizon`` counts years.
    """

    pk: int
    title: str
    subjects: tuple[tuple[str, str], ...]
    gmina: str
    method: str
    unit: str
    horizon: int
    rate_years: int
    values: tuple[Observed, ...]
    foreseen: tuple[Foreseen, ...]
    foreseen_source: str
    foreseen_base: str
    obstacles: tuple[Obstacle, ...] = ()
    work: TrendWork | RateWork | None = None
    scenarios: tuple[Scenario, ...] = ()
    scenario_keys: tuple[int, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    later: tuple[Checked, ...] = ()
    shifted: tuple[Shifted, ...] = ()
    conclusion: str = ""

    @property
    def points(self) -> tuple[Point, ...]:
        """The forecast year by year; empty when it cannot be computed."""
        return self.work.points if self.work else ()

    @property
    def is_trend(self) -> bool:
        """Whether the method gives an interval."""
        return self.method == ForecastMethod.TREND

    @property
    def method_label(self) -> str:
        """The method in words."""
        return ForecastMethod(self.method).label

    @property
    def first(self) -> Observed | None:
        """The earliest value."""
        return self.values[0] if self.values else None

    @property
    def last(self) -> Observed | None:
        """The latest value."""
        return self.values[-1] if self.values else None

    @property
    def end(self) -> Point | None:
        """The last foreseen year."""
        return self.points[-1] if self.points else None

    @property
    def answered(self) -> int:
        """How many of the seven aspects somebody has thought of."""
        return sum(bool(one.bearing) for one in self.assumptions)

    @property
    def is_stretched(self) -> bool:
        """Whether a demographic forecast reaches further than its data do."""
        return not self.is_trend and bool(self.points) and self.horizon > len(self.values)

    @property
    def has_money(self) -> bool:
        """Whether any scenario can be counted in money."""
        return any(scenario.money is not None for scenario in self.scenarios)

    @property
    def is_floored(self) -> bool:
        """Whether zero stands somewhere instead of less."""
        return any(point.floored for point in self.points)

    @property
    def has_populations(self) -> bool:
        """Whether any year has the population of the group."""
        return any(value.population is not None for value in self.values)

    @property
    def has_bases(self) -> bool:
        """Whether any value names a census."""
        return any(value.base for value in self.values)

    @property
    def interval_text(self) -> str:
        """The interval of the last foreseen year; empty without one."""
        if self.end is None or self.end.lower is None or self.end.upper is None:
            return ""
        return f"{exact(self.end.lower)}–{exact(self.end.upper)}"

    @property
    def open_years(self) -> tuple[tuple[Point, Checked | None], ...]:
        """Each foreseen year with its actual value, if somebody has entered one."""
        known = {one.point.year: one for one in self.later}
        return tuple((point, known.get(point.year)) for point in self.points)

    @property
    def scenario_rows(self) -> tuple[tuple[int, tuple[ScenarioYear, ...]], ...]:
        """Each foreseen year with its cell of every scenario."""
        columns = [scenario.years for scenario in self.scenarios]
        return tuple((cells[0].year, cells) for cells in zip(*columns, strict=True))

    @property
    def keyed_scenarios(self) -> tuple[tuple[Scenario, int], ...]:
        """Each scenario with the key of its row."""
        return tuple(zip(self.scenarios, self.scenario_keys, strict=True))

    @property
    def gaps(self) -> tuple[PaperGap, ...]:
        """What is still missing."""
        found = []
        if self.obstacles:
            found.append(PaperGap("odmowa", "Nie da się jej policzyć: popraw wartości."))
        if any(one.assumed.does_nothing and one.assumed.unit_cost is None for one in self.scenarios):
            found.append(PaperGap("scenariusze", "„Nic nie robimy” nie ma kosztu jednostkowego."))
        if len(self.scenarios) < 2:
            found.append(PaperGap("scenariusze", "Nie ma scenariusza, w którym coś robimy."))
        silent = len(self.assumptions) - self.answered
        if silent:
            noun = plural(silent, "aspektu", "aspektów", "aspektów")
            found.append(PaperGap("zalozenia", f"Nie rozważono {silent} {noun}."))
        if not self.conclusion:
            found.append(PaperGap("wniosek", "Nie napisano, co z tego wynika."))
        return tuple(found)


def forecasts_of(diagnosis: Diagnosis) -> tuple[ForecastPaper, ...]:
    """Return the forecasts of a diagnosis in their order."""
    return tuple(paper_of(forecast) for forecast in whole(diagnosis.forecasts.all()))


def whole(forecasts: QuerySet[Forecast]) -> QuerySet[Forecast]:
    """Read forecasts with all their rows at once."""
    return forecasts.select_related("service", "indicator", "gmina", "diagnosis").prefetch_related(
        Prefetch("values", ForecastValue.objects.select_related("figure")),
        "populations",
        "scenarios",
        "aspects",
        "actuals",
    )


def paper_of(forecast: Forecast) -> ForecastPaper:
    """Compute a forecast from its stored inputs."""
    values = in_years(_observed(row, forecast) for row in forecast.values.all())
    foreseen = tuple(
        Foreseen(
            year=row.year,
            population=Decimal(row.population),
            base=base_text(forecast.foreseen_base),
            source=forecast.foreseen_source,
        )
        for row in sorted(forecast.populations.all(), key=lambda row: row.year)
    )
    obstacles, work = _computed(forecast, values, foreseen)
    points = work.points if work else ()
    rows = list(forecast.scenarios.all())
    return ForecastPaper(
        pk=forecast.pk,
        title=forecast.title,
        subjects=_subjects(forecast),
        gmina=forecast.gmina.name if forecast.gmina else "",
        method=forecast.method,
        unit=forecast.unit,
        horizon=forecast.horizon,
        rate_years=forecast.rate_years,
        values=values,
        foreseen=foreseen,
        foreseen_source=forecast.foreseen_source,
        foreseen_base=base_text(forecast.foreseen_base),
        obstacles=tuple(obstacles),
        work=work,
        scenarios=play(points, [_assumed(row) for row in rows]),
        scenario_keys=tuple(row.pk for row in rows),
        assumptions=assumptions_of(forecast),
        later=compare(points, {row.year: (row.value, row.source) for row in forecast.actuals.all()}),
        shifted=tuple(_shifted(forecast.values.all())),
        conclusion=forecast.conclusion,
    )


def assumptions_of(forecast: Forecast) -> tuple[Assumption, ...]:
    """Return the seven aspects in their order, with what was assumed of each."""
    rows = {row.aspect: row for row in forecast.aspects.all()}
    return tuple(
        Assumption(
            aspect=aspect.value,
            label=aspect.label,
            bearing=rows[aspect].bearing if aspect in rows else "",
            text=rows[aspect].text if aspect in rows else "",
        )
        for aspect in Aspect
    )


def base_text(base: str) -> str:
    """Name a census base; empty where none matters."""
    return CensusBase(base).label if base else ""


def _observed(row: ForecastValue, forecast: Forecast) -> Observed:
    return Observed(
        year=row.year,
        value=row.value,
        unit=row.unit or forecast.unit,
        base=base_text(row.base),
        source=row.source or forecast.source,
        population=None if row.population is None else Decimal(row.population),
    )


def _computed(
    forecast: Forecast, values: Sequence[Observed], foreseen: Sequence[Foreseen]
) -> tuple[list[Obstacle], TrendWork | RateWork | None]:
    if forecast.method == ForecastMethod.TREND:
        obstacles = obstacles_to_trend(values, forecast.horizon)
        return obstacles, None if obstacles else trend.work_out(values, forecast.horizon)
    asked = (values, foreseen, forecast.horizon, forecast.rate_years)
    obstacles = obstacles_to_rate(*asked)
    return obstacles, None if obstacles else rate.work_out(*asked)


def _subjects(forecast: Forecast) -> tuple[tuple[str, str], ...]:
    named = (
        ("Usługa", str(forecast.service) if forecast.service else ""),
        ("Grupa mieszkańców", forecast.group),
        ("Wskaźnik", str(forecast.indicator) if forecast.indicator else ""),
    )
    return tuple((label, text) for label, text in named if text)


def _assumed(row: ForecastScenario) -> Assumed:
    return Assumed(
        name=row.name,
        description=row.description,
        does_nothing=row.does_nothing,
        change=Change(row.change),
        amount=row.amount,
        unit_cost=row.unit_cost,
        cost_year=row.cost_year,
        cost_source=row.cost_source,
        cost_growth=row.cost_growth,
    )


def _shifted(rows: Iterable[ForecastValue]) -> Iterable[Shifted]:
    """Yield values that differ from the indicator they were taken from: its figures were corrected since."""
    for row in rows:
        if row.figure is not None and row.figure.value != row.value:
            yield Shifted(year=row.year, kept=row.value, now=row.figure.value)
