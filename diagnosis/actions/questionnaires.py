"""Writing a questionnaire: its text, its questions and their order, a copy as the next edition."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, Question, Questionnaire
from diagnosis.questionnaire_starter import QUESTIONS
from diagnosis.questionnaires import FROZEN, is_frozen

MOST_QUESTIONS = 100
GONE = "Tę ankietę ktoś w międzyczasie usunął."
GONE_QUESTION = "To pytanie ktoś w międzyczasie usunął. Skopiuj swój tekst i dodaj nowe pytanie."
COPIED = ("section", "kind", "text", "hint", "required", "options", "with_other", "most", "low", "high", "unit")


@transaction.atomic
def create_questionnaire(
    *, by, diagnosis: Diagnosis, fields: Mapping[str, object], with_starter: bool = False
) -> Questionnaire:
    """Begin a questionnaire, empty or with the eight questions to start from.

    Raises:
        Refused: wrong role, handed over, or the title is taken.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    if diagnosis.questionnaires.filter(title=fields["title"]).exists():
        raise Refused(Refusal("Ankieta o tym tytule już jest w tej diagnozie. Podaj inny tytuł.", field="title"))
    questionnaire = Questionnaire.objects.create(diagnosis=diagnosis, created_by=by, **fields)
    for position, row in enumerate(QUESTIONS if with_starter else ()):
        Question.objects.create(questionnaire=questionnaire, position=position, **row)
    return questionnaire


@transaction.atomic
def edit_questionnaire(
    *, by, questionnaire: Questionnaire, version: int, fields: Mapping[str, object]
) -> Questionnaire:
    """Change the text around the questions.

    Raises:
        Refused: wrong role, handed over, answers exist, or the title is taken.
        StaleEdit: somebody changed it since ``version``.
    """
    current = locked_to_write(by, questionnaire)
    if current.version != version:
        raise StaleEdit(current)
    others = current.diagnosis.questionnaires.exclude(pk=current.pk)
    if fields["title"] != current.title and others.filter(title=fields["title"]).exists():
        raise Refused(Refusal("Ankieta o tym tytule już jest w tej diagnozie. Podaj inny tytuł.", field="title"))
    for name, value in fields.items():
        setattr(current, name, value)
    return _counted(current)


@transaction.atomic
def copy_questionnaire(*, by, questionnaire: Questionnaire) -> Questionnaire:
    """Make the next edition: the same text and questions, no sheets, free to change.

    Raises:
        Refused: wrong role, or handed over.
    """
    diagnosis = locked_for_edit(by, questionnaire.diagnosis)
    source = Questionnaire.objects.filter(pk=questionnaire.pk).first()
    refuse_if(Refusal(GONE) if source is None else None)
    same = diagnosis.questionnaires.filter(title=source.title)
    copy = Questionnaire.objects.create(
        diagnosis=diagnosis,
        title=source.title,
        edition=same.aggregate(last=Max("edition"))["last"] + 1,
        greeting=source.greeting,
        clause=source.clause,
        give_back=source.give_back,
        created_by=by,
    )
    for question in source.questions.all():
        values = {name: getattr(question, name) for name in COPIED}
        Question.objects.create(questionnaire=copy, position=question.position, **values)
    return copy


@transaction.atomic
def delete_questionnaire(*, by, questionnaire: Questionnaire, version: int) -> None:
    """Take away a questionnaire without sheets; raises as ``edit_questionnaire``."""
    current = locked_to_write(by, questionnaire)
    if current.version != version:
        raise StaleEdit(current)
    current.delete()


@transaction.atomic
def create_question(*, by, questionnaire: Questionnaire, fields: Mapping[str, object]) -> Question:
    """Add a question at the end; raises ``Refused`` as ``edit_questionnaire``, or when there are too many."""
    current = locked_to_write(by, questionnaire)
    count = current.questions.count()
    if count >= MOST_QUESTIONS:
        raise Refused(Refusal(f"Ankieta może mieć najwyżej {MOST_QUESTIONS} pytań."))
    last = current.questions.aggregate(last=Max("position"))["last"]
    question = Question(questionnaire=current, position=0 if last is None else last + 1, **fields)
    _counted(current)
    return _written(question)


@transaction.atomic
def edit_question(*, by, question: Question, version: int, fields: Mapping[str, object]) -> Question:
    """Change a question; raises as ``edit_questionnaire``."""
    current = _locked_question(by, question, version)
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    _counted(current.questionnaire)
    return _written(current)


@transaction.atomic
def delete_question(*, by, question: Question, version: int) -> None:
    """Take a question away; raises as ``edit_questionnaire``. A heading goes on to the next question."""
    current = _locked_question(by, question, version)
    following = current.questionnaire.questions.filter(position__gt=current.position).first()
    if current.section and following and not following.section:
        following.section = current.section
        following.version += 1
        following.save(update_fields=["section", "version"])
    _counted(current.questionnaire)
    current.delete()


@transaction.atomic
def move_question(*, by, question: Question, up: bool) -> None:
    """Change places with the question above or below; at the end of the list nothing happens.

    Raises:
        Refused: as ``edit_questionnaire``.
    """
    questionnaire = locked_to_write(by, question.questionnaire)
    rows = list(questionnaire.questions.all())
    at = next((place for place, row in enumerate(rows) if row.pk == question.pk), None)
    refuse_if(Refusal(GONE_QUESTION) if at is None else None)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(rows):
        return
    rows[at], rows[other] = rows[other], rows[at]
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            row.save(update_fields=["position"])
    _counted(questionnaire)


def locked_to_write(by, questionnaire: Questionnaire) -> Questionnaire:
    """Lock the diagnosis and the questionnaire, and refuse when its text may not change.

    Raises:
        Refused: wrong role, handed over, gone, or answers exist.
    """
    current = locked_questionnaire(by, questionnaire)
    refuse_if(Refusal(FROZEN) if is_frozen(current) else None)
    return current


def locked_questionnaire(by, questionnaire: Questionnaire) -> Questionnaire:
    """Lock the diagnosis and the questionnaire: one writer at a time, so that numbers are given once.

    Raises:
        Refused: wrong role, handed over, or gone.
    """
    diagnosis = locked_for_edit(by, questionnaire.diagnosis)
    current = Questionnaire.objects.select_for_update(of=("self",)).filter(pk=questionnaire.pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    current.diagnosis = diagnosis
    return current


def _locked_question(by, question: Question, version: int) -> Question:
    questionnaire = locked_to_write(by, question.questionnaire)
    current = questionnaire.questions.select_for_update(of=("self",)).filter(pk=question.pk).first()
    if current is None:
        raise Refused(Refusal(GONE_QUESTION))
    if current.version != version:
        raise StaleEdit(current)
    current.questionnaire = questionnaire
    return current


def _counted(questionnaire: Questionnaire) -> Questionnaire:
    questionnaire.version += 1
    questionnaire.save()
    return questionnaire


def _written(question: Question) -> Question:
    question.full_clean()
    question.save()
    return question
