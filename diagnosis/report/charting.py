"""Charts and drawings of the rooms as numbered figures of the report."""

from django.template.loader import render_to_string

from cus.charts import Chart, description, svg_of
from cus.charts.drawing import NARROW
from cus.documents.blocks import Block, Column, TableRow, figure, note, table
from diagnosis.matrix import Matrix

# A table of more columns stands on a page lying on its side.
MOST_UPRIGHT = 8


def charted(chart: Chart) -> list[Block]:
    """Return a chart as a figure and, beside it, the table of its numbers; the table alone when nothing can be drawn."""
    source = chart.source.removeprefix("Źródło: ")
    return [*pictured(chart, source=source), numbers_of(chart, source)]


def pictured(chart: Chart, *, source: str = "") -> list[Block]:
    """Return the figure of a chart, drawn wide and narrow, with its remarks."""
    source = source or chart.source.removeprefix("Źródło: ")
    remarks = [note(remark) for remark in chart.remarks]
    drawn = svg_of(chart)
    if not drawn:
        return remarks
    alt = description(chart)
    return [figure(chart.title, drawn, narrow=svg_of(chart, NARROW), alt=alt, source=source), *remarks]


def numbers_of(chart: Chart, source: str) -> Block:
    """Return the table of a chart."""
    unit = f" [{chart.unit}]" if chart.unit else ""
    columns = (Column(label=chart.heading, width=20), *(Column(label=one.name, numeric=True) for one in chart.series))
    rows = [TableRow(cells=(category, *texts)) for category, texts in chart.rows]
    return table(f"{chart.title}{unit}", columns, rows, source=source, wide=len(columns) > MOST_UPRIGHT)


def drawn_matrix(matrix: Matrix, title: str) -> Block:
    """Return the matrix of priorities as a figure: the very picture of its page."""
    svg = render_to_string("documents/_priority_matrix.html", {"matrix": matrix})
    return figure(title, svg.strip(), alt=matrix.alternative, source="formularz potrzeb.")
