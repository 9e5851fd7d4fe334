"""Charts of measures: the values along periods, the target beside them."""

from collections import Counter

from cus.charts import Chart, Series
from programmes.results.enums import PeriodKind
from programmes.results.indicators import IndicatorSeries
from programmes.results.periods import short_label

# Values of a quarter and of a year are different numbers: a line joins those of one kind.
KINDS = (PeriodKind.QUARTER, PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.MONTH, PeriodKind.WHOLE)
IN_WORDS = {
    PeriodKind.MONTH: "miesiące",
    PeriodKind.QUARTER: "kwartały",
    PeriodKind.HALF: "półrocza",
    PeriodKind.YEAR: "lata",
    PeriodKind.WHOLE: "cały okres",
}


def chart_of(series: IndicatorSeries) -> Chart | None:
    """Return the line of the commonest kind of period with base and target; ``None`` without values."""
    if not series.points:
        return None
    counts = Counter(point.span.kind for point in series.points)
    kind = max(KINDS, key=lambda one: (counts[one], -KINDS.index(one)))
    points = [point for point in series.points if point.span.kind == kind]
    drawn = [Series(name="wartość", values=tuple(point.value for point in points))]
    for name, level in (("cel", series.target), ("na początku", series.baseline)):
        if level is not None:
            drawn.append(Series(name=name, values=(level,) * len(points), dashed=True))
    left = len(series.points) - len(points)
    notes = (f"Wykres pokazuje {IN_WORDS[kind]}; wartości innych okresów są na liście pod nim.",) if left else ()
    return Chart(
        kind="line",
        title=series.name,
        categories=tuple(short_label(point.span) for point in points),
        series=tuple(drawn),
        unit=series.unit,
        heading="Okres",
        notes=notes,
    )
