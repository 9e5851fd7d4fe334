"""The room of questionnaires on quality."""

from programmes.results import rooms
from programmes.results.surveys.overview import told_of

ROOM = rooms.Room("Ankiety o jakości", "results:quality", 40, "Jak odbiorcy oceniają usługi.", tells=told_of)


def enter() -> None:
    """Enter the room on the hub."""
    rooms.register(ROOM)
