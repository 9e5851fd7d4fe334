"""Empties tables after a test that committed.

``TRUNCATE`` writes every file of every table anew, which for our 250 takes longer than many a test. Few
rows of a few tables are deleted instead, under a lock that waits for whoever is still writing.
"""

from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected, LockNotAvailable

# Tables that Django does not know. What refers to a job goes before it.
FURTHER = (
    "procrastinate_events",
    "procrastinate_periodic_defers",
    "procrastinate_jobs",
    "procrastinate_workers",
    "django_cache",
)
# Each deleted row is looked for in every table that could refer to it: not worth it for many rows.
FEW_BYTES = 4_000_000
RESTART = """
    SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence
    JOIN pg_depend ON objid = seqrelid AND deptype IN ('a', 'i') AND refclassid = 'pg_class'::regclass
    WHERE refobjid = ANY (%s::text[]::regclass[]::oid[]) AND pg_sequence_last_value(seqrelid) IS NOT NULL
"""


def empty(tables: set[str], *, cascade: bool) -> None:
    """Empty the tables and begin their numbers anew; ``cascade``: also whatever refers to them."""
    names = [*sorted(tables), *FURTHER]
    for left in (2, 1, 0):
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                if cascade or not _deleted(cursor, names):
                    _truncate(cursor, names, cascade=cascade)
            return
        except OperationalError as error:
            # A page's last request was still at work in these tables.
            if left == 0 or not isinstance(error.__cause__, DeadlockDetected | LockNotAvailable):
                raise


def _truncate(cursor, names: list[str], *, cascade: bool) -> None:
    cursor.execute(f"TRUNCATE {_list(names)} RESTART IDENTITY{' CASCADE' if cascade else ''}")


def _deleted(cursor, names: list[str]) -> bool:
    """Delete all rows unless there are too many; say whether that was done."""
    cursor.execute(f"LOCK TABLE {_list(names)} IN EXCLUSIVE MODE")
    cursor.execute(
        "SELECT name, pg_relation_size(name::regclass) FROM unnest(%s::text[]) AS name"
        " WHERE pg_relation_size(name::regclass) > 0",
        [names],
    )
    sizes = dict(cursor.fetchall())
    if sum(sizes.values()) > FEW_BYTES:
        return False
    filled = [name for name in names if name in sizes]
    for statement in ("ALTER TABLE {} DISABLE TRIGGER USER", "DELETE FROM {}"):
        _each(cursor, statement, filled)
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    _each(cursor, "ALTER TABLE {} ENABLE TRIGGER USER", filled)
    cursor.execute(RESTART, [names])
    return True


def _each(cursor, statement: str, names: list[str]) -> None:
    if names:
        cursor.execute("; ".join(statement.format(connection.ops.quote_name(name)) for name in names))


def _list(names: list[str]) -> str:
    return ", ".join(map(connection.ops.quote_name, names))
