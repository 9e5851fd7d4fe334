"""The health pages tell a stranger yes or no, and the log why."""

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from cus.desk import health

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("page", ["alive", "ready", "working"])
def test_a_well_installation_says_ok_and_nothing_more(client, page):
    response = client.get(reverse(f"desk:{page}"))

    assert (response.status_code, response.content) == (200, b"ok")


def test_a_living_process_answers_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(reverse("desk:alive"))


def test_migrations_that_are_not_applied_make_it_not_ready(client, monkeypatch, caplog):
    monkeypatch.setattr(health, "_migrated", False)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("services", "0009")])

    response = client.get(reverse("desk:ready"))

    assert (response.status_code, response.content) == (503, b"nie")
    assert "migrations are not applied" in caplog.text


def test_a_database_that_does_not_answer_makes_it_not_ready(client, monkeypatch):
    def fail():
        raise OperationalError("no route to host db.internal")

    monkeypatch.setattr("cus.desk.views.fault_of_database", fail)

    response = client.get(reverse("desk:ready"))

    assert (response.status_code, response.content) == (503, b"nie")


@pytest.mark.parametrize(("minutes", "status"), [(5, 200), (20, 503)])
def test_a_job_left_waiting_shows_that_nobody_works(client, minutes, status):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, scheduled_at)"
            " VALUES ('documents', 'documents.make_file', now() - %s * interval '1 minute')",
            [minutes],
        )

    assert client.get(reverse("desk:working")).status_code == status
