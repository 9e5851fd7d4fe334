"""Figures against other areas and earlier years, and per 1000 inhabitants."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from diagnosis.figures.enums import Missing
from diagnosis.figures.shown import Line, Shown, shown
from diagnosis.models import Indicator

NO_POPULATION = (
    "Nie wskazano, który wskaźnik to liczba mieszkańców, więc nie ma przez co dzielić. Zaznacz to w jego definicji."
)
HALF = Decimal("0.01")


def population() -> Indicator | None:
    """Return the indicator that counts inhabitants."""
    return Indicator.objects.filter(is_population=True).first()


def per_thousand(found: Shown, of: Indicator, areas: list[str]) -> Shown:
    """Return what is shown divided by inhabitants × 1000; a year without their number is missing.

    Inhabitants counted on the line's own census base come first, otherwise those of the latest census.
    """
    people = shown(of, areas)
    by_area: dict[str, dict[str, Line]] = {}
    for line in people.lines:
        by_area.setdefault(line.area, {})[line.base] = line
    lines = tuple(_divided(line, by_area.get(line.area, {})) for line in found.lines)
    remarks = (
        *found.remarks,
        "Przeliczono na 1000 mieszkańców tego samego roku, na tej samej podstawie spisowej, jeśli jest.",
    )
    credits_ = tuple(dict.fromkeys((*found.credits, *people.credits)))
    return replace(found, unit=f"{found.unit} na 1000 mieszkańców", lines=lines, remarks=remarks, credits=credits_)


def _divided(line: Line, people: Mapping[str, Line]) -> Line:
    values, missing = {}, dict(line.missing)
    for year, value in line.values.items():
        count = _people(year, line.base, people)
        if count:
            values[year] = (value * 1000 / count).quantize(HALF)
        else:
            missing[year] = Missing.NO_DATA
    return replace(line, values=values, missing=missing)


def _people(year: int, base: str, people: Mapping[str, Line]) -> Decimal | None:
    for wanted in (base, *sorted(people, reverse=True)):
        line = people.get(wanted)
        if line and line.at(year):
            return line.at(year)
    return None
