"""Answers to questionnaires on quality: taken from the open page, or written from paper."""

import uuid
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.results.actions.quality import locked_survey
from programmes.results.models import Opinion, Survey
from programmes.results.quality_enums import OpinionSource, Standing, Suspicion
from programmes.results.surveys.policies import refusal_to_enter

NOT_NOW = "Ta ankieta nie przyjmuje teraz odpowiedzi."
FULL = "Dziś nie przyjmujemy już odpowiedzi na tę ankietę: przyszło ich niespotykanie dużo. Prosimy spróbować jutro."
# So many times the daily ceiling are kept apart in one day; whatever comes above is refused with a word.
MOST_APART = 20


@transaction.atomic
def record_answer(*, survey: Survey, answer: Mapping[str, object], token: uuid.UUID, suspicion: str = "") -> Opinion:
    """Take an answer from the open page, nobody's: the day and what was answered.

    The same ``token`` again gives the answer that it has made. Above the ceiling of the day, and with a
    ``suspicion``, it is kept apart and counts nowhere until somebody decides.

    Raises:
        Refused: the questionnaire takes no answers now, or the day holds all it can.
    """
    current, today = locked_survey(survey), timezone.localdate()
    made = Opinion.objects.filter(survey=current, token=token).first()
    if made:
        return made
    refuse_if(None if current.takes_answers(today) else Refusal(NOT_NOW))
    of_today = Opinion.objects.filter(survey=current, source=OpinionSource.OPEN, given_on=today)
    # Whatever became of them since: a day set aside does not open the door anew.
    came = of_today.exclude(suspicion__in=(Suspicion.HASTE, Suspicion.TRAP)).count()
    if not suspicion and came >= current.daily_ceiling:
        suspicion = Suspicion.CEILING
    if suspicion and of_today.exclude(standing=Standing.COUNTED).count() >= current.daily_ceiling * MOST_APART:
        raise Refused(Refusal(FULL, status=429))
    opinion = Opinion(
        survey=current,
        source=OpinionSource.OPEN,
        given_on=today,
        standing=Standing.SUSPICIOUS if suspicion else Standing.COUNTED,
        suspicion=suspicion,
        token=token,
        **answer,
    )
    return _written(opinion)


@transaction.atomic
def enter_sheets(
    *, by, survey: Survey, rows: Sequence[Mapping[str, object]], token: uuid.UUID | None = None
) -> list[Opinion]:
    """Write sheets from paper, all or none; each gets the next number. The same form again gives what it made.

    Raises:
        Refused: wrong role, or the questionnaire was never opened.
        ValidationError: nothing stands on a sheet.
    """
    current = locked_survey(survey)
    refuse_if(refusal_to_enter(by, current))
    tokens = [uuid.uuid5(token, str(at)) if token else None for at in range(len(rows))]
    made = list(Opinion.objects.filter(token__in=[one for one in tokens if one], created_by=by).order_by("number"))
    if made:
        return made
    last = current.opinions.aggregate(last=Max("number"))["last"] or 0
    return [
        _written(
            Opinion(
                survey=current,
                source=OpinionSource.PAPER,
                number=last + at,
                given_on=timezone.localdate(),
                created_by=by,
                token=one,
                **row,
            )
        )
        for at, (row, one) in enumerate(zip(rows, tokens, strict=True), start=1)
    ]


@transaction.atomic
def enter_many_sheets(*, by, survey: Survey, rows: Sequence[Mapping[str, object]]) -> int:
    """Write a pile of sheets from paper in one statement, all or none; return how many.

    Nobody types so many at once: a file does. The rules of the table judge them.

    Raises:
        Refused: wrong role, or the questionnaire was never opened.
        IntegrityError: a mark out of the scale, or nothing on a sheet.
    """
    current = locked_survey(survey)
    refuse_if(refusal_to_enter(by, current))
    last = current.opinions.aggregate(last=Max("number"))["last"] or 0
    given = {"survey": current, "source": OpinionSource.PAPER, "given_on": timezone.localdate(), "created_by": by}
    sheets = [Opinion(number=last + at, **given, **row) for at, row in enumerate(rows, start=1)]
    return len(Opinion.objects.bulk_create(sheets))


@transaction.atomic
def edit_sheet(*, by, opinion: Opinion, version: int, answer: Mapping[str, object]) -> Opinion:
    """Correct a sheet.

    Raises:
        Refused: wrong role, or it is gone.
        StaleEdit: somebody corrected it since ``version``.
    """
    current = _locked_sheet(by, opinion, version)
    for name, value in answer.items():
        setattr(current, name, value)
    for name in ("first", "second"):
        if not getattr(current, f"{name}_text"):
            setattr(current, f"{name}_hidden", "")
    current.version += 1
    return _written(current)


@transaction.atomic
def delete_sheet(*, by, opinion: Opinion, version: int) -> None:
    """Take a sheet away; raises as ``edit_sheet``. Its history stays."""
    _locked_sheet(by, opinion, version).delete()


def _locked_sheet(by, opinion: Opinion, version: int) -> Opinion:
    survey = locked_survey(opinion.survey)
    refuse_if(refusal_to_enter(by, survey))
    rows = Opinion.objects.select_for_update(of=("self",)).filter(source=OpinionSource.PAPER)
    current = rows.filter(pk=opinion.pk).first()
    if current is None:
        raise Refused(Refusal("Ten arkusz ktoś w międzyczasie usunął. Wpisz go jako nowy."))
    if current.version != version:
        raise StaleEdit(current)
    current.survey = survey
    return current


def _written(opinion: Opinion) -> Opinion:
    opinion.full_clean(exclude=["survey", "token", "created_by"])
    opinion.save()
    return opinion
