"""Lines along years."""

from dataclasses import dataclass

from cus.charts.data import Chart, Series
from cus.charts.legend import legend
from cus.charts.parts import GRID, INK, LOOKS, Look, cut, mark, num, svg, tag, text, width_of
from cus.charts.scale import as_float, starts_above_zero, ticks
from cus.text.numbers import number

RIGHT, TOP, FOOT = 16, 26, 28
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Plot:
    """Where values stand: the rectangle of the plot and the ends of its axis."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    count: int

    def x(self, at: int) -> float:
        """Return where the category stands."""
        if self.count == 1:
            return (self.left + self.right) / 2
        return self.left + 10 + at * (self.right - self.left - 20) / (self.count - 1)

    def y(self, value: float) -> float:
        """Return how high the value stands."""
        return self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)


def lines(chart: Chart, width: int, title: str) -> str:
    """Draw the lines with axes, marks and a legend."""
    size = 14 if width > 400 else 13
    marks = ticks(_all_values(chart))
    labels = [number(value) for value in marks]
    height = 280 if width > 400 else 220
    left = max(width_of(label, size) for label in labels) + 10
    plot = Plot(left, width - RIGHT, TOP, TOP + height, marks[0], marks[-1], len(chart.categories))
    keys, below = legend(chart, width, plot.bottom + FOOT + 6, size, of_lines=True)
    body = _axes(chart, plot, list(zip(marks, labels, strict=True)), size)
    body += "".join(_band(plot, one, LOOKS[at]) for at, one in enumerate(chart.drawn))
    body += "".join(_line(plot, one, LOOKS[at]) for at, one in enumerate(chart.drawn))
    if len(chart.drawn) == 1:
        body += _ends(chart, plot, chart.drawn[0], size)
    return svg(width, below, title, body + keys)


def _all_values(chart: Chart) -> list[float]:
    found = [as_float(value) for one in chart.drawn for value in one.values if value is not None]
    found += [
        as_float(end)
        for one in chart.drawn
        for pair in one.band
        if pair is not None
        for end in pair
        if end is not None
    ]
    return found


def _axes(chart: Chart, plot: Plot, marks: list[tuple[float, str]], size: int) -> str:
    unit = f"{chart.unit}; oś nie zaczyna się od zera" if starts_above_zero([marks[0][0]]) else chart.unit
    drawn = [text(0, 14, cut(unit, plot.right, size), size=size)]
    for value, label in marks:
        y = plot.y(value)
        colour = INK if value == 0 or value == marks[0][0] else GRID
        drawn.append(tag("line", x1=plot.left, y1=y, x2=plot.right, y2=y, stroke=colour, stroke_width=1))
        drawn.append(text(plot.left - 6, y + size / 3, label, size=size, anchor="end"))
    return "".join([*drawn, *_categories(chart, plot, size)])


def _categories(chart: Chart, plot: Plot, size: int) -> list[str]:
    """Write the categories under the axis, as many as fit, always with the last one."""
    widest = max(width_of(label, size) for label in chart.categories) + 10
    room = (plot.right - plot.left) / max(len(chart.categories), 1)
    step = max(1, -(-int(widest) // max(int(room), 1)))
    last = len(chart.categories) - 1
    shown = [at for at in range(last + 1) if (last - at) % step == 0]
    return [
        text(
            min(plot.x(at), plot.right + RIGHT - width_of(chart.categories[at], size) / 2),
            plot.bottom + size + 6,
            chart.categories[at],
            size=size,
            anchor="middle",
        )
        for at in shown
    ]


def _runs(plot: Plot, series: Series) -> list[list[Point]]:
    """Split a series where a value is missing: a gap is never bridged."""
    runs: list[list[Point]] = [[]]
    for at, value in enumerate(series.values):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((plot.x(at), plot.y(as_float(value))))
    return [run for run in runs if run]


def _line(plot: Plot, series: Series, look: Look) -> str:
    dash = "6 5" if series.dashed else look.dash or None
    drawn = ""
    for run in _runs(plot, series):
        points = " ".join(f"{num(x)},{num(y)}" for x, y in run)
        if len(run) > 1:
            drawn += tag(
                "polyline", points=points, fill="none", stroke=look.colour, stroke_width=2.2, stroke_dasharray=dash
            )
        drawn += "".join(mark(look, x, y) for x, y in run) if len(series.values) <= 40 or len(run) == 1 else ""
    return drawn


def _band(plot: Plot, series: Series, look: Look) -> str:
    """Shade the interval around a forecast."""
    upper, lower = [], []
    for at, pair in enumerate(series.band):
        if pair is not None and pair[0] is not None and pair[1] is not None:
            lower.append((plot.x(at), plot.y(as_float(pair[0]))))
            upper.append((plot.x(at), plot.y(as_float(pair[1]))))
    if not upper:
        return ""
    points = " ".join(f"{num(x)},{num(y)}" for x, y in [*upper, *reversed(lower)])
    return tag("polygon", points=points, fill=look.colour, fill_opacity="0.14", stroke="none")


def _ends(chart: Chart, plot: Plot, series: Series, size: int) -> str:
    """Write the first and the last number of a lone line over their points."""
    known = [(at, as_float(value)) for at, value in enumerate(series.values) if value is not None]
    drawn = ""
    for at, value in dict([known[0], known[-1]]).items():
        label = series.text(at, chart.places)
        half = width_of(label, size) / 2
        x = min(max(plot.x(at), plot.left + half), plot.right + RIGHT - half)
        drawn += text(x, max(plot.y(value) - 9, plot.top - 2), label, size=size, fill=INK, anchor="middle", bold=True)
    return drawn
