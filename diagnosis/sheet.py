"""What a sheet sends and gets back: rows of form 1 as plain data, and their order.

Pure: no query is made here. ``diagnosis.forms.sheet`` reads the browser's JSON into these classes,
``diagnosis.actions.needs`` carries them out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from diagnosis.models import Need

TEXT_FIELDS = ("group", "problem", "need", "ways")
DETAIL_FIELDS = ("number", "unit", "at_least", "kind", "size", "severity", "evidence", "gmina_id")
# Cells called „services” and „areas” hold sorted primary keys: of catalogue services, of the 14 areas of art. 2.
SERVICES = "services"
AREAS = "areas"
LINKED_FIELDS = (SERVICES, AREAS)
SHEET_FIELDS = (*TEXT_FIELDS, *DETAIL_FIELDS, *LINKED_FIELDS)
POSITION_STEP = 1000
LAST = "last"


@dataclass(frozen=True, slots=True)
class NeedSave:
    """New contents of some cells of one row.

    ``version`` is the version that the writer last saw, 0 for a row of their own. ``after`` is the
    key of the row above a new one, ``None`` for the top, ``LAST`` for the end. ``restore`` brings
    back a row that was deleted (an undone deletion).
    """

    key: UUID
    version: int
    fields: dict[str, Any]
    after: UUID | str | None = LAST
    restore: bool = False


@dataclass(frozen=True, slots=True)
class NeedDeletion:
    """Wish to delete a row seen at ``version``."""

    key: UUID
    version: int


@dataclass(frozen=True, slots=True)
class NeedMove:
    """Wish to put a row under another (``after``; ``None`` = at the top)."""

    key: UUID
    after: UUID | str | None


@dataclass(slots=True)
class SheetResult:
    """What became of every row that was sent; a row is in exactly one of these.

    ``saved``: key → version now in the database. ``stale``: rows as somebody else left them.
    ``gone``: rows that somebody else deleted. ``invalid``: key → field → messages.
    """

    saved: dict[UUID, int] = field(default_factory=dict)
    stale: list[Need] = field(default_factory=list)
    gone: list[UUID] = field(default_factory=list)
    invalid: dict[UUID, dict[str, list[str]]] = field(default_factory=dict)


def cells(need: Need, names: Iterable[str] = SHEET_FIELDS) -> dict[str, Any]:
    """Return the contents of a row by field; ``service_links`` and ``areas`` should be prefetched."""
    return {name: LINKED[name](need) if name in LINKED else getattr(need, name) for name in names}


LINKED = {
    SERVICES: lambda need: sorted(link.service_id for link in need.service_links.all()),
    AREAS: lambda need: sorted(area.pk for area in need.areas.all()),
}


def place(order: Sequence[UUID], key: UUID, after: UUID | str | None) -> list[UUID]:
    """Return ``order`` with ``key`` put under ``after``; an unknown ``after`` means the end."""
    rest = [other for other in order if other != key]
    if after is None:
        return [key, *rest]
    at = rest.index(after) + 1 if after in rest else len(rest)
    return [*rest[:at], key, *rest[at:]]


def renumber(order: Sequence[UUID], old: dict[UUID, int], touched: Iterable[UUID]) -> dict[UUID, int]:
    """Return the new positions of the rows that must change.

    Only the ``touched`` rows change while there is room between their neighbours, so that one move
    does not write a line of history for each row of the sheet.
    """
    moving = set(touched) | (set(order) - set(old))
    still = [old[key] for key in order if key not in moving]
    if still == sorted(set(still)):
        new = _fit(order, old, moving)
        if new is not None:
            return new
    every = {key: (number + 1) * POSITION_STEP for number, key in enumerate(order)}
    return {key: position for key, position in every.items() if old.get(key) != position}


def _fit(order: Sequence[UUID], old: dict[UUID, int], moving: set[UUID]) -> dict[UUID, int] | None:
    """Place the moving rows between their neighbours, or return ``None`` when there is no room."""
    new: dict[UUID, int] = {}
    run: list[UUID] = []
    low = 0
    for key in [*order, None]:
        if key in moving:
            run.append(key)
            continue
        step = POSITION_STEP if key is None else (old[key] - low) // (len(run) + 1)
        if run and step == 0:
            return None
        new |= {row: low + step * (number + 1) for number, row in enumerate(run)}
        run = []
        if key is not None:
            low = old[key]
    return {key: position for key, position in new.items() if old.get(key) != position}
