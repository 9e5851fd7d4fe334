"""Opening a diagnosis, changing its description, moving it through its stages."""

import datetime as dt
from collections.abc import Mapping
from typing import NoReturn

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.figures import freeze_figures
from diagnosis.actions.locking import locked, locked_for_edit
from diagnosis.actions.potential import copy_when_missing
from diagnosis.actions.report import freeze_report
from diagnosis.enums import AuthorKind, DiagnosisStage
from diagnosis.handover import recipients_of
from diagnosis.models import Diagnosis, DiagnosisAuthor, Handover, StageChange
from diagnosis.policies import refusal_to_leave_gminas, refusal_to_move, refusal_to_publish
from diagnosis.workflow import STAGES

YEARS = 5
NO_REASON = "Napisz, co się istotnie zmieniło: bez powodu diagnozy się nie aktualizuje (art. 21 ust. 2)."


def period_end(start: dt.date) -> dt.date:
    """Return the last day of the five years that a diagnosis covers (art. 21 ust. 2)."""
    return start + relativedelta(years=YEARS) - relativedelta(days=1)


@transaction.atomic
def create_diagnosis(
    *, by, title: str, period_start: dt.date, gminas, authors: str = "", author_kind: str = AuthorKind.OWN_TEAM
) -> Diagnosis:
    """Open a diagnosis at the planning stage; ``authors`` names its first author, when it is known.

    Raises:
        Refused: ``by`` may not enter diagnoses.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    diagnosis = Diagnosis.objects.create(
        title=title, period_start=period_start, period_end=period_end(period_start), created_by=by
    )
    diagnosis.gminas.set(gminas)
    if authors.strip():
        DiagnosisAuthor.objects.create(diagnosis=diagnosis, name=authors.strip(), kind=author_kind)
    log(diagnosis, by=by, transition="create", from_stage="")
    return diagnosis


@transaction.atomic
def edit_diagnosis(
    *,
    by,
    diagnosis: Diagnosis,
    version: int,
    title: str,
    gminas,
    period_start: dt.date | None = None,
    update_reason: str = "",
) -> Diagnosis:
    """Change the description of a diagnosis that is not handed over.

    Of an update the reason may change and the five years may not (art. 21 ust. 2).

    Raises:
        Refused: wrong role, handed over, or a gmina would go of which something is written.
        StaleEdit: somebody changed it since ``version``.
    """
    current = locked_for_edit(by, diagnosis)
    if current.version != version:
        raise StaleEdit(current)
    refuse_if(refusal_to_leave_gminas(current, gminas))
    current.title = title
    if current.is_update:
        current.update_reason = update_reason.strip() or refuse("update_reason", NO_REASON)
    elif period_start is not None:
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
    return move(ready_to(by, diagnosis, name), name, by=by)


@transaction.atomic
def go_back(*, by, diagnosis: Diagnosis, name: str, reason: str) -> Diagnosis:
    """Return one stage before the handover, saying why.

    Raises:
        Refused: wrong role or stage, or no reason.
    """
    current = ready_to(by, diagnosis, name)
    if not reason.strip():
        refuse("reason", "Napisz, dlaczego diagnoza wraca do wcześniejszego etapu.")
    return move(current, name, by=by, reason=reason.strip())


@transaction.atomic
def open_consultation(*, by, diagnosis: Diagnosis, date_from: dt.date, date_to: dt.date) -> Diagnosis:
    """Enter the dates of the consultation, for the first time or again while it lasts.

    Raises:
        Refused: wrong role or stage, or the dates are out of order.
    """
    stage = DiagnosisStage.CONSULTATION
    name = "change_consultation" if locked(diagnosis).stage == stage else "open_consultation"
    current = ready_to(by, diagnosis, name)
    if date_to < date_from:
        refuse("consultation_to", "Konsultacje nie mogą się skończyć przed początkiem. Popraw jedną z dat.")
    current.consultation_from, current.consultation_to = date_from, date_to
    return move(current, name, by=by)


@transaction.atomic
def hand_over(
    *,
    by,
    diagnosis: Diagnosis,
    to_mayor_on: dt.date | None = None,
    to_council_on: dt.date | None = None,
    dates: Mapping[str, tuple[dt.date, dt.date]] | None = None,
) -> Diagnosis:
    """Record that the mayor and the council have the diagnosis; from now on it is frozen, its report with it.

    ``dates``, by code of the gmina, say it of each of several gminas; the diagnosis keeps the latest of them.
    Remarks of the consultation without an answer do not hold the handover.

    Raises:
        Refused: wrong role or stage, no whole needs, a date before the end of the consultation
            (art. 21 ust. 5) or in the future, or a character that cannot be printed.
    """
    current = ready_to(by, diagnosis, "hand_over")
    recipients = recipients_of(current)
    days = {one.gmina: (dates or {}).get(one.gmina) or (to_mayor_on, to_council_on) for one in recipients}
    for one in recipients:
        for field, date in zip((one.mayor_field, one.council_field), days[one.gmina], strict=True):
            _refuse_day(field, date, after=current.consultation_to)
    current.handed_to_mayor_on = max(mayor for mayor, _ in days.values())
    current.handed_to_council_on = max(council for _, council in days.values())
    current.handed_over_by = by
    current.handed_over_under = by.authorisation_for(STAGES["hand_over"].act)
    current.handovers.all().delete()
    Handover.objects.bulk_create(
        [
            Handover(diagnosis=current, gmina_id=gmina, to_mayor_on=mayor, to_council_on=council)
            for gmina, (mayor, council) in days.items()
            if gmina
        ]
    )
    copy_when_missing(by=by, diagnosis=current)
    handed = move(current, "hand_over", by=by)
    freeze_figures(diagnosis=handed)
    freeze_report(by=by, diagnosis=handed)
    return handed


def _refuse_day(field: str, date: dt.date | None, *, after: dt.date) -> None:
    """Refuse a day of the handover that is missing, before the end of the consultation, or to come."""
    if date is None:
        refuse(field, "Wpisz dzień, w którym diagnozę przekazano.")
    if date < after:
        refuse(field, f"Diagnozę przekazuje się po konsultacjach, a te trwają do {day(after)} (art. 21 ust. 5).")
    if date > timezone.localdate():
        refuse(field, "Wpisz dzień, w którym diagnozę naprawdę przekazano: ta data jest z przyszłości.")


@transaction.atomic
def put_in_force(*, by, diagnosis: Diagnosis) -> Diagnosis:
    """Put a handed-over diagnosis in force; the previous one becomes superseded in the same act.

    Raises:
        Refused: wrong role or stage.
    """
    current = ready_to(by, diagnosis, "put_in_force")
    for previous in _replaced_by(current):
        stage = previous.stage
        previous.stage = DiagnosisStage.SUPERSEDED
        previous.version += 1
        previous.save(update_fields=["stage", "version"])
        log(previous, by=by, transition="supersede", from_stage=stage)
    return move(current, "put_in_force", by=by)


@transaction.atomic
def record_publication(*, by, diagnosis: Diagnosis, version: int, on: dt.date, link: str = "") -> Diagnosis:
    """Write down when and where a diagnosis that was handed over was published.

    Raises:
        Refused: wrong role, not handed over yet, or a day to come.
        StaleEdit: somebody changed the diagnosis since ``version``.
    """
    current = locked(diagnosis)
    refuse_if(refusal_to_publish(by, current))
    if current.version != version:
        raise StaleEdit(current)
    if on > timezone.localdate():
        refuse("published_on", "Wpisz dzień, w którym diagnozę naprawdę opublikowano: ta data jest z przyszłości.")
    current.published_on, current.published_link = on, link
    current.version += 1
    current.save()
    return current


def _replaced_by(current: Diagnosis) -> QuerySet[Diagnosis]:
    """Whatever is in force, and earlier versions of the same diagnosis that were handed over."""
    in_force = Q(stage=DiagnosisStage.IN_FORCE)
    earlier = Q(stage=DiagnosisStage.HANDED_OVER, series=current.series, edition__lt=current.edition)
    found = Diagnosis.objects.select_for_update(of=("self",)).filter(in_force | earlier)
    return found.exclude(pk=current.pk).order_by("pk")


def refuse(field: str, message: str) -> NoReturn:
    """Raise a refusal that belongs to one field of the stage form."""
    raise Refused(Refusal(message, field=field))


def ready_to(by, diagnosis: Diagnosis, name: str) -> Diagnosis:
    """Lock a diagnosis that may make transition ``name`` now, or refuse."""
    current = locked(diagnosis)
    refuse_if(refusal_to_move(by, current, name))
    return current


def move(current: Diagnosis, name: str, *, by, reason: str = "") -> Diagnosis:
    """Put a locked diagnosis at the stage where ``name`` leads and write it in the log."""
    before = current.stage
    current.stage = STAGES[name].target
    current.version += 1
    current.save()
    log(current, by=by, transition=name, from_stage=before, reason=reason)
    return current


def log(diagnosis: Diagnosis, *, by, transition: str, from_stage: str, reason: str = "") -> None:
    """Write a line of what happened to the stages of a diagnosis."""
    under = by.authorisation_for(STAGES[transition].act) if transition in STAGES.transitions else None
    StageChange.objects.create(
        diagnosis=diagnosis,
        transition=transition,
        from_stage=from_stage,
        to_stage=diagnosis.stage,
        reason=reason,
        by=by,
        authorisation=under,
    )
