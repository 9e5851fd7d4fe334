"""Retention: classes of rows that are removed when their time is over, each by a keeper function.

A class registers itself in its app's ``AppConfig.ready``; ``manage.py retention`` and the daily job run
all of them. How long is a setting or the centre's own decision, never less than the law asks for, and
that minimum stands in the database function.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.utils import timezone

from cus.database import keeper

BY_JOB = "zadanie dzienne"
LEAST_YEARS = 2


@dataclass(frozen=True, slots=True)
class Removed:
    """What a class removed, or would remove: how many rows, of which time."""

    rows: int
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class RetentionClass:
    """One class: its Polish name and the function that removes (``by`` whom, ``dry_run``: only counts)."""

    name: str
    label: str
    remove: Callable[..., Removed]


_classes: dict[str, RetentionClass] = {}


def register(kept: RetentionClass) -> None:
    """Add a class; a second call with the same name replaces it."""
    _classes[kept.name] = kept


def run(*, by: str, dry_run: bool) -> list[tuple[RetentionClass, Removed]]:
    """Run every class; return what each removed, in the order of registration."""
    return [(kept, kept.remove(by=by, dry_run=dry_run)) for kept in _classes.values()]


def remove_old_access_entries(*, by: str, dry_run: bool) -> Removed:
    """Remove lines of the access log older than ``ACCESS_LOG_YEARS``, never younger than two years."""
    before = timezone.now() - relativedelta(years=max(settings.ACCESS_LOG_YEARS, LEAST_YEARS), days=1)
    row = keeper.call("keeper_remove_access_entries", before=before, by_whom=by, dry_run=dry_run)[0]
    return Removed(row["removed"], row["first_at"], row["last_at"])
