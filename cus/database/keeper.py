"""The keeper: the third database role, which removes and erases, and can do nothing else.

The application role cannot delete history, logs or keys. What the law orders removed is removed by
database functions that the owner of the tables made and that run with his rights (SECURITY DEFINER);
the keeper holds EXECUTE on them and nothing more, the application not even that. Each function keeps
its own limit (the access log: never younger than two years) and writes into ``audit_protocol`` what it
removed, so nobody removes without a trace. The worker has the keeper's password
(``DATABASE_KEEPER_URL``), the web server need not.

A new function (erasure of a person, another retention class):

1. A migration of the app that owns the tables makes it, depending on ``("audit", "0002_keeper")``::

       CREATE FUNCTION keeper_erase_key(person bigint, by_whom text) RETURNS bigint
       LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
       DECLARE gone bigint;
       BEGIN
           DELETE FROM privacy_personkey WHERE person_id = person;
           GET DIAGNOSTICS gone = ROW_COUNT;
           PERFORM audit_protocol_add('erasure', 'klucz danych osoby', gone, NULL, NULL, by_whom,
                                      jsonb_build_object('person', person));
           RETURN gone;
       END $$;
       REVOKE ALL ON FUNCTION keeper_erase_key(bigint, text) FROM PUBLIC;

   The name starts with ``keeper_``; ``grant_roles`` finds it by that, refuses one that is not SECURITY
   DEFINER with this search path, and gives the keeper EXECUTE. The protocol holds no personal data.
2. Python calls it from an action or a job: ``keeper.call("keeper_erase_key", person=7, by_whom=str(by))``.
   The call has a connection and a transaction of its own, so the caller commits what it needs first, and
   the function must be safe to run twice. In tests it runs in the test's own connection, as the keeper.
3. A retention class registers itself with ``cus.audit.retention.register``; ``manage.py retention`` and
   the daily job then run it.
"""

import contextlib
from collections.abc import Iterator
from typing import Any

import psycopg
import psycopg.conninfo
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql
from psycopg.rows import dict_row

PREFIX = "keeper_"
SEARCH_PATH = "search_path=pg_catalog, public, pg_temp"

FUNCTIONS = """
SELECT oid::regprocedure::text, prosecdef AND %s = ANY (coalesce(proconfig, '{}')), proacl IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM aclexplode(proacl) AS acl WHERE acl.grantee IN (0, %s::regrole))
FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND starts_with(proname, %s) ORDER BY 1
"""


def call(function: str, /, **arguments: Any) -> list[dict[str, Any]]:
    """Run a keeper function as the keeper, in a transaction of its own; return its rows.

    Raises:
        ImproperlyConfigured: this process is not given the keeper's password.
        psycopg.Error, DatabaseError: the function refused.
    """
    named = sql.SQL(", ").join(
        sql.SQL("{} => {}").format(sql.Identifier(name), sql.Placeholder(name)) for name in arguments
    )
    statement = sql.SQL("SELECT * FROM {}({})").format(sql.Identifier(function), named)
    with _as_keeper() as cursor:
        cursor.execute(statement, arguments)
        return [dict(row) for row in cursor.fetchall()]


@contextlib.contextmanager
def _as_keeper() -> Iterator[psycopg.Cursor[dict[str, Any]]]:
    """Give a cursor of the keeper; its work is committed when the block ends."""
    if settings.KEEPER_SHARES_CONNECTION:
        with transaction.atomic(), connection.cursor():
            own = connection.connection
            own.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(settings.DATABASE_KEEPER_ROLE)))
            with own.cursor(row_factory=dict_row) as cursor:
                yield cursor
            own.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(settings.DATABASE_APPLICATION_ROLE)))
        return
    if not settings.DATABASE_KEEPER_URL:
        raise ImproperlyConfigured("DATABASE_KEEPER_URL (or DATABASE_KEEPER_URL_FILE) is not set for this process.")
    with psycopg.connect(settings.DATABASE_KEEPER_URL) as login, login.cursor(row_factory=dict_row) as cursor:
        yield cursor


def functions(database: BaseDatabaseWrapper) -> dict[str, tuple[bool, bool]]:
    """Return the keeper functions: signature → (runs with fixed rights and path, closed to others)."""
    with database.cursor() as cursor:
        cursor.execute(FUNCTIONS, [SEARCH_PATH, settings.DATABASE_APPLICATION_ROLE, PREFIX])
        return {signature: (fixed, closed) for signature, fixed, closed in cursor.fetchall()}


def grant(database: BaseDatabaseWrapper) -> None:
    """Make the keeper role where it is missing and give it EXECUTE on its functions; run as owner.

    Raises:
        ImproperlyConfigured: a keeper function has no fixed rights and search path.
    """
    role = sql.Identifier(settings.DATABASE_KEEPER_ROLE)
    application = sql.Identifier(settings.DATABASE_APPLICATION_ROLE)
    loose = [signature for signature, (fixed, _) in functions(database).items() if not fixed]
    if loose:
        raise ImproperlyConfigured(f"Not SECURITY DEFINER with SET {SEARCH_PATH}: {', '.join(loose)}")
    make_role(database)
    with database.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        name = sql.Identifier(cursor.fetchone()[0])
        cursor.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(name, role))
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(role))
        for signature in functions(database):
            function = sql.SQL(signature)  # as the catalogue itself prints and quotes it
            cursor.execute(sql.SQL("REVOKE ALL ON FUNCTION {} FROM PUBLIC, {}").format(function, application))
            cursor.execute(sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(function, role))


def make_role(database: BaseDatabaseWrapper) -> None:
    """Make the role unless it is there; its password is the one of ``DATABASE_KEEPER_URL``."""
    name = settings.DATABASE_KEEPER_ROLE
    role = sql.Identifier(name)
    with database.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        if cursor.fetchone():
            return
        try:
            with transaction.atomic(using=database.alias):
                cursor.execute(sql.SQL("CREATE ROLE {} NOINHERIT").format(role))
                # Whoever may do everything may also act as the keeper; the tests do.
                cursor.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(role))
                password = psycopg.conninfo.conninfo_to_dict(settings.DATABASE_KEEPER_URL).get("password")
                if password:
                    # Hashed here, so that the server's log cannot show it.
                    hashed = database.connection.pgconn.encrypt_password(
                        str(password).encode(), name.encode(), b"scram-sha-256"
                    )
                    cursor.execute(
                        sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(role, sql.Literal(hashed.decode()))
                    )
        except (IntegrityError, ProgrammingError) as error:
            if getattr(error.__cause__, "sqlstate", "") not in {"42710", "23505"}:  # made by somebody else just now
                raise
