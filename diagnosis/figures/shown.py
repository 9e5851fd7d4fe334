"""Figures as pages and the report show them: series side by side, never joined across a census or a unit.

What the page shows is what the report prints: both ask here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db.models import Q

from cus.text.dates import day
from diagnosis.figures.ages import OLDEST, age_text, bounds, tiling
from diagnosis.figures.enums import CensusBase, Missing, Sex, SourceKind
from diagnosis.figures.own import OwnAreas
from diagnosis.models import FigureSource, Indicator, IndicatorValue

BASES_APART = (
    "Liczby oparte na różnych spisach powszechnych stoją osobno: spis policzył mieszkańców na nowo, więc to nie jest "
    "jeden szereg."
)
UNITS_APART = "Liczby w różnych jednostkach stoją osobno."
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Line:
    """One comparable series: of an area, on one census base, in one unit. Years without a value have a reason.

    ``summed`` says what was added to get it („mężczyźni i kobiety”), empty when it stands so in the source.
    """

    area: str
    name: str
    unit: str
    base: str
    values: dict[int, Decimal]
    missing: dict[int, str] = field(default_factory=dict)
    summed: str = ""

    def at(self, year: int) -> Decimal | None:
        """Return the value of a year."""
        return self.values.get(year)

    @property
    def years(self) -> list[int]:
        """Years with a value."""
        return sorted(self.values)

    @property
    def first_year(self) -> int:
        """The first year with a value."""
        return self.years[0]

    @property
    def last_year(self) -> int:
        """The last year with a value."""
        return self.years[-1]

    @property
    def first(self) -> Decimal:
        """The first value."""
        return self.values[self.first_year]

    @property
    def last(self) -> Decimal:
        """The last value."""
        return self.values[self.last_year]

    @property
    def change(self) -> Decimal | None:
        """The last value less the first one."""
        years = self.years
        return self.values[years[-1]] - self.values[years[0]] if len(years) > 1 else None

    @property
    def change_percent(self) -> Decimal | None:
        """The change against the first value, in per cent; nothing when that was zero or below."""
        years = self.years
        if self.change is None or self.values[years[0]] <= 0:
            return None
        return (self.change * 100 / self.values[years[0]]).quantize(Decimal("0.1"))


@dataclass(frozen=True, slots=True)
class Shown:
    """An indicator as it is shown: its lines, years, remarks a reader needs, and credits."""

    name: str
    unit: str
    sex: str
    age: str
    lines: tuple[Line, ...]
    years: tuple[int, ...]
    remarks: tuple[str, ...]
    credits: tuple[str, ...]

    @property
    def split_text(self) -> str:
        """The split in words: „kobiety, 65 lat i więcej”; empty for everybody."""
        parts = [str(Sex(self.sex).label) if self.sex else "", age_text(self.age) if self.age else ""]
        return ", ".join(filter(None, parts))

    @property
    def title(self) -> str:
        """The name with the split behind it."""
        return f"{self.name} – {self.split_text}" if self.split_text else self.name

    @property
    def bases(self) -> set[str]:
        """Census bases that meet here."""
        return {line.base for line in self.lines}

    def label(self, line: Line) -> str:
        """Name a line: the area, with its base and its unit where they differ among the lines."""
        parts = [line.name]
        if len(self.bases) > 1 and line.base:
            parts.append(str(CensusBase(line.base).label))
        if len({one.unit for one in self.lines}) > 1:
            parts.append(f"[{line.unit}]")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """What is asked for: one split of an indicator, for areas in their order, in some years."""

    indicator: Indicator
    areas: tuple[str, ...]
    sex: str = ""
    age: str = ""
    year_from: int | None = None
    year_to: int | None = None

    def holds(self, splits: set[tuple[str, str]]) -> Q:
        """Say which values these splits of it are."""
        asked = Q(indicator=self.indicator, area__in=self.areas)
        asked &= Q(sex__in={sex for sex, _ in splits}, age__in={age for _, age in splits})
        if self.year_from is not None:
            asked &= Q(year__gte=self.year_from)
        return asked if self.year_to is None else asked & Q(year__lte=self.year_to)


# Columns of a value as they are read: a named tuple for each of thousands would only cost time.
COLUMNS = ("area", "area__name", "unit", "base", "year", "sex", "age", "value", "missing", "source", "indicator")


def shown(indicator: Indicator, areas: Iterable[str], **asked) -> Shown:
    """Return one slice of an indicator; ``asked``: ``sex``, ``age``, ``year_from``, ``year_to`` of :class:`Slice`."""
    return shown_many([Slice(indicator=indicator, areas=tuple(dict.fromkeys(areas)), **asked)])[0]


def shown_many(slices: Sequence[Slice]) -> list[Shown]:
    """Return what is asked for, in its order; three questions of the database, however many slices there are.

    A total that no source gives is made by adding men and women, and an age group by adding narrower ones; it says so.
    """
    splits = _splits(slices)
    wanted = [parts_of(one.sex, one.age, splits[one.indicator.pk], one.indicator.is_count) for one in slices]
    asked = [one.holds(parts) for one, (parts, _) in zip(slices, wanted, strict=True) if parts]
    rows = (
        list(IndicatorValue.objects.filter(reduce(or_, asked)).order_by("year").values_list(*COLUMNS)) if asked else []
    )
    sources = {one.pk: one for one in FigureSource.objects.filter(pk__in={row[9] for row in rows}).order_by()}
    return [_shown(one, parts, summed, rows, sources) for one, (parts, summed) in zip(slices, wanted, strict=True)]


def _splits(slices: Sequence[Slice]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {one.indicator.pk: set() for one in slices}
    areas = {area for one in slices for area in one.areas}
    values = IndicatorValue.objects.filter(indicator__in=found, area__in=areas).order_by()
    for indicator, sex, age in values.values_list("indicator", "sex", "age").distinct():
        found[indicator].add((sex, age))
    return found


def _shown(
    asked: Slice, parts: set[tuple[str, str]], summed: str, rows: list[tuple], sources: dict[int, FigureSource]
) -> Shown:
    mine = [
        row
        for row in rows
        if row[10] == asked.indicator.pk
        and row[0] in asked.areas
        and (row[5], row[6]) in parts
        and (asked.year_from or 0) <= row[4] <= (asked.year_to or 9999)
    ]
    lines = _lines(mine, list(asked.areas), len(parts), summed)
    years = sorted({year for line in lines for year in (*line.values, *line.missing)})
    credits_ = credits_of([sources[pk] for pk in {row[9] for row in mine}])
    one = asked.indicator
    return Shown(one.name, one.unit, asked.sex, asked.age, tuple(lines), tuple(years), _remarks(lines), credits_)


def parts_of(sex: str, age: str, splits: set[tuple[str, str]], may_add: bool) -> tuple[set[tuple[str, str]], str]:
    """Return which splits make the one that is asked for, and what was added in words; nothing when none do."""
    if (sex, age) in splits:
        return {(sex, age)}, ""
    if not may_add:
        return set(), ""
    sexes = [[sex]] if sex else [[""], [str(Sex.MEN), str(Sex.WOMEN)]]
    for chosen in sexes:
        ages = set.intersection(*({one for s, one in splits if s == each} for each in chosen))
        wide = age or ("" if "" in ages else f"0-{OLDEST}")
        found = tiling(wide, ages) if wide else [""]
        if found:
            return {(s, one) for s in chosen for one in found}, _added(chosen, found)
    return set(), ""


def _added(sexes: Sequence[str], ages: Sequence[str]) -> str:
    words = ["mężczyźni i kobiety"] if len(sexes) > 1 else []
    if len(ages) > 1:
        words.append(
            "grupy wieku " + ", ".join(age_text(one).removesuffix(" lat") for one in sorted(ages, key=bounds))
        )
    return "; ".join(words)


def _lines(rows: list[tuple], order: list[str], needed: int, summed: str) -> list[Line]:
    """Add the parts of each value; a sum lacks its year when one part does."""
    names: dict[str, str] = {}
    parts: dict[tuple[str, str, str], dict[int, list]] = {}
    for area, name, unit, base, year, _sex, _age, value, missing, _source, _indicator in rows:
        names[area] = name
        parts.setdefault((area, unit, base), {}).setdefault(year, []).append((value, missing))
    lines = []
    for (area, unit, base), by_year in sorted(parts.items(), key=lambda one: (order.index(one[0][0]), one[0][1:])):
        values, gaps = {}, {}
        for year, found in by_year.items():
            if len(found) == needed and all(value is not None for value, _ in found):
                values[year] = sum(value for value, _ in found)
            else:
                gaps[year] = next((reason for _, reason in found if reason), Missing.NO_DATA)
        lines.append(Line(area, names[area], unit, base, values, gaps, summed))
    return lines


def _remarks(lines: Sequence[Line]) -> tuple[str, ...]:
    remarks = []
    if len({line.base for line in lines}) > 1:
        remarks.append(BASES_APART)
    if len({line.unit for line in lines}) > 1:
        remarks.append(UNITS_APART)
    if lines and lines[0].summed:
        remarks.append(f"Policzono przez dodanie: {lines[0].summed}.")
    return tuple(remarks)


def credits_of(sources: Iterable[FigureSource]) -> tuple[str, ...]:
    """Return the credits of sources: „Źródło: GUS, Bank Danych Lokalnych, stan z 13 stycznia 2025”, each once."""
    in_order = sorted(sources, key=lambda one: (one.as_of or date.max, one.pk))
    return tuple(dict.fromkeys(_credit(one) for one in in_order))


def _credit(source: FigureSource) -> str:
    credit = f"Źródło: {source.text}"
    if source.as_of:
        credit += f", stan z {day(source.as_of)}"
    return f"{credit} (wpisano ręcznie)" if source.kind == SourceKind.TYPED else credit


def with_total(found: Shown, own: OwnAreas, *, is_count: bool) -> Shown:
    """Add a line of all gminas of the centre together, when they are several and may be added.

    Wholes alone are added: a part lies in its gmina. A year that one gmina lacks is missing.
    """
    if not is_count or len(own.gminas) < 2:
        return found
    totals = []
    for unit, base in dict.fromkeys((line.unit, line.base) for line in found.lines if line.area in own.gminas):
        lines = [line for line in found.lines if line.area in own.gminas and (line.unit, line.base) == (unit, base)]
        if len(lines) < len(own.gminas):
            continue
        years = set.intersection(*(set(line.values) for line in lines))
        values = {year: sum((line.values[year] for line in lines), Decimal()) for year in sorted(years)}
        totals.append(Line(TOTAL, "Gminy centrum razem", unit, base, values))
    return replace(found, lines=(*found.lines, *totals))
