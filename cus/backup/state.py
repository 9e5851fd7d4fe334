"""How old the last good backup is: for the administrator's start page and for a monitor."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from cus.backup import settings as wishes
from cus.backup.models import BackupRun, Outcome
from cus.text.plural import plural


@dataclass(frozen=True, slots=True)
class BackupState:
    """The last good run, the last failed one if it came later, and whether it is time to worry."""

    last: BackupRun | None
    failed: BackupRun | None
    age: dt.timedelta | None

    @property
    def is_late(self) -> bool:
        """No good backup, or the last one is too old."""
        return self.age is None or self.age > dt.timedelta(hours=settings.BACKUP_LATE_AFTER_HOURS)

    @property
    def is_configured(self) -> bool:
        """Whether this installation makes backups by these settings."""
        return wishes.is_configured()

    @property
    def age_text(self) -> str:
        """The age in words."""
        if self.age is None:
            return "nie ma żadnej"
        hours = int(self.age.total_seconds() // 3600)
        if hours < 1:
            return "sprzed mniej niż godziny"
        if hours < 48:
            return f"sprzed {hours} {plural(hours, 'godziny', 'godzin', 'godzin')}"
        return f"sprzed {hours // 24} dni"


def backup_state() -> BackupState:
    """Return how the backups stand now."""
    last = BackupRun.objects.filter(outcome=Outcome.GOOD).first()
    failed = BackupRun.objects.filter(outcome=Outcome.FAILED).first()
    if failed and last and failed.finished_at <= last.finished_at:
        failed = None
    return BackupState(last, failed, timezone.now() - last.finished_at if last else None)
