"""Drawing: what lines and lying bars have in common, and which of them it is."""

from cus.charts.bars import bars
from cus.charts.data import LINE, Chart
from cus.charts.lines import lines
from cus.charts.words import description

# The picture is drawn twice: letters that shrink with it could not be read on a telephone.
WIDE, NARROW = 720, 320


def svg_of(chart: Chart, width: int = WIDE) -> str:
    """Return the chart as SVG of this width in pixels, ready to stand in a page; empty without any number."""
    if not chart.has_numbers:
        return ""
    draw = lines if chart.kind == LINE else bars
    return draw(chart, width, description(chart))
