"""The picture of a forecast: what was, what is foreseen with its interval, what happened later."""

from cus.charts import Chart, Series
from diagnosis.forecasts import ForecastPaper


def chart_of(paper: ForecastPaper) -> Chart:
    """Return the chart of a forecast that can be computed; years without a value are gaps."""
    ahead = {point.year: point for point in paper.points}
    was = {value.year: value.value for value in paper.values}
    later = {one.point.year: one.actual for one in paper.later}
    years = sorted({*was, *ahead})
    bands = tuple(
        (ahead[year].lower, ahead[year].upper) if year in ahead and ahead[year].lower is not None else None
        for year in years
    )
    series = [
        Series(name="wartości", values=tuple(was.get(year) for year in years)),
        Series(
            name="prognoza z przedziałem 95\u00a0%" if paper.is_trend else "prognoza",
            values=tuple(ahead[year].value if year in ahead else None for year in years),
            band=bands if paper.is_trend else (),
            dashed=True,
        ),
    ]
    if later:
        series.append(Series(name="co się wydarzyło", values=tuple(later.get(year) for year in years)))
    return Chart(
        kind="line",
        title=paper.title,
        categories=tuple(str(year) for year in years),
        series=tuple(series),
        unit=paper.unit,
        source=f"Źródło: {'; '.join(dict.fromkeys(value.source for value in paper.values))}. Obliczenie własne.",
    )
