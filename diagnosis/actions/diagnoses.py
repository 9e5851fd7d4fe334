"""Opening a diagnosis, changing its description, moving it through its stages."""

import datetime as dt

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.locking import locked, locked_for_edit
from diagnosis.actions.report import freeze_report
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis
from diagnosis.policies import refusal_to_move
from diagnosis.workflow import STAGES

YEARS = 5


def period_end(start: dt.date) -> dt.date:
    """Return the last day of the five years that a diagnosis covers (art. 21 ust. 2)."""
    return start + relativedelta(years=YEARS) - relativedelta(days=1)


@transaction.atomic
def create_diagnosis(*, by, title: str, period_start: dt.date, gminas, authors: str = "") -> Diagnosis:
    """Open a diagnosis at the planning stage.

    Raises:
        Refused: ``by`` may not enter diagnoses.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    diagnosis = Diagnosis.objects.create(
        title=title, period_start=period_start, period_end=period_end(period_start), authors=authors, created_by=by
    )
    diagnosis.gminas.set(gminas)
    return diagnosis


@transaction.atomic
def edit_diagnosis(
    *, by, diagnosis: Diagnosis, version: int, title: str, period_start: dt.date, gminas, authors: str = ""
) -> Diagnosis:
    """Change the description of a diagnosis that is not handed over.

    Raises:
        Refused: wrong role, or handed over.
        StaleEdit: somebody changed it since ``version``.
    """
    current = locked_for_edit(by, diagnosis)
    if current.version != version:
        raise StaleEdit(current)
    current.title, current.authors = title, authors
    current.period_start, current.period_end = period_start, period_end(period_start)
    current.version += 1
    current.save()
    current.gminas.set(gminas)
    return current


@transaction.atomic
def advance(*, by, diagnosis: Diagnosis, name: str) -> Diagnosis:
    """Make a transition that needs no dates: ``start_research`` or ``start_report``.

    Raises:
        Refused: wrong role or stage.
    """
    return _move(_ready(by, diagnosis, name), name)


@transaction.atomic
def open_consultation(*, by, diagnosis: Diagnosis, date_from: dt.date, date_to: dt.date) -> Diagnosis:
    """Enter the dates of the consultation, for the first time or again while it lasts.

    Raises:
        Refused: wrong role or stage, or the dates are out of order.
    """
    stage = DiagnosisStage.CONSULTATION
    name = "change_consultation" if locked(diagnosis).stage == stage else "open_consultation"
    current = _ready(by, diagnosis, name)
    if date_to < date_from:
        refuse("consultation_to", "Konsultacje nie mogą się skończyć przed początkiem. Popraw jedną z dat.")
    current.consultation_from, current.consultation_to = date_from, date_to
    return _move(current, name)


@transaction.atomic
def hand_over(*, by, diagnosis: Diagnosis, to_mayor_on: dt.date, to_council_on: dt.date) -> Diagnosis:
    """Record that the mayor and the council have the diagnosis; from now on it is frozen, its report with it.

    Raises:
        Refused: wrong role or stage, no whole needs, a date before the end of the consultation
            (art. 21 ust. 5) or in the future, or a character that cannot be printed.
    """
    current = _ready(by, diagnosis, "hand_over")
    for field, date in (("handed_to_mayor_on", to_mayor_on), ("handed_to_council_on", to_council_on)):
        if date < current.consultation_to:
            end = day(current.consultation_to)
            refuse(field, f"Diagnozę przekazuje się po konsultacjach, a te trwają do {end} (art. 21 ust. 5).")
        if date > timezone.localdate():
            refuse(field, "Wpisz dzień, w którym diagnozę naprawdę przekazano: ta data jest z przyszłości.")
    current.handed_to_mayor_on, current.handed_to_council_on = to_mayor_on, to_council_on
    current.handed_over_by = by
    current.handed_over_under = by.authorisation_for(STAGES["hand_over"].act)
    handed = _move(current, "hand_over")
    freeze_report(by=by, diagnosis=handed)
    return handed


@transaction.atomic
def put_in_force(*, by, diagnosis: Diagnosis) -> Diagnosis:
    """Put a handed-over diagnosis in force; the previous one becomes superseded in the same act.

    Raises:
        Refused: wrong role or stage.
    """
    current = _ready(by, diagnosis, "put_in_force")
    in_force = Diagnosis.objects.select_for_update(of=("self",)).filter(stage=DiagnosisStage.IN_FORCE).order_by("pk")
    for previous in in_force.exclude(pk=current.pk):
        previous.stage = DiagnosisStage.SUPERSEDED
        previous.version += 1
        previous.save(update_fields=["stage", "version"])
    return _move(current, "put_in_force")


def refuse(field: str, message: str) -> None:
    """Raise a refusal that belongs to one field of the stage form."""
    raise Refused(Refusal(message, field=field))


def _ready(by, diagnosis: Diagnosis, name: str) -> Diagnosis:
    current = locked(diagnosis)
    refuse_if(refusal_to_move(by, current, name))
    return current


def _move(current: Diagnosis, name: str) -> Diagnosis:
    current.stage = STAGES[name].target
    current.version += 1
    current.save()
    return current
