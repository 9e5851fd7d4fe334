"""The only writes to the list of backups."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cus.backup.models import BackupRun, Outcome


@transaction.atomic
def note_good(*, started_at: datetime, file_name: str, size: int, sha256: str, rows: int, note: str = "") -> BackupRun:
    """Note a backup that was made, read back and put in its place. ``size`` in bytes. Nobody asks: a command does."""
    return BackupRun.objects.create(
        outcome=Outcome.GOOD,
        started_at=started_at,
        finished_at=timezone.now(),
        file_name=file_name,
        size=size,
        sha256=sha256,
        rows=rows,
        note=note[:2000],
    )


@transaction.atomic
def note_failed(*, started_at: datetime, reason: str) -> BackupRun:
    """Note a backup that did not come about, and why."""
    return BackupRun.objects.create(
        outcome=Outcome.FAILED, started_at=started_at, finished_at=timezone.now(), note=reason[:2000]
    )
