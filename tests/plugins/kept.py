"""Rows that take seconds to make are made once in a run: other modules and processes read them in.

What a builder wrote is kept as the content of whole tables, beside what it returned and how far the numbers
of the factories had come, among the files of this run.
"""

import fcntl
import hashlib
import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

import factory
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model

# The same in every test database, and made by migrations.
OF_MIGRATIONS = ("django_migrations", "django_content_type", "auth_permission")
# What is referred to at once, not only at the end of the transaction.
FIRST = ("procrastinate_workers", "procrastinate_jobs")
FILLED = """
    SELECT oid::regclass::text FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND pg_relation_size(oid) > 0
    AND relname <> ALL (%s) ORDER BY 1
"""
NUMBERS = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL"
FORWARD = "SELECT setval(%s::regclass, greatest(%s, (SELECT last_value FROM pg_sequences WHERE sequencename = %s)))"


@pytest.fixture(scope="session")
def kept(tmp_path_factory, request) -> Callable[[Callable[[], object]], object]:
    """Return a function: do what the builder does, quicker when another test of this run has done it.

    Call it in an empty database; as in the builder's own work, nothing is committed that the caller does not commit.
    """
    own = tmp_path_factory.getbasetemp()
    # Processes of one run keep their files beside one another.
    place = (own.parent if hasattr(request.config, "workerinput") else own) / "kept"
    place.mkdir(exist_ok=True)

    def of(build: Callable[[], object]) -> object:
        path = place / f"{build.__module__}.{build.__qualname__}"
        with (place / f"{path.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                return _build(build, path)
        return _read_in(*pickle.loads(path.read_bytes()))  # noqa: S301 - this very run wrote it

    return of


class _Pickler(pickle.Pickler):
    """Leaves out what a row has fetched beforehand: a question may be made of functions without a name."""

    def reducer_override(self, thing):
        if not isinstance(thing, Model):
            return NotImplemented
        make, arguments, state = thing.__reduce__()
        return make, arguments, {name: value for name, value in state.items() if name != "_prefetched_objects_cache"}


def _build(build: Callable[[], object], path: Path) -> object:
    """Do it, and write down what there is now."""
    made = build()
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(FILLED, [list(OF_MIGRATIONS)])
        tables = {name: _content(cursor, name) for (name,) in cursor.fetchall()}
        cursor.execute(NUMBERS)
        numbers = cursor.fetchall()
        _as_application(cursor)
    unfinished = path.with_name(f"{path.name}.new")
    with unfinished.open("wb") as file:
        _Pickler(file).dump((tables, numbers, _counters(), made))
    unfinished.rename(path)
    return made


def _content(cursor, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as copy:
        return b"".join(map(bytes, copy))


def _read_in(tables: dict[str, bytes], numbers: list[tuple[str, int]], counters: dict, made: object) -> object:
    """Make each table hold what it held, and let new rows and factories go on from there."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(FILLED, [list(OF_MIGRATIONS)])
        now = {name: hashlib.sha256(_content(cursor, name)).digest() for (name,) in cursor.fetchall()}
        other = [name for name, content in tables.items() if now.get(name) != hashlib.sha256(content).digest()]
        other.sort(key=lambda name: name not in FIRST)
        cursor.execute("; ".join(f"ALTER TABLE {name} DISABLE TRIGGER USER" for name in other))
        cursor.execute("; ".join(f"DELETE FROM {name}" for name in reversed(other)))
        for name in other:
            with cursor.copy(f"COPY {name} FROM STDIN (FORMAT binary)") as copy:
                copy.write(tables[name])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("; ".join(f"ALTER TABLE {name} ENABLE TRIGGER USER" for name in other))
        cursor.executemany(FORWARD, [(name, value, name) for name, value in numbers])
        _as_application(cursor)
    for one in _factories():
        if one.__qualname__ in counters:
            one.reset_sequence(max(counters[one.__qualname__], one._meta._counter.seq if one._meta._counter else 0))
    return made


def _as_application(cursor) -> None:
    cursor.execute(f"SET ROLE {connection.ops.quote_name(settings.DATABASE_APPLICATION_ROLE)}")


def _counters() -> dict[str, int]:
    return {one.__qualname__: one._meta._counter.seq for one in _factories() if one._meta._counter}


def _factories(base: type[factory.Factory] = factory.Factory) -> Iterator[type[factory.Factory]]:
    """Every factory that counts by itself."""
    for one in base.__subclasses__():
        if one._meta.counter_reference is one._meta:
            yield one
        yield from _factories(one)
