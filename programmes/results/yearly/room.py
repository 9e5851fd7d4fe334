"""The room of the centre „Plan i sprawozdanie”, and the two documents that it freezes."""

from cus.documents.kinds import register
from programmes.results.rooms import Room
from programmes.results.rooms import register as open_room
from programmes.results.yearly.paper import PLAN, REPORT
from programmes.results.yearly.standing import told

ROOM = Room(
    "Plan i sprawozdanie",
    "results:annual_list",
    80,
    "Roczny plan działalności i sprawozdanie dyrektora dla rady, osobno dla każdej gminy.",
    of_centre=True,
    tells=told,
)


def enter() -> None:
    """Enter the room and its documents; called while the application starts."""
    register(REPORT)
    register(PLAN)
    open_room(ROOM)
