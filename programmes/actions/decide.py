"""The process: submit, recall, return, approve, revoke, and the council's stage."""

import datetime

from django.db import transaction
from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.text.organs import organ
from cus.workflow import Refusal, Refused, refuse_if
from programmes.actions.locking import lock_version, log
from programmes.checks import with_everything
from programmes.documents import PROGRAMME
from programmes.models import ProgrammeVersion
from programmes.policies import refusal_of
from programmes.printing import programme_of
from programmes.workflow import WORKFLOW, day_of_effect


def _refuse_future(day: datetime.date, field: str) -> None:
    """Refuse a fact dated later than today."""
    if day > timezone.localdate():
        raise Refused(Refusal("Ta data jeszcze nie nadeszła. Wpisz dzień, w którym to się stało.", field=field))


BEFORE_JOURNAL = "Program nie może wejść w życie przed ogłoszeniem w dzienniku urzędowym."
CHANGED_MEANWHILE = Refusal(
    "Program zmienił się po otwarciu strony decyzji: wycofano go i złożono ponownie. "
    "Przejrzyj go jeszcze raz, zanim zdecydujesz."
)


def _change(
    version: ProgrammeVersion, transition: str, *, by, comment: str = "?", seen: int | None = None
) -> tuple[ProgrammeVersion, str]:
    """Lock, check and set the new state (not saved yet); return the version and the state it had.

    ``seen`` is the edit version that the person decided on.
    """
    version = lock_version(version)
    refuse_if(refusal_of(transition, user=by, version=version, comment=comment))
    refuse_if(CHANGED_MEANWHILE if seen is not None and seen != version.edit_version else None)
    before = version.state
    version.state = WORKFLOW[transition].target
    version.edit_version += 1
    return version, before


@transaction.atomic
def submit(*, by, version: ProgrammeVersion) -> ProgrammeVersion:
    """Send to the director."""
    version, before = _change(version, "submit", by=by)
    version.submitted_at, version.submitted_by = timezone.now(), by
    version.save()
    log(version, transition="submit", from_state=before, by=by)
    return version


@transaction.atomic
def recall(*, by, version: ProgrammeVersion) -> ProgrammeVersion:
    """Take back from the director before the decision."""
    version, before = _change(version, "recall", by=by)
    version.submitted_at = version.submitted_by = None
    version.save()
    log(version, transition="recall", from_state=before, by=by)
    return version


@transaction.atomic
def return_with_comment(*, by, version: ProgrammeVersion, comment: str, seen: int | None = None) -> ProgrammeVersion:
    """Return to the authors with a comment; the same version opens with the next revision."""
    version, before = _change(version, "return", by=by, comment=comment, seen=seen)
    log(version, transition="return", from_state=before, by=by, comment=comment)
    version.revision += 1
    version.submitted_at = version.submitted_by = None
    version.save()
    return version


@transaction.atomic
def approve(*, by, version: ProgrammeVersion, seen: int | None = None) -> ProgrammeVersion:
    """Approve: freeze the canonical data with their SHA-256 and order the PDF, all in one transaction."""
    version, before = _change(version, "approve", by=by, seen=seen)
    version.approved_at, version.approved_by = timezone.now(), by
    version.approved_under = by.authorisation_for(WORKFLOW["approve"].act)
    version.save()
    whole = with_everything(ProgrammeVersion.objects.filter(pk=version.pk)).get()
    version.frozen = freeze(
        kind=PROGRAMME.code,
        context=programme_of(whole, letterhead=letterhead()),
        subject=version,
        label=version.label,
        by=by,
    )
    version.save(update_fields=["frozen"])
    log(version, transition="approve", from_state=before, by=by)
    return version


@transaction.atomic
def revoke(*, by, version: ProgrammeVersion, comment: str) -> ProgrammeVersion:
    """Take the approval back before it is sent on; what was frozen stays in the archive."""
    version, before = _change(version, "revoke", by=by, comment=comment)
    log(version, transition="revoke", from_state=before, by=by, comment=comment)
    version.revision += 1
    version.approved_at = version.approved_by = version.approved_under = version.frozen = None
    version.submitted_at = version.submitted_by = None
    version.save()
    return version


@transaction.atomic
def send_to_mayor(*, by, version: ProgrammeVersion, sent_on: datetime.date) -> ProgrammeVersion:
    """Record that the mayor has it; refused while any of the twelve items is empty."""
    version, before = _change(version, "send_to_mayor", by=by)
    _refuse_future(sent_on, "sent_to_mayor_on")
    if sent_on < timezone.localdate(version.approved_at):
        raise Refused(Refusal("Nie można było wysłać programu przed jego zatwierdzeniem.", field="sent_to_mayor_on"))
    version.sent_to_mayor_on = sent_on
    version.save()
    log(version, transition="send_to_mayor", from_state=before, by=by)
    return version


@transaction.atomic
def adopt(
    *, by, version: ProgrammeVersion, resolution_number: str, resolution_date: datetime.date
) -> ProgrammeVersion:
    """Record the council's resolution (art. 4)."""
    version, before = _change(version, "adopt", by=by)
    _refuse_future(resolution_date, "resolution_date")
    if resolution_date < version.sent_to_mayor_on:
        raise Refused(
            Refusal(organ("Uchwała nie może być wcześniejsza niż przekazanie wójtowi."), field="resolution_date")
        )
    version.resolution_number, version.resolution_date = resolution_number.strip(), resolution_date
    version.save()
    log(version, transition="adopt", from_state=before, by=by)
    return version


@transaction.atomic
def publish(
    *,
    by,
    version: ProgrammeVersion,
    journal_reference: str,
    journal_date: datetime.date,
    effective_on: datetime.date | None = None,
) -> ProgrammeVersion:
    """Record the announcement; the act takes effect 15 days later unless another day is given."""
    version, before = _change(version, "publish", by=by)
    _refuse_future(journal_date, "journal_date")
    if journal_date < version.resolution_date:
        raise Refused(Refusal("Ogłoszenie nie może być wcześniejsze niż uchwała.", field="journal_date"))
    if effective_on and effective_on < journal_date:
        raise Refused(Refusal(BEFORE_JOURNAL, field="effective_on"))
    version.journal_reference, version.journal_date = journal_reference.strip(), journal_date
    version.effective_on = effective_on or day_of_effect(journal_date)
    version.save()
    log(version, transition="publish", from_state=before, by=by)
    return version
