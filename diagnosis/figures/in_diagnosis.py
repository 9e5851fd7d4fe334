"""Indicators that a diagnosis shows: as they are now, or as they were on the day of the handover."""

from dataclasses import dataclass
from decimal import Decimal

from cus.charts import Chart
from diagnosis.figures.charting import chart_of
from diagnosis.figures.shown import Line, Shown, Slice, shown_many
from diagnosis.models import Diagnosis, DiagnosisIndicator


@dataclass(frozen=True, slots=True)
class DiagnosisFigure:
    """One indicator of a diagnosis: its row, what is shown, the comment."""

    row: DiagnosisIndicator
    found: Shown

    @property
    def comment(self) -> str:
        """What the numbers mean for the diagnosis."""
        return self.row.comment

    @property
    def chart(self) -> Chart:
        """The chart with its table; a row without a drawing has the table alone."""
        return chart_of(self.found, self.row.chart or "line")

    @property
    def is_drawn(self) -> bool:
        """Whether the diagnosis wants a drawing."""
        return bool(self.row.chart)


def figures_of(diagnosis: Diagnosis, *, gmina: str = "") -> list[DiagnosisFigure]:
    """Return what the diagnosis shows, in its order; a frozen row as it was on the day of the handover.

    ``gmina``: the code of one gmina where each has a part of its own; otherwise all of the diagnosis. Six questions of
    the database, however many indicators there are.
    """
    rows = list(
        diagnosis.shown_indicators.select_related("indicator").prefetch_related("areas").order_by("position", "pk")
    )
    own = [one.pk for one in diagnosis.gminas.all()]
    now = [row for row in rows if row.frozen is None]
    found = (
        dict(zip((row.pk for row in now), shown_many([slice_of(row, own) for row in now]), strict=True)) if now else {}
    )
    figures = [DiagnosisFigure(row, found.get(row.pk) or thawed(row.frozen)) for row in rows]
    return [DiagnosisFigure(one.row, _of_gmina(one.found, gmina, own)) for one in figures] if gmina else figures


def _of_gmina(found: Shown, gmina: str, own: list[str]) -> Shown:
    """Leave out the other gminas of the diagnosis; areas of comparison stay."""
    lines = tuple(line for line in found.lines if line.area == gmina or line.area not in own)
    return Shown(found.name, found.unit, found.sex, found.age, lines, found.years, found.remarks, found.credits)


def slice_of(row: DiagnosisIndicator, own: list[str]) -> Slice:
    """Return what a row asks for: the gminas of the diagnosis first, then areas of comparison."""
    others = sorted(area.pk for area in row.areas.all())
    return Slice(
        indicator=row.indicator,
        areas=tuple(dict.fromkeys([*own, *others])),
        sex=row.sex,
        age=row.age,
        year_from=row.year_from,
        year_to=row.year_to,
    )


def frozen(found: Shown) -> dict:
    """Return what is shown as plain data to keep."""
    lines = [
        {
            "area": line.area,
            "name": line.name,
            "unit": line.unit,
            "base": line.base,
            "values": {str(year): str(value) for year, value in line.values.items()},
            "missing": {str(year): str(reason) for year, reason in line.missing.items()},
            "summed": line.summed,
        }
        for line in found.lines
    ]
    return {
        "name": found.name,
        "unit": found.unit,
        "sex": found.sex,
        "age": found.age,
        "lines": lines,
        "years": list(found.years),
        "remarks": list(found.remarks),
        "credits": list(found.credits),
    }


def thawed(kept: dict) -> Shown:
    """Return what was kept, as it is shown."""
    lines = tuple(
        Line(
            line["area"],
            line["name"],
            line["unit"],
            line["base"],
            {int(year): Decimal(value) for year, value in line["values"].items()},
            {int(year): reason for year, reason in line["missing"].items()},
            line["summed"],
        )
        for line in kept["lines"]
    )
    return Shown(
        kept["name"],
        kept["unit"],
        kept["sex"],
        kept["age"],
        lines,
        tuple(kept["years"]),
        tuple(kept["remarks"]),
        tuple(kept["credits"]),
    )
