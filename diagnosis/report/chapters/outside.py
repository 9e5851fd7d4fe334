"""Annex: results of surveys that others carried out, each table with its source and with what does not agree."""

from dataclasses import replace

from cus.documents.blocks import Block, Column, Section, TableRow, note, table, text
from cus.text.numbers import number
from diagnosis.outside.results import OutsideResult, OutsideResults, outside_results
from diagnosis.report.chapters.needs import shortened
from diagnosis.report.charting import pictured
from diagnosis.report.content import Content, Scope

COLUMNS = (
    Column(label="Odpowiedź"),
    Column(label="Liczba", width=15, numeric=True),
    Column(label="Odsetek", width=15, numeric=True),
)
SEVERAL = "Można było wskazać kilka odpowiedzi, więc odsetki mogą dać razem więcej niż 100%."


def results(scope: Scope) -> Content | None:
    """Tell the results survey by survey, the newest first."""
    surveys = outside_results(scope.diagnosis)
    if not surveys:
        return None
    return Content(sections=tuple(Section(title=one.title, blocks=tuple(_survey(one))) for one in surveys))


def _survey(survey: OutsideResults) -> list[Block]:
    people = "" if survey.respondents is None else f" Liczba odpowiadających: {number(survey.respondents)}."
    blocks: list[Block] = [text(survey.source + people)]
    for question in survey.questions:
        blocks += _question(question)
    return blocks


def _question(one: OutsideResult) -> list[Block]:
    source = one.source.removeprefix("Źródło zewnętrzne: ")
    blocks: list[Block] = [text(f"{one.number}. {one.text}")]
    blocks += [note(f"Nie zgadza się: {remark}") for remark in one.remarks]
    title = f"Odpowiedzi na pytanie {one.number} badania obcego: {shortened(one.text, 70)}"
    chart = one.chart()
    if chart:
        blocks += pictured(replace(chart, title=title, notes=(), source=""), source=source)
    rows = [
        TableRow(cells=(answer.text, "–" if answer.count is None else number(answer.count), answer.share))
        for answer in one.answers
    ]
    blocks.append(table(title, COLUMNS, rows, note=SEVERAL if one.several else "", source=source))
    return blocks
