"""Where a note or a row of needs comes from, told by whatever lies above the diagnosis.

The diagnosis knows none of them: each enters a teller, and pages ask all of them::

    from diagnosis import origins

    origins.register(told)  # told(notes, needs) -> [Origin, …]
"""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """A source of a note or a row: what kind of thing, its name, its page."""

    kind: str
    label: str
    url: str


Teller = Callable[[Iterable[int], Iterable[uuid.UUID]], Iterable[Origin]]
_tellers: list[Teller] = []


def register(teller: Teller) -> None:
    """Enter a teller: of notes by their primary keys and rows of needs by their stable keys."""
    _tellers.append(teller)


def origins_of(*, notes: Iterable[int] = (), needs: Iterable[uuid.UUID] = ()) -> list[Origin]:
    """Return where these notes and rows come from; one query a teller."""
    asked, keys = list(notes), list(needs)
    return [origin for teller in _tellers for origin in teller(asked, keys)]
