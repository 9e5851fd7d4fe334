"""Troubles of the database that pass, or that a person should hear about in words.

A row that somebody else is just saving, an answer that takes too long, a disk without room, a server
that is restarting: none is a fault of the application, and each has its own advice. PostgreSQL's code
of the state decides (appendix A of its manual).
"""

import sys
from dataclasses import dataclass

import psycopg
from django.db import DatabaseError, InterfaceError
from psycopg_pool import PoolTimeout


@dataclass(frozen=True, slots=True)
class Trouble:
    """What happened and what to do, in words; ``title`` is a heading."""

    title: str
    advice: str


BUSY = Trouble(
    "Ktoś inny właśnie to zapisuje",
    "Te same dane zapisuje teraz ktoś inny i nie skończył na czas. Niczego nie zmieniliśmy. Cofnij się i zapisz "
    "jeszcze raz za chwilę.",
)
SLOW = Trouble(
    "To trwało za długo",
    "Odpowiedź trwała za długo i ją przerwaliśmy. Niczego nie zmieniliśmy. Spróbuj jeszcze raz za chwilę, a przy "
    "wyszukiwaniu zawęź pytanie.",
)
FULL = Trouble(
    "Na serwerze skończyło się miejsce",
    "Nie możemy teraz niczego zapisać. Wpisany tekst zostaje w polach: nie zamykaj tej karty, cofnij się i powiedz "
    "o tym administratorowi.",
)
AWAY = Trouble(
    "Baza danych nie odpowiada",
    "Prawdopodobnie trwa jej ponowne uruchamianie. Wpisany tekst zostaje w polach: cofnij się i spróbuj jeszcze raz "
    "za minutę.",
)
BY_STATE = {
    "55P03": BUSY,  # lock_not_available
    "40P01": BUSY,  # deadlock_detected
    "40001": BUSY,  # serialization_failure
    "57014": SLOW,  # query_canceled: statement_timeout
    "53100": FULL,  # disk_full
    "53300": AWAY,  # too_many_connections
    "57P01": AWAY,  # admin_shutdown
    "57P02": AWAY,  # crash_shutdown
    "57P03": AWAY,  # cannot_connect_now
}


def trouble_of(error: BaseException | None = None) -> Trouble | None:
    """Say what trouble ``error`` is (by default the one being handled); ``None`` for a real fault."""
    error = error or sys.exc_info()[1]
    while error is not None:
        if isinstance(error, PoolTimeout):
            return AWAY
        if isinstance(error, OSError) and error.errno == 28:  # ENOSPC: a file could not be written
            return FULL
        if isinstance(error, psycopg.Error | DatabaseError | InterfaceError):
            state = getattr(error, "sqlstate", None)
            if state in BY_STATE:
                return BY_STATE[state]
            if isinstance(error, psycopg.OperationalError) and state is None:
                return AWAY
        error = error.__cause__ or error.__context__
    return None
