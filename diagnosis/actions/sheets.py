"""Entering sheets that came back on paper: one sheet, one save."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max

from cus.text.dates import moment
from cus.workflow import Refusal, Refused, StaleEdit
from diagnosis.actions.questionnaires import locked_questionnaire
from diagnosis.answers import BLANK, Given
from diagnosis.models import Answer, Question, Questionnaire, Sheet
from diagnosis.research_enums import AnswerState

LARGEST_NUMBER = 999_999
EMPTY = (
    "Na tym arkuszu nie ma ani jednej odpowiedzi, więc nie ma czego zapisać. "
    "Jeśli odpowiedzi są, ale nie da się ich przeczytać, zaznacz „nieczytelne”."
)


@transaction.atomic
def save_sheet(
    *,
    by,
    questionnaire: Questionnaire,
    answers: Mapping[int, Given],
    number: int | None = None,
    token: uuid.UUID | None = None,
) -> Sheet:
    """Enter a sheet; without ``number`` it gets the next free one. ``answers`` by the key of their question.

    A form sent again with its ``token`` gives the sheet that it has made.

    Raises:
        Refused: wrong role, handed over, the number is taken, or nothing stands on the sheet.
    """
    questionnaire = locked_questionnaire(by, questionnaire)
    made = Sheet.objects.filter(token=token, created_by=by).first() if token else None
    if made:
        return made
    questions = _judged(questionnaire, answers)
    last = questionnaire.sheets.aggregate(last=Max("number"))["last"] or 0
    _refuse_taken(questionnaire, number)
    sheet = Sheet.objects.create(questionnaire=questionnaire, number=number or last + 1, created_by=by, token=token)
    Answer.objects.bulk_create(_answer(sheet, question, answers) for question in questions)
    return sheet


@transaction.atomic
def edit_sheet(*, by, sheet: Sheet, version: int, answers: Mapping[int, Given], number: int) -> Sheet:
    """Correct a sheet; what did not change is not written.

    Raises:
        Refused: as ``save_sheet``.
        StaleEdit: somebody corrected it since ``version``.
    """
    questionnaire = locked_questionnaire(by, sheet.questionnaire)
    current = _locked(questionnaire, sheet, version)
    questions = _judged(questionnaire, answers)
    if number != current.number:
        _refuse_taken(questionnaire, number)
    present = {answer.question_id: answer for answer in current.answers.all()}
    for question in questions:
        wanted, row = _answer(current, question, answers), present.get(question.pk)
        if row is None:
            wanted.save()
        elif any(getattr(row, name) != getattr(wanted, name) for name in ("state", "choices", "number", "text")):
            row.state, row.choices, row.number, row.text = wanted.state, wanted.choices, wanted.number, wanted.text
            row.save()
    current.number = number
    current.version += 1
    current.save(update_fields=["number", "version"])
    return current


@transaction.atomic
def delete_sheet(*, by, sheet: Sheet, version: int) -> None:
    """Take a sheet away; raises as ``edit_sheet``. Its history stays."""
    questionnaire = locked_questionnaire(by, sheet.questionnaire)
    _locked(questionnaire, sheet, version).delete()


def _locked(questionnaire: Questionnaire, sheet: Sheet, version: int) -> Sheet:
    current = questionnaire.sheets.select_for_update(of=("self",)).filter(pk=sheet.pk).first()
    if current is None:
        raise Refused(Refusal("Ten arkusz ktoś w międzyczasie usunął. Wpisz go jako nowy."))
    if current.version != version:
        raise StaleEdit(current)
    return current


def _judged(questionnaire: Questionnaire, answers: Mapping[int, Given]) -> list[Question]:
    """Return the questions, when something stands under at least one of them."""
    questions = list(questionnaire.questions.all())
    if all(answers.get(question.pk, BLANK).state == AnswerState.BLANK for question in questions):
        raise Refused(Refusal(EMPTY))
    return questions


def _refuse_taken(questionnaire: Questionnaire, number: int | None) -> None:
    taken = questionnaire.sheets.filter(number=number).select_related("created_by").first() if number else None
    if taken:
        free = questionnaire.sheets.aggregate(last=Max("number"))["last"] + 1
        who, when = taken.created_by.get_full_name() or "ktoś inny", moment(taken.created_at)
        message = f"Arkusz nr {number} już jest: {who}, {when}. Następny wolny numer to {free}."
        raise Refused(Refusal(message, field="number"))


def _answer(sheet: Sheet, question: Question, answers: Mapping[int, Given]) -> Answer:
    told = answers.get(question.pk, BLANK)
    return Answer(
        sheet=sheet,
        question=question,
        state=told.state,
        choices=list(told.choices),
        number=told.number,
        text=told.text,
    )
