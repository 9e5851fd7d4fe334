"""Walks the addresses: which there are, and what each answers to whom."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from tests.access.protections import lacking
from tests.access.rows import LETTERS, Row
from tests.client import sign_in

# What a browser sends of a form in which nothing was typed.
EMPTY_FORM = {"csrfmiddlewaretoken": "x"}
# The session and the list of sessions carry the form token, messages and times; the cache carries limits of sign-in; the access log
# carries refusals and readings of personal data, whatever the method.
OWN_BOOKKEEPING = ("django_session", "django_cache", "usersessions_usersession", "audit_accessentry")


def addresses(resolver=None, namespaces: tuple[str, ...] = (), route: str = "") -> Iterator[tuple[str, str]]:
    """Yield (name, route) of every address; the name is empty when the address has none."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield ":".join([*namespaces, entry.name]) if entry.name else "", path
        else:
            yield from addresses(entry, (*namespaces, *filter(None, [entry.namespace])), path)


def sessions_of(world, *, confirmed: bool = True) -> dict[str, str]:
    """Sign everybody in, a moment ago or (not ``confirmed``) earlier; return the session key of each role."""
    keys = {}
    for role in LETTERS.values():
        client = Client()
        sign_in(client, getattr(world, role), confirmed=confirmed)
        keys[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return keys


def client_with(session: str | None) -> Client:
    """A fresh client that carries the session, if any; the pages themselves are tested elsewhere."""
    client = Client()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session
    return client


@contextmanager
def undone() -> Iterator[None]:
    """Take back whatever the block wrote."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def written() -> dict[str, int]:
    """Rows written so far in this transaction, a table each; also those taken back since."""
    numbers, names = _watched()
    with connection.cursor() as cursor:
        cursor.execute(numbers)
        return {names[table]: number for table, number in cursor.fetchall()}


@cache
def _watched() -> tuple[str, dict[int, str]]:
    """Return the question and the names of the tables that it asks about.

    The server's own view of these numbers joins its catalogue at each asking, which takes five times as long.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relid, schemaname || '.' || relname FROM pg_stat_user_tables WHERE relname <> ALL (%s)",
            [list(OWN_BOOKKEEPING)],
        )
        names = dict(cursor.fetchall())
    counted = " + ".join(f"pg_stat_get_xact_tuples_{kind}(t)" for kind in ("inserted", "updated", "deleted"))
    tables = f"unnest('{{{','.join(map(str, names))}}}'::oid[]) AS t"
    return f"SELECT t, n FROM (SELECT t, {counted} AS n FROM {tables}) AS counts WHERE n > 0", names


def url_of(name: str, args: list) -> str:
    """The address ``name`` with these arguments."""
    return reverse(name, args=args)


def faults_of(row: Row, world, sessions: dict[str, str]) -> list[str]:
    """Return what is wrong with the row, in words: a status, or something written."""
    url = url_of(row.name, row.values(world))
    faults = []
    before = written()
    for method, expected in (
        ("get", row.get | {None: row.stranger}),
        ("post", row.post | {None: row.stranger_post}),
    ):
        fetched = False
        for role, status in expected.items():
            if row.costly and status == 200 and fetched:
                continue
            fetched = fetched or status == 200
            answer, after = _answer(method, url, sessions.get(role))
            changed = sorted(table for table, number in after.items() if number != before.get(table, 0))
            before = after
            found = _faults_of_answer(row, method, role, answer, status, changed)
            faults += [f"{method.upper()} {row} as {role or 'stranger'}: {fault}" for fault in found]
    return faults


def _answer(method: str, url: str, session: str | None) -> tuple[HttpResponse, dict[str, int]]:
    """Return the answer, and the rows written by then."""
    with undone():
        answer = getattr(client_with(session), method)(url, EMPTY_FORM if method == "post" else None)
        return answer, written()


def _faults_of_answer(
    row: Row, method: str, role: str | None, answer: HttpResponse, status: int, changed: list[str]
) -> Iterator[str]:
    if answer.status_code != status:
        yield f"{answer.status_code} instead of {status}"
    if role is None and answer.status_code == 302 and not answer["Location"].startswith(row.doors):
        yield f"a stranger is sent to {answer.get('Location')}"
    # Only an act that succeeded, which ends in a redirect, writes anything.
    done = 200 if row.shows_what_it_wrote else 302
    if changed and not (method == "post" and answer.status_code == done and role is not None):
        yield f"wrote to {', '.join(changed)}"
    if not row.costly:
        yield from (f"lacks {name}" for name in lacking(answer))
