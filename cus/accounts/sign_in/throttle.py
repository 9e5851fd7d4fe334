"""How often one may fail: the numbers, and the counting.

A wrong password, code or a letter asked for is counted by *place*: the account together with the
browser, or with the address when the browser is not known to the account. A place that the account
has signed in from before waits five minutes at most, whatever others do elsewhere; strangers wait
longer the more they fail, and share one count for the account.
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone

from cus.text.plural import plural

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``amount`` failures in any ``seconds``."""

    amount: int
    seconds: int


KNOWN_PLACE = (Limit(5, 5 * MINUTE),)
STRANGE_PLACE = (Limit(5, 5 * MINUTE), Limit(15, HOUR), Limit(40, DAY))
ACCOUNT = (Limit(25, 10 * MINUTE),)
ADDRESS = (Limit(60, 10 * MINUTE),)
LETTER = (Limit(3, 15 * MINUTE),)
LETTERS_FROM_ADDRESS = (Limit(20, 10 * MINUTE),)


class Throttled(Exception):
    """Too many failures; ``until`` says when the next try counts."""

    def __init__(self, until: float) -> None:
        super().__init__(until)
        self.until = until


@dataclass(slots=True)
class Attempt:
    """What one try has taken; given back when the try succeeds."""

    at: float
    keys: list[str]

    def give_back(self) -> None:
        """Forget this try."""
        for key in self.keys:
            with _Locked(key):
                history = cache.get(key, [])
                if self.at in history:
                    history.remove(self.at)
                    cache.set(key, history, DAY)


def take(counts: Iterable[tuple[str, tuple[Limit, ...]]]) -> Attempt:
    """Count one try under each key, before it is known whether it succeeds.

    Counting first leaves no gap for tries sent at once.

    Raises:
        Throttled: one of the counts is full; nothing is counted then.
    """
    attempt = Attempt(time.time(), [])
    for key, limits in counts:
        until = _count(f"throttle:{key}", limits, attempt.at)
        if until:
            attempt.give_back()
            raise Throttled(until)
        attempt.keys.append(f"throttle:{key}")
    return attempt


def _count(key: str, limits: tuple[Limit, ...], now: float) -> float:
    """Add ``now`` to the count unless a limit is full; return when it will no longer be, or 0."""
    longest = max(limit.seconds for limit in limits)
    with _Locked(key):
        history = [moment for moment in cache.get(key, []) if moment > now - longest]
        until = 0.0
        for limit in limits:
            recent = [moment for moment in history if moment > now - limit.seconds]
            if len(recent) >= limit.amount:
                until = max(until, recent[-limit.amount] + limit.seconds)
        if not until:
            cache.set(key, [*history, now], longest)
    return until


class _Locked(transaction.Atomic):
    """A transaction in which nobody else touches the count: two tries at once are counted as two."""

    def __init__(self, key: str) -> None:
        super().__init__(using=None, savepoint=True, durable=False)
        self.key = key

    def __enter__(self) -> None:
        super().__enter__()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [self.key])


def when_again(until: float) -> str:
    """Say when to try again: „o 14.35 (za 4 minuty)”."""
    minutes = max(1, ceil((until - time.time()) / MINUTE))
    at = timezone.localtime(datetime.fromtimestamp(until + MINUTE - 1, tz=timezone.get_default_timezone()))
    return f"o {at:%H.%M} (za {minutes} {plural(minutes, 'minutę', 'minuty', 'minut')})"
