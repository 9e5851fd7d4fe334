"""Taking over results of outside surveys: all of a table or nothing."""

from django.db import transaction

from cus.importing.actions import drop_files, drop_old_files, refuse_unless_sound
from cus.tables import read
from cus.workflow import StaleEdit
from diagnosis.actions.locking import locked_for_edit
from diagnosis.models import Diagnosis, OutsideAnswer, OutsideQuestion, OutsideSurvey, SurveyImport
from diagnosis.outside.plan import SurveyPlan, plan_of
from diagnosis.outside.reading import ReadQuestion

CHANGED_SINCE = "Te wyniki ktoś zmienił od czasu podglądu. Obejrzyj zmiany jeszcze raz i potwierdź."
FACTS = ("title", "author", "carried_on", "place", "respondents", "several")


@transaction.atomic
def keep_survey(*, by, diagnosis: Diagnosis, facts: dict, name: str, content: bytes) -> SurveyImport:
    """Keep a table until its preview is accepted; the person's earlier one goes. ``facts`` by name of field.

    Raises:
        Refused: wrong role, or the diagnosis is handed over.
        TableRefused: no table.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    read(content)
    SurveyImport.objects.filter(owner=by).delete()
    return SurveyImport.objects.create(owner=by, diagnosis=diagnosis, name=name[:200], content=content, **facts)


@transaction.atomic
def accept_survey(*, by, kept: SurveyImport, fingerprint: str) -> SurveyPlan:
    """Write what the preview with this ``fingerprint`` showed, and let the table go; return what was done.

    Where nothing differs nothing is written.

    Raises:
        Refused: wrong role, handed over, or the table is somebody else's.
        ImportRefused: the table has faults, or the results changed since the preview; carries the plan.
    """
    diagnosis = locked_for_edit(by, kept.diagnosis)
    planned = plan_of(diagnosis, kept, bytes(kept.content))
    refuse_unless_sound(planned, fingerprint, changed=CHANGED_SINCE)
    if planned.touched:
        _write(by, diagnosis, kept, planned)
    drop_files(kept=kept, by=by)
    return planned


@transaction.atomic
def delete_survey(*, by, survey: OutsideSurvey, version: int) -> None:
    """Take an outside survey away with its results.

    Raises:
        Refused: wrong role, or handed over. StaleEdit: somebody took over a newer table since ``version``.
    """
    locked_for_edit(by, survey.diagnosis)
    current = OutsideSurvey.objects.select_for_update(of=("self",)).filter(pk=survey.pk).first()
    if current is None:
        return
    if current.version != version:
        raise StaleEdit(current)
    current.delete()


def drop_old_surveys() -> int:
    """Forget tables whose preview waits for more than a week; return how many."""
    return drop_old_files(SurveyImport)


def _write(by, diagnosis: Diagnosis, kept: SurveyImport, planned: SurveyPlan) -> None:
    survey = planned.present or OutsideSurvey(diagnosis=diagnosis, created_by=by, version=0)
    for name in FACTS:
        setattr(survey, name, getattr(kept, name))
    survey.respondents = planned.respondents
    survey.version += 1
    survey.save()
    survey.questions.filter(text__in=planned.gone).delete()
    saved = {question.text: question for question in survey.questions.all()}
    for position, told in enumerate(planned.told.questions):
        _write_question(survey, saved.get(told.text), told, position)


def _write_question(
    survey: OutsideSurvey, question: OutsideQuestion | None, told: ReadQuestion, position: int
) -> None:
    question = question or OutsideQuestion(survey=survey, text=told.text)
    if question.pk is None or (question.position, question.several) != (position, told.several):
        question.position, question.several = position, told.several
        question.save()
    question.answers.exclude(text__in=[answer.text for answer in told.answers]).delete()
    saved = {answer.text: answer for answer in question.answers.all()}
    for at, answer in enumerate(told.answers):
        row = saved.get(answer.text) or OutsideAnswer(question=question, text=answer.text)
        if row.pk is None or (row.position, row.count, row.percent) != (at, answer.count, answer.percent):
            row.position, row.count, row.percent = at, answer.count, answer.percent
            row.save()
