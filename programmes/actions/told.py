"""What a line of the log leaves behind in its transaction: the check list of an approval, and notices."""

from django.db import transaction
from django.utils import timezone

from cus.accounts.models import User
from programmes.gaps import RULES, findings_of
from programmes.models import CheckRecord, Notice, ProgrammeLogEntry, ProgrammeVersion
from programmes.notices import audience_of


def keep_checks(entry: ProgrammeLogEntry, version: ProgrammeVersion) -> None:
    """Keep what the check list found in ``version`` (fetched by ``gaps.with_everything``) with the line of its approval."""
    findings = [finding.kept() for finding in findings_of(version)]
    CheckRecord.objects.create(entry=entry, rules=[rule.code for rule in RULES], findings=findings)


def notify(entry: ProgrammeLogEntry) -> None:
    """Write a notice for everybody who should hear of ``entry``, but not for the one who did it."""
    act = audience_of(entry.transition)
    if act is None:
        return
    people = User.objects.usable_on(timezone.localdate()).exclude(pk=entry.by_id)
    Notice.objects.bulk_create([Notice(entry=entry, person=person) for person in people if person.may(act)])


@transaction.atomic
def read_notice(*, by, notice: Notice) -> None:
    """Note that ``by`` read their notice, with those before it about the same version; again it changes nothing."""
    unread = Notice.objects.filter(person=by, entry__version=notice.entry.version_id, read_at=None)
    unread.filter(entry__lte=notice.entry_id).update(read_at=timezone.now())
