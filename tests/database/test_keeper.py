"""The keeper removes what its time is over, leaves a protocol, and can do nothing else."""

import os

import psycopg
import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from cus.database import embedded, keeper
from tests.database.test_grants import application_login

pytestmark = pytest.mark.django_db


def keeper_login() -> dict[str, object]:
    """Return how the worker logs in as the keeper to this test database."""
    config = psycopg.conninfo.conninfo_to_dict(
        os.environ.get("DATABASE_KEEPER_URL") or embedded.url(role=embedded.KEEPER_ROLE)
    )
    return config | {"dbname": connection.settings_dict["NAME"]}


def test_every_keeper_function_runs_with_fixed_rights_and_is_closed_to_everybody_else() -> None:
    found = keeper.functions(connection)

    assert "keeper_remove_access_entries(timestamp with time zone,text,boolean)" in found
    assert set(found.values()) == {(True, True)}


def test_no_other_function_runs_with_the_rights_of_the_owner() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef"
            " AND NOT starts_with(proname, 'keeper_')"
        )
        assert cursor.fetchall() == []


def test_the_keeper_holds_no_right_to_any_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class, aclexplode(relacl) AS acl WHERE acl.grantee = %s::regrole",
            [settings.DATABASE_KEEPER_ROLE],
        )
        assert cursor.fetchall() == []
        cursor.execute(
            "SELECT rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolinherit FROM pg_roles WHERE rolname = %s",
            [settings.DATABASE_KEEPER_ROLE],
        )
        assert set(cursor.fetchone()) == {False}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 1 FROM accounts_user",
        "SELECT 1 FROM audit_accessentry",
        "DELETE FROM audit_accessentry",
        "DELETE FROM audit_protocol",
        "SELECT audit_protocol_add('x', 'x', 0, NULL, NULL, 'x', '{}')",
        "CREATE TABLE mine (number int)",
        "SET ROLE cus_owner",
        "SET ROLE cus_app",
    ],
)
def test_the_real_keeper_login_can_do_nothing_but_call_its_functions(statement: str) -> None:
    with psycopg.connect(**keeper_login()) as login, pytest.raises(psycopg.errors.InsufficientPrivilege):
        login.execute(statement)


def test_the_real_keeper_login_may_call_its_function() -> None:
    with psycopg.connect(**keeper_login()) as login:
        rows = login.execute("SELECT removed FROM keeper_remove_access_entries('2001-01-01', 'test', true)").fetchall()

    assert rows == [(0,)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT keeper_remove_access_entries('2001-01-01', 'test', false)",
        "SELECT audit_protocol_add('x', 'x', 0, NULL, NULL, 'x', '{}')",
        "SET ROLE cus_keeper",
    ],
)
def test_the_real_application_login_is_not_the_keeper(statement: str) -> None:
    with psycopg.connect(**application_login()) as login, pytest.raises(psycopg.errors.InsufficientPrivilege):
        login.execute(statement)


@pytest.mark.parametrize("statement", ["UPDATE audit_protocol SET rows = 0", "DELETE FROM audit_protocol"])
def test_not_even_the_owner_changes_the_protocol(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT audit_protocol_add('x', 'próba', 3, NULL, NULL, 'test', '{}')")
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            cursor.execute(statement)
        cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APPLICATION_ROLE)}")


def test_a_keeper_function_that_anybody_could_bend_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("CREATE FUNCTION keeper_loose() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'")
        assert keeper.functions(connection)["keeper_loose()"] == (False, False)
        with pytest.raises(ImproperlyConfigured, match="keeper_loose"):
            call_command("grant_roles", verbosity=0)
        cursor.execute("DROP FUNCTION keeper_loose()")
        cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APPLICATION_ROLE)}")


def test_after_a_call_the_test_is_the_application_again() -> None:
    keeper.call("keeper_remove_access_entries", before="2001-01-01", by_whom="test", dry_run=True)

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == (settings.DATABASE_APPLICATION_ROLE,)


def test_a_process_without_the_keeper_s_password_says_so(settings) -> None:
    settings.KEEPER_SHARES_CONNECTION = False
    settings.DATABASE_KEEPER_URL = ""

    with pytest.raises(ImproperlyConfigured, match="DATABASE_KEEPER_URL"):
        keeper.call("keeper_remove_access_entries", before="2001-01-01", by_whom="test", dry_run=True)
