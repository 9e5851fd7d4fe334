"""The room of the dashboard."""

from programmes.results.rooms import Room, register


def enter() -> None:
    """Enter the room among those of the whole centre, first."""
    about = "Rok na jednej stronie: osoby, pieniądze, mierniki, jakość i to, co się kończy. Także na dwóch kartkach."
    register(Room("Pulpit wyników", "results:dashboard", 5, about, of_centre=True))
