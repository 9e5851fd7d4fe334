"""Charts of figures."""

from cus.charts import Chart, Series
from diagnosis.figures.enums import Missing
from diagnosis.figures.shown import Line, Shown


def chart_of(found: Shown, kind: str, *, title: str = "") -> Chart:
    """Return the chart of what is shown: years along, a line or a bar for each comparable series."""
    series = tuple(
        Series(
            name=found.label(line),
            values=tuple(line.at(year) for year in found.years),
            texts=tuple(_reason(line, year) for year in found.years),
        )
        for line in found.lines
    )
    return Chart(
        kind=kind or "line",
        title=title or found.title,
        categories=tuple(map(str, found.years)),
        series=series,
        unit=found.unit,
        source=". ".join(found.credits),
        notes=found.remarks,
    )


def _reason(line: Line, year: int) -> str:
    return {Missing.SECRET: "x", Missing.NO_DATA: "brak"}.get(Missing(line.missing.get(year, "")), "")
