"""Annexes: the questionnaires as they were asked, and what came of them."""

from dataclasses import replace

from cus.documents.blocks import Block, Column, Section, TableRow, items, missing, note, table, text
from cus.text.numbers import number
from cus.text.plural import plural
from diagnosis.models import Questionnaire
from diagnosis.questionnaires import PrintedQuestion, sections_of
from diagnosis.report.chapters.needs import shortened
from diagnosis.report.charting import pictured
from diagnosis.report.content import Content, Scope
from diagnosis.tally import QuestionTally, Tally, tally_of
from diagnosis.tally_split import LEAST

COLUMNS = (
    Column(label="Odpowiedź"),
    Column(label="Liczba", width=15, numeric=True),
    Column(label="Odsetek", width=15, numeric=True),
)
FEW = "Wyników nie pokazujemy: wróciło tak mało arkuszy, że po odpowiedziach można by kogoś rozpoznać."


def results(scope: Scope) -> Content | None:
    """Tell what was answered, question by question; written answers are never printed, they may give somebody away."""
    asked = [one for one in scope.diagnosis.questionnaires.all() if one.sheets.exists()]
    if not asked:
        return None
    return Content(sections=tuple(Section(title=_title(one), blocks=tuple(_results(tally_of(one)))) for one in asked))


def _title(questionnaire: Questionnaire) -> str:
    edition = questionnaire.edition
    return f"{questionnaire.title}, wersja {edition}" if edition > 1 else questionnaire.title


def _results(tally: Tally) -> list[Block]:
    sheets = f"{number(tally.sheets)} {plural(tally.sheets, 'arkusz', 'arkusze', 'arkuszy')}"
    if tally.sheets < LEAST:
        return [missing(FEW)]
    blocks = [text(f"Wróciło {sheets}. Odsetki liczą się od tych, którzy na dane pytanie odpowiedzieli.")]
    for question in tally.questions:
        blocks += _question(question)
    return blocks


def _question(one: QuestionTally) -> list[Block]:
    counts = f"odpowiedziało: {number(one.answered)}, bez odpowiedzi: {number(one.blank)}, nieczytelne: {number(one.unreadable)}"
    blocks = [text(f"{one.number}. {one.text}"), note(f"Na to pytanie {counts}.")]
    if one.numbers:
        blocks.append(items(f"{name}: {value}" for name, value in one.numbers))
    chart = one.chart()
    if chart:
        rows = [TableRow(cells=(bar.label, number(bar.count), bar.share)) for bar in one.bars]
        own = "ankieta centrum, obliczenie własne."
        title = f"Odpowiedzi na pytanie {one.number}: {shortened(one.text, 80)}"
        blocks += pictured(replace(chart, title=title, notes=()), source=own)
        blocks.append(table(title, COLUMNS, rows, note=one.remark, source=own))
    if one.texts:
        blocks.append(note("Odpowiedzi pisane słowami czyta tylko zespół centrum: mogą kogoś zdradzać."))
    return blocks


def asked(scope: Scope) -> Content | None:
    """Print every questionnaire's questions with the answers to choose from."""
    questionnaires = [
        one for one in scope.diagnosis.questionnaires.prefetch_related("questions") if one.questions.all()
    ]
    if not questionnaires:
        return None
    return Content(sections=tuple(Section(title=_title(one), blocks=tuple(_asked(one))) for one in questionnaires))


def _asked(questionnaire: Questionnaire) -> list[Block]:
    blocks = [text(questionnaire.greeting)] if questionnaire.greeting else []
    for section in sections_of(list(questionnaire.questions.all())):
        blocks += [text(section.heading)] if section.heading else []
        for question in section.questions:
            blocks += _printed(question)
    return blocks


def _printed(one: PrintedQuestion) -> list[Block]:
    blocks = [text(f"{one.number}. {one.text}")]
    if one.hint or one.instruction:
        blocks.append(note(one.hint or one.instruction))
    if one.options:
        blocks.append(items([*one.options, *(["inne, jakie?"] if one.with_other else [])]))
    elif one.kind == "scale":
        blocks.append(note(f"Skala od 1 ({one.low or '–'}) do 5 ({one.high or '–'})."))
    return blocks
