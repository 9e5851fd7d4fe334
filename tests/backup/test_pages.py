"""The age of the last good backup, where the administrator and a monitor look."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from cus.backup.models import BackupRun, Outcome
from cus.backup.state import backup_state
from cus.desk.waiting import tasks_for

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


def backup_tasks(person) -> list:
    """What waits for the person and is about backups."""
    return [task for task in tasks_for(person) if "Kopia" in task.title]


def test_a_missing_backup_waits_for_the_administrator_alone(administrator, director, settings):
    settings.DEMO_MODE = False
    ran(50)
    ran(2, good=False)

    (task,) = backup_tasks(administrator)

    assert task.word == "ostatnia dobra: sprzed 2 dni"
    assert task.text == "Na dysku z kopiami zabrakło miejsca."
    assert not backup_tasks(director)


def test_a_fresh_backup_is_shown_to_the_administrator_and_waits_for_nobody(
    client_for, administrator, director, settings
):
    ran(5)

    pages = [client_for(person).get("/").content.decode() for person in (administrator, director)]
    settings.DEMO_MODE = False

    assert ["Ostatnia dobra: sprzed 5 godzin." in page for page in pages] == [True, False]
    assert not backup_tasks(administrator)


def test_the_list_shows_good_and_failed_runs(client_for, administrator, assert_polish):
    ran(30)
    ran(2, good=False)

    response = client_for(administrator).get(reverse("desk:backups"))

    assert [run.outcome for run in response.context["runs"]] == [Outcome.FAILED, Outcome.GOOD]
    assert_polish(response)
