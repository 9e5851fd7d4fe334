"""Chapter: what the figures say: each indicator of the diagnosis with its chart, table, source and comment."""

from dataclasses import replace

from cus.documents.blocks import Block, Section, missing, note, text
from diagnosis.figures.in_diagnosis import DiagnosisFigure, figures_of
from diagnosis.report.charting import charted, numbers_of
from diagnosis.report.content import Content, Scope


def build(scope: Scope) -> Content | None:
    """Show the indicators side by side for all gminas; left out when none was chosen: the law does not ask for them."""
    figures = figures_of(scope.diagnosis)
    if not figures:
        return None
    return Content(sections=tuple(Section(title=one.found.title, blocks=tuple(_told(one))) for one in figures))


def _told(one: DiagnosisFigure) -> list[Block]:
    if not one.found.lines:
        return [missing("Nie ma wartości dla gmin tej diagnozy w tym podziale i w tych latach."), *_comment(one)]
    chart = one.chart
    if one.is_drawn:
        return [*charted(chart), *_comment(one)]
    return [numbers_of(replace(chart, notes=()), chart.source), *map(note, chart.remarks), *_comment(one)]


def _comment(one: DiagnosisFigure) -> list[Block]:
    return [text(one.comment)] if one.comment else []
