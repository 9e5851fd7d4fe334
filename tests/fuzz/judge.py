"""Sends a random request, takes it back, and says what was wrong with what it did."""

from contextlib import contextmanager

from django.core.signals import got_request_exception
from django.db import connection
from django.test import Client
from psycopg import sql

from tests.access.walk import client_with, undone
from tests.fuzz.allowed import OWN_ROWS, may_keep_accounts, tables_of
from tests.fuzz.requests import Shot

COUNTERS = """
SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables WHERE schemaname = 'public'
"""
SUM = """
SELECT count(*), md5(coalesce(string_agg(one.sum, '' ORDER BY one.sum), ''))
FROM (SELECT md5(_row::text) AS sum FROM {table} AS _row WHERE {others}) AS one
"""


def counters() -> dict[str, int]:
    """Rows written so far in this transaction, a table each."""
    with connection.cursor() as cursor:
        cursor.execute(COUNTERS)
        return dict(cursor.fetchall())


def sums(tables: set[str], own: int | None = None) -> dict[str, tuple]:
    """Checksum of each table; with ``own``, of the rows that are not that person's."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            others = sql.SQL("true")
            if own is not None:
                others = sql.SQL("{} IS DISTINCT FROM {}").format(sql.Identifier(OWN_ROWS[table]), sql.Literal(own))
            cursor.execute(
                sql.SQL(SUM).format(table=sql.Identifier(table), others=others).as_string(cursor.connection)
            )
            found[table] = cursor.fetchone()
    return found


@contextmanager
def errors_of_views():
    """Collect what views raise, as the server would answer with 500."""
    found: list[str] = []

    def note(sender, request=None, **kwargs) -> None:
        import sys

        found.append(repr(sys.exc_info()[1])[:500])

    got_request_exception.connect(note)
    try:
        yield found
    finally:
        got_request_exception.disconnect(note)


def send(client: Client, shot: Shot):
    """Send the request as it is, without the test client's own refusals."""
    client.raise_request_exception = False
    headers = dict(shot.headers)
    method = getattr(client, shot.method)
    if shot.fields is not None:
        return client.generic(
            shot.method.upper(), shot.path, _encoded(shot.fields), "application/x-www-form-urlencoded", headers=headers
        )
    if shot.content_type:
        return client.generic(shot.method.upper(), shot.path, shot.raw, shot.content_type, headers=headers)
    return method(shot.path, headers=headers)


def _encoded(fields: dict) -> bytes:
    from urllib.parse import urlencode

    return urlencode(fields, doseq=True, errors="replace").encode()


def faults_of(shot: Shot, world, sessions: dict[str, str]) -> list[str]:
    """Return what the request did that it may not do, in words."""
    person = getattr(world, shot.role) if shot.role else None
    watches_own = person is not None and not may_keep_accounts(shot.role)
    with errors_of_views() as errors:
        with undone():
            before = counters()
            response = send(client_with(sessions.get(shot.role)), shot)
            status = response.status_code
            if connection.needs_rollback or errors:
                return [f"{status}: {'; '.join(errors) or 'the transaction is broken'}"]
            after = counters()
            touched = {table for table, number in after.items() if number != before.get(table, 0)}
            foreign = touched - tables_of(shot.role)
            of_others = touched & set(OWN_ROWS) if watches_own else set()
            seen = sums(foreign), sums(of_others, person.pk) if of_others else {}
        was = sums(foreign), sums(of_others, person.pk) if of_others else {}
    faults = [f"answered with {status}"] if status >= 500 and status != 503 else []
    faults += [f"wrote to {table}" for table in foreign if seen[0][table] != was[0][table]]
    faults += [f"wrote to others' rows of {table}" for table in of_others if seen[1][table] != was[1][table]]
    if shot.method in {"get", "head", "options", "trace"}:
        faults += [f"wrote to {table} on {shot.method}" for table in sorted(touched - READERS_LEAVE)]
    return faults


# What reading leaves behind: the session, its list, limits, the access log, who is on which page.
READERS_LEAVE = {
    "audit_accessentry",
    "django_cache",
    "django_session",
    "drafts_presence",
    "usersessions_usersession",
}
