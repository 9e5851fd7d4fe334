"""Making, opening and closing questionnaires on quality, and deciding about answers kept apart."""

import datetime
import uuid
from collections.abc import Mapping

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.models import Programme
from programmes.results.models import Opinion, Survey
from programmes.results.quality_enums import TEXTS, OpinionSource, Standing, SurveyState, Suspicion
from programmes.results.surveys.policies import (
    refusal_to_delete,
    refusal_to_prepare,
    refusal_to_rewrite,
)
from programmes.results.surveys.workflow import WORKFLOW

GONE = "Tę ankietę ktoś w międzyczasie usunął."
GONE_ANSWER = "Tej odpowiedzi już nie ma."
# What may be changed after the opening.
ALWAYS = ("opens_on", "closes_on", "daily_ceiling", "give_back")
PAST = "Ostatni dzień ankiety już minął. Najpierw zmień jej dni, potem otwórz."


@transaction.atomic
def create_survey(*, by, programme: Programme, fields: Mapping[str, object], token: uuid.UUID | None = None) -> Survey:
    """Begin a questionnaire; the same form sent again gives what it has made.

    Raises:
        Refused: wrong role.
        ValidationError: a rule of the model is broken.
    """
    refuse_if(refusal_to_prepare(by))
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    made = Survey.objects.filter(token=token, created_by=by).first() if token else None
    if made:
        return made
    survey = Survey(programme=programme, created_by=by, token=token, **fields)
    return _written(survey)


@transaction.atomic
def edit_survey(*, by, survey: Survey, version: int, fields: Mapping[str, object]) -> Survey:
    """Change a questionnaire: everything before it was opened, its days and ceiling always.

    Raises:
        Refused: wrong role, or text that people have seen would change.
        StaleEdit: somebody changed it since ``version``.
    """
    refuse_if(refusal_to_prepare(by))
    current = locked_survey(survey)
    if current.version != version:
        raise StaleEdit(current)
    if any(getattr(current, name) != value for name, value in fields.items() if name not in ALWAYS):
        refuse_if(refusal_to_rewrite(by, current))
    for name, value in fields.items():
        setattr(current, name, value)
    current.version += 1
    return _written(current)


@transaction.atomic
def open_survey(*, by, survey: Survey) -> Survey:
    """Let the open page take answers within the days; raises ``Refused``: role, state, or the days have passed."""
    current = _moved(by, survey, "open")
    if current.closes_on < timezone.localdate():
        raise Refused(Refusal(PAST))
    if current.opened_at is None:
        current.opened_at, current.opened_by = timezone.now(), by
    current.closed_at = current.closed_by = None
    current.save()
    return current


@transaction.atomic
def close_survey(*, by, survey: Survey) -> Survey:
    """Take no more answers from the page; sheets may still come. Raises ``Refused``: role or state."""
    current = _moved(by, survey, "close")
    current.closed_at, current.closed_by = timezone.now(), by
    current.save()
    return current


@transaction.atomic
def delete_survey(*, by, survey: Survey) -> None:
    """Take away a questionnaire that nobody answered; raises ``Refused``: role, or it has answers."""
    current = locked_survey(survey)
    refuse_if(refusal_to_delete(by, current))
    current.delete()


@transaction.atomic
def decide(*, by, survey: Survey, day: datetime.date, accept: bool) -> int:
    """Count the answers of a day that were kept apart, or drop them; return how many. Nothing is deleted.

    Raises:
        Refused: wrong role.
    """
    refuse_if(refusal_without(by, Act.RESULTS_PREPARE))
    current = locked_survey(survey)
    standing = Standing.COUNTED if accept else Standing.DROPPED
    rows = Opinion.objects.suspicious().filter(survey=current, given_on=day)
    return rows.update(standing=standing, version=F("version") + 1)


@transaction.atomic
def set_day_aside(*, by, survey: Survey, day: datetime.date) -> int:
    """Keep apart what came from the page on a day, dropped answers too, to be decided anew; return how many.

    Raises:
        Refused: wrong role.
    """
    refuse_if(refusal_without(by, Act.RESULTS_PREPARE))
    current = locked_survey(survey)
    rows = Opinion.objects.filter(survey=current, source=OpinionSource.OPEN, given_on=day)
    plain = rows.filter(standing=Standing.COUNTED, suspicion="").update(
        standing=Standing.SUSPICIOUS, suspicion=Suspicion.DAY, version=F("version") + 1
    )
    back = rows.filter(standing__in=(Standing.COUNTED, Standing.DROPPED)).update(
        standing=Standing.SUSPICIOUS, version=F("version") + 1
    )
    return plain + back


@transaction.atomic
def hide_text(*, by, opinion: Opinion, which: str, reason: str) -> Opinion:
    """Hide an answer in words with a reason, or with an empty one show it again.

    Raises:
        Refused: wrong role, or there is no such text.
    """
    refuse_if(refusal_without(by, Act.RESULTS_PREPARE))
    current = Opinion.objects.select_for_update(of=("self",)).filter(pk=opinion.pk).first()
    if current is None or which not in TEXTS or not getattr(current, f"{which}_text"):
        raise Refused(Refusal(GONE_ANSWER))
    setattr(current, f"{which}_hidden", reason)
    current.version += 1
    current.save()
    return current


def locked_survey(survey: Survey) -> Survey:
    """Return the questionnaire as it stands, locked; raises ``Refused`` when it is gone."""
    current = Survey.objects.select_for_update(of=("self",)).filter(pk=survey.pk).first()
    refuse_if(Refusal(GONE) if current is None else None)
    return current


def _moved(by, survey: Survey, name: str) -> Survey:
    transition = WORKFLOW[name]
    refuse_if(refusal_without(by, transition.act))
    current = locked_survey(survey)
    refuse_if(WORKFLOW.refusal(name, state=current.state, state_label=current.get_state_display()))
    current.state = SurveyState(transition.target)
    current.version += 1
    return current


def _written(survey: Survey) -> Survey:
    survey.full_clean(exclude=["token"])
    survey.save()
    return survey
