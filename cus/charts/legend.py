"""What each line or bar means; nothing for a lone series, which the title names."""

from cus.charts.data import Chart
from cus.charts.parts import INK, LOOKS, Look, cut, mark, tag, text, width_of

SAMPLE, BETWEEN, ROW = 34, 18, 22


def legend(chart: Chart, width: int, top: float, size: int, *, of_lines: bool) -> tuple[str, float]:
    """Return the legend and where it ends."""
    if len(chart.drawn) < 2:
        return "", top
    drawn, x, y = "", 0.0, top + ROW / 2
    for at, one in enumerate(chart.drawn):
        name = cut(one.name, width - SAMPLE, size)
        wide = SAMPLE + width_of(name, size)
        if x and x + wide > width:
            x, y = 0.0, y + ROW
        drawn += _sample(LOOKS[at], x, y, dashed=one.dashed, of_lines=of_lines)
        drawn += text(x + SAMPLE, y + size / 3, name, size=size, fill=INK)
        x += wide + BETWEEN
    return drawn, y + ROW / 2 + 4


def _sample(look: Look, x: float, y: float, *, dashed: bool, of_lines: bool) -> str:
    if not of_lines:
        return tag("rect", x=x + 4, y=y - 7, width=22.0, height=14.0, fill=look.fill, stroke=INK, stroke_width=1)
    dash = "6 5" if dashed else look.dash or None
    line = tag("line", x1=x, y1=y, x2=x + 28, y2=y, stroke=look.colour, stroke_width=2.2, stroke_dasharray=dash)
    return line + mark(look, x + 14, y)
