"""The age of the last good backup, where the administrator and a monitor look."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.backup.models import BackupRun, Outcome
from cus.backup.state import backup_state

pytestmark = pytest.mark.django_db


def ran(hours_ago: float, *, good: bool = True) -> BackupRun:
    """A run that ended so many hours ago."""
    ended = timezone.now() - dt.timedelta(hours=hours_ago)
    made = {"file_name": f"cus-{ended:%Y%m%dT%H%M%S}Z.tar.age", "size": 950_000, "sha256": "a" * 64, "rows": 7449}
    return BackupRun.objects.create(
        outcome=Outcome.GOOD if good else Outcome.FAILED,
        started_at=ended,
        finished_at=ended,
        **(made if good else {"note": "Na dysku z kopiami zabrakło miejsca."}),
    )


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        (0.2, "sprzed mniej niż godziny"),
        (1.5, "sprzed 1 godziny"),
        (4.5, "sprzed 4 godzin"),
        (47.5, "sprzed 47 godzin"),
        (73, "sprzed 3 dni"),
    ],
)
def test_the_age_is_said_in_words(hours, text):
    ran(hours)

    assert backup_state().age_text == text


@pytest.mark.parametrize(("hours", "status"), [(1, 200), (35.9, 200), (36.1, 503)])
def test_a_monitor_is_told_by_the_status(client, hours, status):
    ran(hours)
    ran(0, good=False)

    response = client.get(reverse("desk:health_backup"))

    assert response.status_code == status
    assert response.content.decode() == f"{hours:.0f} h"


def test_a_missing_backup_waits_for_the_administrator_alone(client_for, administrator, director, settings):
    settings.DEMO_MODE = False
    ran(50)
    ran(2, good=False)

    page, other = (client_for(person).get("/").content.decode() for person in (administrator, director))

    assert "ostatnia dobra: sprzed 2 dni" in page
    assert "Na dysku z kopiami zabrakło miejsca." in page
    assert "Kopia zapasowa" not in other


def test_a_fresh_backup_is_shown_and_waits_for_nobody(client_for, administrator, settings):
    settings.DEMO_MODE = False
    ran(5)

    page = client_for(administrator).get("/").content.decode()

    assert "Ostatnia dobra: sprzed 5 godzin." in page
    assert "ostatnia dobra:" not in page


def test_the_list_shows_good_and_failed_runs(client_for, administrator, assert_polish):
    ran(30)
    ran(2, good=False)

    response = client_for(administrator).get(reverse("desk:backups"))

    assert [run.outcome for run in response.context["runs"]] == [Outcome.FAILED, Outcome.GOOD]
    assert_polish(response)
