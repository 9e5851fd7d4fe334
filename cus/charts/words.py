"""What a chart says, in words, for whoever does not see it."""

from cus.charts.data import LINE, Chart, Series
from cus.charts.scale import as_float

# Of more series only their names are told: the table follows anyway.
MOST_TOLD = 4


def description(chart: Chart) -> str:
    """Return what the picture shows: kind, title, the course of each series or its greatest and least bar."""
    kind = "Wykres liniowy" if chart.kind == LINE else "Wykres słupkowy"
    unit = f" [{chart.unit}]" if chart.unit else ""
    told = [_told(chart, one) for one in chart.drawn[:MOST_TOLD]]
    if len(chart.drawn) > MOST_TOLD:
        told.append("Dalsze serie: " + ", ".join(one.name for one in chart.drawn[MOST_TOLD:]) + ".")
    return " ".join([f"{kind}: {chart.title}{unit}.", *told])


def _told(chart: Chart, one: Series) -> str:
    known = [(as_float(value), at) for at, value in enumerate(one.values) if value is not None]
    name = f"{one.name}: " if one.name and (len(chart.drawn) > 1 or one.name != chart.title) else ""
    if not known:
        return f"{name}brak danych."

    def say(at: int) -> str:
        return f"{one.text(at, chart.places)} ({chart.categories[at]})"

    high, low = max(known, key=lambda pair: pair[0])[1], min(known, key=lambda pair: pair[0])[1]
    if len(known) == 1:
        return f"{name}{say(known[0][1])}."
    extremes = f"najwięcej {say(high)}, najmniej {say(low)}"
    if chart.kind == LINE:
        return f"{name}od {say(known[0][1])} do {say(known[-1][1])}; {extremes}."
    return f"{name}{extremes}."
