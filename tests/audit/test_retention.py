"""The access log is kept for at least two years, then removed with a protocol."""

import datetime as dt
from io import StringIO

import psycopg
import pytest
from django.core.management import call_command
from django.utils import timezone

from cus.audit import retention, tasks
from cus.audit.enums import AccessKind
from cus.audit.models import AccessEntry, ProtocolEntry
from cus.database import keeper

pytestmark = pytest.mark.django_db


def entry(*, days_ago: int) -> AccessEntry:
    return AccessEntry.objects.create(kind=AccessKind.EXPORT, at=timezone.now() - dt.timedelta(days=days_ago))


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("retention", *arguments, stdout=said)
    return said.getvalue().replace("\u00a0", " ")


def test_lines_older_than_two_years_are_removed_and_the_protocol_says_what():
    old, older, young = entry(days_ago=740), entry(days_ago=900), entry(days_ago=720)

    said = run()

    assert "dziennik dostępu: usunięto 2, od" in said
    assert list(AccessEntry.objects.all()) == [young]
    line = ProtocolEntry.objects.get()
    assert (line.kind, line.rows, line.by) == ("access_log_retention", 2, "polecenie retention")
    assert (line.first_at, line.last_at) == (older.at, old.at)


def test_a_dry_run_counts_and_removes_nothing():
    entry(days_ago=740)

    assert "dziennik dostępu: do usunięcia 1, od" in run("--dry-run")
    assert AccessEntry.objects.count() == 1
    assert not ProtocolEntry.objects.exists()


def test_the_daily_job_may_run_twice():
    entry(days_ago=740)

    tasks.remove_old_rows(0)
    tasks.remove_old_rows(0)

    assert [line.by for line in ProtocolEntry.objects.all()] == [retention.BY_JOB]


@pytest.mark.parametrize(("years", "kept"), [(0, 1), (1, 1), (3, 2)])
def test_a_setting_can_lengthen_the_time_but_never_shorten_it_below_two_years(settings, years, kept):
    settings.ACCESS_LOG_YEARS = years
    entry(days_ago=400)
    entry(days_ago=800)

    run()

    assert AccessEntry.objects.count() == kept


@pytest.mark.parametrize("before", [None, "now", "2999-01-01"])
def test_the_database_itself_refuses_to_remove_what_is_younger(before):
    entry(days_ago=10)

    with pytest.raises(psycopg.Error, match="at least two years"):
        keeper.call("keeper_remove_access_entries", before=before, by_whom="próba", dry_run=False)
    assert AccessEntry.objects.count() == 1
