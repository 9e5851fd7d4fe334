"""Questionnaires as plain data, and why one cannot be changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from cus.documents.parts import Document, Letterhead
from cus.text.numbers import number
from cus.text.plural import plural
from cus.workflow import Refusal
from diagnosis.models import Diagnosis, Question, Questionnaire
from diagnosis.policies import refusal_to_edit
from diagnosis.research_enums import QuestionKind

FROZEN = (
    "Wpisano już odpowiedzi z arkuszy, więc pytań tej ankiety nie można zmieniać. "
    "Zrób kopię: to będzie jej następna wersja."
)


@dataclass(frozen=True, slots=True)
class PrintedQuestion:
    """A question on paper, with its number from 1; ``instruction`` says how to answer."""

    number: int
    text: str
    kind: str
    instruction: str
    hint: str
    required: bool
    options: tuple[str, ...]
    with_other: bool
    low: str
    high: str
    unit: str
    steps: tuple[int, ...] = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """Questions under one heading; the heading may be empty."""

    heading: str
    questions: tuple[PrintedQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnairePaper:
    """The questionnaire to print: ``large`` in big type."""

    letterhead: Letterhead
    title: str
    edition: int
    greeting: str
    clause: str
    give_back: str
    sections: tuple[PrintedSection, ...] = ()
    large: bool = False


@dataclass(frozen=True, slots=True)
class QuestionnaireLine:
    """A questionnaire as the list shows it."""

    pk: int
    title: str
    edition: int
    questions: int
    sheets: int
    url: str


def questionnaires_of(diagnosis: Diagnosis) -> list[QuestionnaireLine]:
    """Return the questionnaires of a diagnosis with how many questions and sheets each has; three queries."""
    rows = diagnosis.questionnaires.prefetch_related("questions", "sheets")
    return [
        QuestionnaireLine(
            row.pk, row.title, row.edition, len(row.questions.all()), len(row.sheets.all()), row.get_absolute_url()
        )
        for row in rows
    ]


def is_frozen(questionnaire: Questionnaire) -> bool:
    """Say whether answers exist: from the first sheet on the text does not change."""
    return questionnaire.sheets.exists()


def refusal_to_write(user, questionnaire: Questionnaire) -> Refusal | None:
    """Say why the text and the questions cannot be changed: role, stage, or answers that exist."""
    refusal = refusal_to_edit(user, questionnaire.diagnosis)
    return refusal or (Refusal(FROZEN) if is_frozen(questionnaire) else None)


def sections_of(questions: Sequence[Question]) -> tuple[PrintedSection, ...]:
    """Return questions in their order under their headings, numbered through."""
    found: list[tuple[str, list[PrintedQuestion]]] = []
    for at, question in enumerate(questions, start=1):
        if question.section or not found:
            found.append((question.section, []))
        found[-1][1].append(printed(question, at))
    return tuple(PrintedSection(heading, tuple(those)) for heading, those in found)


def printed(question: Question, at: int) -> PrintedQuestion:
    """Return a question as it is printed under the number ``at``."""
    return PrintedQuestion(
        number=at,
        text=question.text,
        kind=question.kind,
        instruction=instruction_of(question),
        hint=question.hint,
        required=question.required,
        options=tuple(question.options),
        with_other=question.with_other,
        low=question.low,
        high=question.high,
        unit=question.unit,
    )


def instruction_of(question: Question) -> str:
    """Say how to answer, unless a hint says it better."""
    if question.kind == QuestionKind.MULTIPLE and question.most:
        marks = plural(question.most, "odpowiedź", "odpowiedzi", "odpowiedzi")
        return f"Można zaznaczyć najwyżej {number(question.most)} {marks}."
    return {
        QuestionKind.SINGLE: "Prosimy zaznaczyć jedną odpowiedź.",
        QuestionKind.MULTIPLE: "Można zaznaczyć kilka odpowiedzi.",
        QuestionKind.SCALE: "Prosimy zaznaczyć jedną kratkę.",
        QuestionKind.NUMBER: "Prosimy wpisać liczbę.",
    }.get(QuestionKind(question.kind), "")


def questionnaire_document(questionnaire: Questionnaire, *, letterhead: Letterhead, large: bool = False) -> Document:
    """Return the questionnaire to be printed and filled in by hand."""
    context = QuestionnairePaper(
        letterhead=letterhead,
        title=questionnaire.title,
        edition=questionnaire.edition,
        greeting=questionnaire.greeting,
        clause=questionnaire.clause,
        give_back=questionnaire.give_back,
        sections=sections_of(list(questionnaire.questions.all())),
        large=large,
    )
    edition = f"wersja {questionnaire.edition}" if questionnaire.edition > 1 else ""
    title = ", ".join(filter(None, [questionnaire.title, edition]))
    return Document(
        template="documents/questionnaire.html", context=context, title=title, letterhead=letterhead, number=edition
    )
