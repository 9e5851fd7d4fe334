"""One writer at a time, where rows are compared with rows that may be just being added."""

from django.db import connection

# Any number that no other advisory lock of the application uses.
REGISTRY = 20_240_011


def one_at_a_time() -> None:
    """Wait until nobody else adds to the registry; the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGISTRY])
