"""Two database roles in tests: the owner makes the test database, the tests run as the application.

A test therefore fails when the application lacks a right it needs, and when it has one too many.
"""

import os
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection, connections
from django.test import TransactionTestCase

from cus.database import embedded
from tests.plugins import migrated
from tests.plugins.emptying import empty

# Registers that the loader fills and tests read; emptied only when a test has added to them.
KEPT_TABLES = frozenset(
    {
        "centre_gmina",
        "services_occupation",
        "services_occupationedition",
        "services_occupationeditionevent",
        "services_servicearea",
        "services_qualityfactor",
        "django_content_type",
    }
)
EDITIONS = frozenset({"services_occupation", "services_occupationedition", "services_occupationeditionevent"})


def pytest_configure(config: pytest.Config) -> None:
    """Start the embedded server once, before any worker of xdist asks for it."""
    if embedded.is_needed() and not hasattr(config, "workerinput"):
        embedded.start(os.environ.get("EMBEDDED_CLUSTER", embedded.TESTS))
    if config.getoption("numprocesses", None) and not config.getoption("collectonly"):
        migrating = migrated.begin()
        config.add_cleanup(migrating.wait)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_keepdb: bool,
    django_db_createdb: bool,
    django_db_blocker,
) -> None:
    """Let this process's database be made as a copy of the migrated one; one that is kept stays as it is."""
    with django_db_blocker.unblock():
        kept = django_db_keepdb and not django_db_createdb
        if not kept or not migrated.exists(connection.creation._get_test_db_name()):
            connection.settings_dict["TEST"]["TEMPLATE"] = migrated.ensure()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """Grant the application its rights, load reference rows and go on as the application."""
    with django_db_blocker.unblock():
        call_command("grant_roles", verbosity=0)
        load_reference_rows()
        at_start = _row_counts()
        _log_in_as(settings.DATABASE_APPLICATION_ROLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", _owner_cleans_up(at_start))
        yield
    with django_db_blocker.unblock():
        _log_in_as(None)
        _end_other_sessions()


def _end_other_sessions() -> None:
    """End sessions that threads of the live server left open: the database could not be dropped."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = session_user"
        )


def load_reference_rows() -> None:
    """Load the reference rows, which every installation has, where the loader exists."""
    if "load_reference" in get_commands():
        call_command("load_reference", verbosity=0)


def _log_in_as(role: str | None) -> None:
    """Make this and every later connection act as ``role`` (None: as the owner who logged in)."""
    options = connections.settings["default"]["OPTIONS"]
    if role:
        options["assume_role"] = role
    else:
        options.pop("assume_role", None)
    connection.close()


def _row_counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(KEPT_TABLES):
            cursor.execute(f"SELECT count(*) FROM {table}")
            counts[table] = cursor.fetchone()[0]
    return counts


def _owner_cleans_up(at_start: dict[str, int]):
    """Replace the clean-up after a transactional test: only the owner may empty tables.

    The big registers stay in place: loading them again after every test would take longer than the
    tests. One that has another number of rows than at the start is emptied with the rest.
    """

    def clean_up(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute("RESET ROLE")
            tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
            now = _row_counts()
            kept = {table for table in KEPT_TABLES if now[table] == at_start[table]}
            # An edition whose history has grown is not as it was; without its history neither.
            kept -= set() if kept >= EDITIONS else EDITIONS
        # Django does not know the tables of unmanaged models.
        empty(set(tables) - kept, cascade=kept != KEPT_TABLES)
        load_reference_rows()
        with connection.cursor() as cursor:
            cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APPLICATION_ROLE)}")

    return clean_up
