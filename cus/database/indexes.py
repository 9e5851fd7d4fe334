"""Indexes of the history tables, made after each migrate: history is read by time, newest first.

The models of events come from a decorator, so the index is given to all of them here, also to those of
apps to come, instead of in a migration of each.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from cus.database.grants import history_tables

LONGEST_NAME = 63


def name_of(table: str) -> str:
    """Return the name of the table's index by time."""
    return f"{table[: LONGEST_NAME - len('_at')]}_at"


def make(connection: BaseDatabaseWrapper) -> None:
    """Make the index where it is missing; run as owner."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in sorted(history_tables()):
            cursor.execute(
                f"CREATE INDEX IF NOT EXISTS {quote(name_of(table))} ON {quote(table)} (pgh_created_at DESC)"
            )
