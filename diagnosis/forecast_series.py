"""Series of indicators that a forecast can be made of: those of a diagnosis, in its gminas."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from diagnosis.figures.areas import same_gmina
from diagnosis.figures.enums import AreaLevel, CensusBase, Sex
from diagnosis.models import Area, Diagnosis, DiagnosisIndicator, IndicatorValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values of one indicator as the diagnosis shows it, in one area, on one census base, by year.

    ``key`` stands in addresses.
    """

    key: str
    label: str
    shown: DiagnosisIndicator
    area: Area
    base: str
    values: tuple[IndicatorValue, ...]

    @property
    def source(self) -> str:
        """Where the values come from, as the forecast names it."""
        publisher = self.shown.indicator.publisher or self.values[-1].source.text
        return f"{publisher}: {self.shown.indicator.name}"[:300]

    @property
    def by_year(self) -> dict[int, Decimal]:
        """Numbers by year; those that are missing in the source are left out."""
        return {value.year: value.value for value in self.values if value.value is not None}


def series_of(diagnosis: Diagnosis) -> list[Series]:
    """Return the series to choose from, indicator by indicator; three queries."""
    shown = list(diagnosis.shown_indicators.select_related("indicator"))
    gminas = [gmina.teryt for gmina in diagnosis.gminas.all()]
    if not shown or not gminas:
        return []
    wanted = Q(pk__in=())
    for one in shown:
        wanted |= Q(indicator=one.indicator_id, sex=one.sex, age=one.age)
    places = Q(area__level=AreaLevel.GMINA) & Q(
        area__in=[code for code in _codes() if any(same_gmina(code, gmina) for gmina in gminas)]
    )
    found = IndicatorValue.objects.filter(wanted, places).select_related("area", "source").order_by("year", "pk")
    grouped: dict[tuple, list[IndicatorValue]] = {}
    for value in found:
        grouped.setdefault((value.indicator_id, value.sex, value.age, value.area_id, value.base), []).append(value)
    made = []
    for one in shown:
        for (indicator, sex, age, _, base), values in grouped.items():
            if (indicator, sex, age) == (one.indicator_id, one.sex, one.age):
                made.append(_series(one, base, values))
    return made


def chosen(series: Iterable[Series], key: str) -> Series | None:
    """Return the series named by ``key``, if it is among those to choose from."""
    return next((one for one in series if one.key == key), None)


def _codes() -> list[str]:
    return list(Area.objects.filter(level=AreaLevel.GMINA).order_by().values_list("code", flat=True))


def _series(shown: DiagnosisIndicator, base: str, values: list[IndicatorValue]) -> Series:
    area = values[0].area
    slices = [values[0].age_text] if shown.age else []
    slices += [Sex(shown.sex).label] if shown.sex else []
    slices += [CensusBase(base).label] if base else []
    years = f"{values[0].year}–{values[-1].year}"
    return Series(
        key=f"{shown.pk}-{area.code}-{base or 0}",
        label=f"{', '.join([shown.indicator.name, *slices])} – {area.name}, {years}",
        shown=shown,
        area=area,
        base=base,
        values=tuple(values),
    )
