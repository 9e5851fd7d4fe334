"""Lying bars: a group for each category, its name above, each value written at its bar's end."""

from cus.charts.data import Chart
from cus.charts.legend import legend
from cus.charts.parts import INK, LOOKS, SOFT, svg, tag, text, width_of, wrapped
from cus.charts.scale import as_float

BAR_HEIGHT, GAP, GROUP = 18, 4, 12


def bars(chart: Chart, width: int, title: str) -> str:
    """Draw the bars; the shortest scale is from zero, always."""
    size = 14 if width > 400 else 13
    values = [as_float(value) for one in chart.drawn for value in one.values if value is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    widest = max(
        (width_of(one.text(at, chart.places), size) for one in chart.drawn for at in range(len(one.values))),
        default=0.0,
    )
    margin = widest + 10
    left = margin if low < 0 else 1.0
    span = (width - left - margin) / ((high - low) or 1.0)
    zero = left - low * span
    body, y = _head(chart, size)
    for at, category in enumerate(chart.categories):
        for line in wrapped(category, width, size):
            body += text(0, y + size, line, size=size, fill=INK, bold=len(chart.drawn) > 1)
            y += size + 4
        y += 2
        begun = y - 2
        for place, _one in enumerate(chart.drawn):
            body += _bar(chart, place, at, (zero, span, y), size)
            y += BAR_HEIGHT + (GAP if place < len(chart.drawn) - 1 else 0)
        body += tag("line", x1=zero, y1=begun, x2=zero, y2=y + 2, stroke=INK, stroke_width=1)
        y += GROUP
    keys, below = legend(chart, width, y, size, of_lines=False)
    return svg(width, below, title, body + keys)


def _head(chart: Chart, size: int) -> tuple[str, float]:
    return (text(0, 14, chart.unit, size=size), 24.0) if chart.unit else ("", 2.0)


def _bar(chart: Chart, place: int, at: int, where: tuple[float, float, float], size: int) -> str:
    zero, span, y = where
    one = chart.drawn[place]
    value, label = one.values[at], one.text(at, chart.places)
    middle = y + BAR_HEIGHT / 2 + size / 3
    if value is None:
        return text(zero + 6, middle, label if label != "–" else "brak danych", size=size)
    length = as_float(value) * span
    look = LOOKS[place]
    drawn = tag(
        "rect",
        x=min(zero, zero + length),
        y=float(y),
        width=max(abs(length), 0.5),
        height=float(BAR_HEIGHT),
        fill=look.fill,
        stroke=SOFT if look.fill == "#0b5a7d" else INK,
        stroke_width=1,
    )
    if length < 0:
        return drawn + text(zero + length - 6, middle, label, size=size, fill=INK, anchor="end")
    return drawn + text(zero + length + 6, middle, label, size=size, fill=INK)
