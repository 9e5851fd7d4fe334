"""Charts and drawings of the rooms as numbered figures of the report."""

from django.template.loader import render_to_string

from cus.charts import Chart, description, svg_of
from cus.charts.drawing import NARROW
from cus.documents.blocks import Block, Column, TableRow, figure, note, table
from diagnosis.matrix import Matrix


def charted(chart: Chart) -> list[Block]:
    """Return a chart as a figure with its remarks and, beside it, the table of its numbers; the table alone when nothing can be drawn."""
    source = chart.source.removeprefix("Źródło: ")
    blocks = []
    if drawn := svg_of(chart):
        blocks.append(figure(chart.title, drawn, narrow=svg_of(chart, NARROW), alt=description(chart), source=source))
    blocks += [note(remark) for remark in chart.remarks]
    return [*blocks, numbers_of(chart, source)]


def numbers_of(chart: Chart, source: str) -> Block:
    """Return the table of a chart."""
    unit = f" [{chart.unit}]" if chart.unit else ""
    columns = (Column(label=chart.heading, width=20), *(Column(label=one.name, numeric=True) for one in chart.series))
    rows = [TableRow(cells=(category, *texts)) for category, texts in chart.rows]
    return table(f"{chart.title}{unit}", columns, rows, source=source)


def drawn_matrix(matrix: Matrix, title: str) -> Block:
    """Return the matrix of priorities as a figure: the very picture of its page."""
    svg = render_to_string("documents/_priority_matrix.html", {"matrix": matrix})
    return figure(title, svg.strip(), alt=matrix.alternative, source="formularz potrzeb.")
