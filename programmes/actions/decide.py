"""The director's part of the process: submit, recall, return, approve, revoke, send on."""

import datetime

from django.db import transaction
from django.utils import timezone

from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.workflow import Refusal, Refused
from programmes.actions.basis import keep_basis
from programmes.actions.dates import refuse_future
from programmes.actions.locking import change_state, log
from programmes.documents import PROGRAMME
from programmes.gaps import with_everything
from programmes.models import ProgrammeVersion
from programmes.printing import programme_of
from programmes.workflow import WORKFLOW


@transaction.atomic
def submit(*, by, version: ProgrammeVersion, at: datetime.datetime | None = None) -> ProgrammeVersion:
    """Send to the director; ``at`` is the moment of what was done on paper and is entered later, else now."""
    version, before = change_state(version, "submit", by=by)
    version.submitted_at, version.submitted_by = at or timezone.now(), by
    version.save()
    keep_basis(version.items.all())
    log(version, transition="submit", from_state=before, by=by, at=at)
    return version


@transaction.atomic
def recall(*, by, version: ProgrammeVersion) -> ProgrammeVersion:
    """Take back from the director before the decision."""
    version, before = change_state(version, "recall", by=by)
    version.submitted_at = version.submitted_by = None
    version.save()
    log(version, transition="recall", from_state=before, by=by)
    return version


@transaction.atomic
def return_with_comment(*, by, version: ProgrammeVersion, comment: str, seen: int | None = None) -> ProgrammeVersion:
    """Return to the authors with a comment; the same version opens with the next revision."""
    version, before = change_state(version, "return", by=by, comment=comment, seen=seen)
    log(version, transition="return", from_state=before, by=by, comment=comment)
    version.revision += 1
    version.submitted_at = version.submitted_by = None
    version.save()
    return version


@transaction.atomic
def approve(
    *, by, version: ProgrammeVersion, seen: int | None = None, at: datetime.datetime | None = None
) -> ProgrammeVersion:
    """Approve: freeze the canonical data with their SHA-256 and order the PDF, all in one transaction.

    ``at`` is the moment of an approval that was given on paper and is entered later; now when not given.
    """
    version, before = change_state(version, "approve", by=by, seen=seen)
    version.approved_at, version.approved_by = at or timezone.now(), by
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
    log(version, transition="approve", from_state=before, by=by, at=at)
    return version


@transaction.atomic
def revoke(*, by, version: ProgrammeVersion, comment: str) -> ProgrammeVersion:
    """Take the approval back before it is sent on; what was frozen stays in the archive."""
    version, before = change_state(version, "revoke", by=by, comment=comment)
    log(version, transition="revoke", from_state=before, by=by, comment=comment)
    version.revision += 1
    version.approved_at = version.approved_by = version.approved_under = version.frozen = None
    version.submitted_at = version.submitted_by = None
    version.save()
    return version


@transaction.atomic
def send_to_mayor(*, by, version: ProgrammeVersion, sent_on: datetime.date) -> ProgrammeVersion:
    """Record that the mayor has it; refused while any of the twelve items is empty."""
    version, before = change_state(version, "send_to_mayor", by=by)
    refuse_future(sent_on, "sent_to_mayor_on")
    if sent_on < timezone.localdate(version.approved_at):
        raise Refused(Refusal("Nie można było wysłać programu przed jego zatwierdzeniem.", field="sent_to_mayor_on"))
    version.sent_to_mayor_on = sent_on
    version.save()
    log(version, transition="send_to_mayor", from_state=before, by=by)
    return version
