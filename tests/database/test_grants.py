"""Append-only history is enforced by the database, not promised by the code."""

import os

import environ
import psycopg
import pytest
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

from cus.accounts.models import User
from cus.database import embedded, grants

pytestmark = pytest.mark.django_db
HISTORY = "accounts_userevent"


def a_user() -> User:
    return User.objects.create_user(email="grant@example.pl", first_name="Łucja", last_name="Żak")


def test_tests_run_as_the_application_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (settings.DATABASE_APPLICATION_ROLE,)


@pytest.mark.django_db(transaction=True)
def test_transactional_tests_run_as_the_application_role_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (settings.DATABASE_APPLICATION_ROLE,)


def test_the_catalogue_holds_exactly_the_table_of_grants() -> None:
    held = grants.granted(connection, role=settings.DATABASE_APPLICATION_ROLE)
    assert held == grants.wanted(connection)


def test_every_history_table_can_only_be_read_and_added_to() -> None:
    held = grants.granted(connection, role=settings.DATABASE_APPLICATION_ROLE)
    assert HISTORY in grants.history_tables()
    for table in grants.history_tables():
        assert held[table] == {"SELECT", "INSERT"}, table


def test_every_history_table_is_indexed_by_time():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_indexes WHERE indexdef LIKE '%(pgh_created_at DESC)'")
        assert grants.history_tables() <= {table for (table,) in cursor.fetchall()}


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE {} DISABLE TRIGGER ALL",
        "ALTER TABLE accounts_user DISABLE TRIGGER ALL",
        "DROP TRIGGER {trigger} ON accounts_user",
        "SET session_replication_role = replica",
    ],
)
def test_the_application_cannot_silence_the_triggers_that_write_history(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'accounts_user'::regclass AND NOT tgisinternal LIMIT 1"
        )
        trigger = cursor.fetchone()[0]
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute(statement.format(HISTORY, trigger=connection.ops.quote_name(trigger)))


def test_a_table_named_as_history_or_log_is_append_only() -> None:
    tables = {name for name, held in grants.wanted(connection).items() if held != grants.SEQUENCE}
    suspicious = {name for name in tables if name.endswith(("event", "_log", "accesslog"))}
    assert {name for name in suspicious if grants.wanted(connection)[name] != grants.APPEND_ONLY} == set()


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"]
)
def test_history_written_by_a_trigger_cannot_be_changed(statement: str) -> None:
    a_user()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {HISTORY} WHERE pgh_label = 'added'")
        assert cursor.fetchone()[0] >= 1
    with pytest.raises(ProgrammingError, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute(statement.format(HISTORY))


def application_login() -> dict[str, object]:
    """Return how the web server itself would log in to this test database."""
    url = os.environ.get("DATABASE_URL") or embedded.url(owner=False)
    config = environ.Env.db_url_config(url)
    options = config.get("OPTIONS", {})
    return {
        "host": options.get("host") or config["HOST"],
        "port": options.get("port") or config["PORT"],
        "user": config["USER"],
        "password": config["PASSWORD"],
        "dbname": connection.settings_dict["NAME"],
    }


@pytest.mark.parametrize("statement", [f"UPDATE {HISTORY} SET pgh_label = 'x'", f"DELETE FROM {HISTORY}"])
def test_the_real_application_login_cannot_rewrite_history(statement: str) -> None:
    with psycopg.connect(**application_login()) as login:
        assert login.execute("SELECT session_user::text").fetchone() == (settings.DATABASE_APPLICATION_ROLE,)
        assert login.execute(f"SELECT count(*) >= 0 FROM {HISTORY}").fetchone() == (True,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            login.execute(statement)


def test_the_real_application_login_cannot_become_the_owner() -> None:
    with psycopg.connect(**application_login()) as login, pytest.raises(psycopg.errors.InsufficientPrivilege):
        login.execute("SET ROLE cus_owner")
