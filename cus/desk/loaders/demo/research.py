"""How the demo diagnosis was researched, and a questionnaire with forty invented sheets."""

import datetime as dt
from collections.abc import Iterator, Sequence

from cus.accounts.enums import Role
from cus.centre.letterhead import letterhead
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from cus.tables import Kind, Page, write
from diagnosis.actions.outside import accept_survey, keep_survey
from diagnosis.actions.questionnaires import create_questionnaire
from diagnosis.actions.research import PARTS, save_research_part
from diagnosis.actions.sheets import save_sheet
from diagnosis.answers import UNREADABLE, Given, given
from diagnosis.models import Diagnosis, Question
from diagnosis.outside.plan import plan_of
from diagnosis.outside.reading import COLUMNS
from diagnosis.questionnaire_starter import GREETING, clause_of
from diagnosis.research_enums import QuestionKind

FILE = "demo/research.json"
# Every so many sheets leave a question blank, or cannot be read there.
BLANK_EVERY, UNREADABLE_EVERY, WORDS_EVERY, OTHER_EVERY = 9, 23, 5, 13
DATES = ("date_from", "date_to")


def load_research(diagnosis: Diagnosis) -> None:
    """Write the research of a diagnosis that is still open, and the sheets of its questionnaire."""
    fixture = read_json(FILE)
    seen = 0
    for part in PARTS:
        rows = [_with_days(row) for row in fixture["research"][part]]
        saved = save_research_part(
            by=demo_person(Role.WORKER), diagnosis=diagnosis, part=part, seen=seen, contents=rows
        )
        seen = saved.version
    _load_sheets(diagnosis, fixture["questionnaire"])
    _load_outside(diagnosis, fixture["outside"])


def _with_days(row: dict) -> dict:
    return {name: dt.date.fromisoformat(value) if name in DATES else value for name, value in row.items()}


def _load_sheets(diagnosis: Diagnosis, facts: dict) -> None:
    questionnaire = create_questionnaire(
        by=demo_person(Role.ORGANISER),
        diagnosis=diagnosis,
        fields={
            "title": facts["title"],
            "greeting": GREETING,
            "clause": clause_of(letterhead()),
            "give_back": facts["give_back"],
        },
        with_starter=True,
    )
    questions = list(questionnaire.questions.all())
    for at in range(facts["sheets"]):
        answers = dict(_answers(questions, at, facts["words"]))
        save_sheet(by=demo_person(Role.WORKER), questionnaire=questionnaire, answers=answers)


def _load_outside(diagnosis: Diagnosis, survey: dict) -> None:
    """Take over a table of results as a person would: kept, planned, accepted."""
    worker = demo_person(Role.WORKER)
    facts = survey["facts"] | {"carried_on": dt.date.fromisoformat(survey["facts"]["carried_on"])}
    content = write(Kind.CSV, [Page("wyniki", [column.heading for column in COLUMNS], survey["rows"])])
    kept = keep_survey(by=worker, diagnosis=diagnosis, facts=facts, name="tabela-4.csv", content=content)
    accept_survey(by=worker, kept=kept, fingerprint=plan_of(diagnosis, kept, content).fingerprint)


def _answers(questions: Sequence[Question], at: int, words: Sequence[str]) -> Iterator[tuple[int, Given]]:
    """Yield what the ``at``-th sheet says: the same in every installation, and not the same on every sheet."""
    for place, question in enumerate(questions):
        turn = at * 7 + place * 3
        if turn % UNREADABLE_EVERY == UNREADABLE_EVERY - 1:
            yield question.pk, UNREADABLE
        elif turn % BLANK_EVERY != BLANK_EVERY - 1 or question.required:
            yield question.pk, _answer(question, at, turn, words)


def _answer(question: Question, at: int, turn: int, words: Sequence[str]) -> Given:
    if question.kind == QuestionKind.TEXT:
        return given(text=words[at // WORDS_EVERY % len(words)] if at % WORDS_EVERY == 0 else "")
    if question.kind == QuestionKind.NUMBER:
        return given(number=(0, 0, 1, 0, 1, 2, 0, 1)[turn % 8])
    if question.kind == QuestionKind.SCALE:
        return given(number=(2, 3, 1, 4, 2, 3, 5, 2, 3, 4)[turn % 10])
    # The first answers of a list are the commonest, as people's are.
    first = (1, 3, 1, 2, 3, 6, 2, 4, 1, 3, 5, 2)[turn % 12]
    count = len(question.options)
    if question.kind == QuestionKind.SINGLE:
        return given(choices=[(first - 1) % count + 1])
    picked = (
        {(first - 1) % count + 1} | ({at * 3 % count + 1} if at % 2 else set()) | ({at % 3 + 1} if at % 5 else set())
    )
    other = question.other if at % OTHER_EVERY == 1 else 0
    return given(
        choices=[*sorted(picked)[:2], other] if other else picked, text="apteka czynna w sobotę" if other else ""
    )
