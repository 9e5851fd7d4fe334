"""Rooms of results: each concept enters itself, so that the hub and the start of a programme know none of them.

A room of a programme tells in a few words how it stands there; a room of the centre belongs to no programme::

    from programmes.results import rooms

    rooms.register(rooms.Room("Liczby", "results:delivery", 10, "Osoby, godziny, koszty.", tells=told))
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from cus.accounts.acts import Act
from programmes.models import Programme


@dataclass(frozen=True)
class Told:
    """How a room stands: words, and the kind of colour (``idle``, ``now``, ``done``, ``warn``, ``stop``)."""

    words: str
    kind: str = "idle"


@dataclass(frozen=True)
class Room:
    """One room; ``url_name`` takes the programme's key, or nothing in a room of the centre.

    ``tells`` says how the room stands for a programme (for a room of the centre: called with ``None``).
    """

    title: str
    url_name: str
    order: int
    about: str
    act: Act = Act.READ_PUBLISHED
    of_centre: bool = False
    tells: Callable[[Programme | None], Told | None] | None = None


@dataclass(frozen=True)
class Door:
    """A room ready to show."""

    room: Room
    url: str
    told: Told | None


_rooms: dict[str, Room] = {}


def register(room: Room) -> None:
    """Enter a room; a second one at the same address replaces the first."""
    _rooms[room.url_name] = room


def doors(user, programme: Programme | None = None) -> list[Door]:
    """Return the rooms of ``programme`` (of the centre without one) that ``user`` may enter, in order."""
    here = [room for room in _rooms.values() if room.of_centre == (programme is None) and user.may(room.act)]
    return [_door(room, programme) for room in sorted(here, key=lambda room: (room.order, room.title))]


def _door(room: Room, programme: Programme | None) -> Door:
    args = [programme.pk] if programme else []
    return Door(room, reverse(room.url_name, args=args), room.tells(programme) if room.tells else None)
