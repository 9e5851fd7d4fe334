"""Floors: the least that the same machine needs for the same kind of work, measured in the same run."""

import statistics
import time
from collections.abc import Callable

from django.db import connection, transaction


def make_floor_table() -> None:
    """A table without history, constraints or indexes but its key."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_floor (id bigserial PRIMARY KEY, by_id bigint, text text)")


def insert_one(user) -> None:
    """Insert one row and commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bench_floor (by_id, text) VALUES (%s, %s)", [user.pk, "wiersz " * 20])


def median_seconds(work: Callable[[], object], *, repeats: int, warm: int = 3) -> float:
    """Return the median time of ``work`` in seconds, after ``warm`` runs that do not count."""
    for _ in range(warm):
        work()
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return statistics.median(times)
