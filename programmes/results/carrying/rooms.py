"""The room of what goes on to the next diagnosis."""

from cus.accounts.acts import Act
from cus.text.plural import plural
from programmes.results.carrying.proposals import proposals
from programmes.results.rooms import Room, Told, register


def enter() -> None:
    """Enter the room among those of the whole centre."""
    about = "Wnioski, odmowy, skargi i zmiany: zaznacz, co ma trafić do notatek albo do potrzeb."
    register(
        Room(
            "Co przenieść do następnej diagnozy",
            "results:carried",
            90,
            about,
            act=Act.DIAGNOSIS_EDIT,
            of_centre=True,
            tells=_told,
        )
    )


def _told(programme) -> Told:
    waiting = len(proposals())
    if not waiting:
        return Told("nic nie czeka", "done")
    return Told(f"{waiting} {plural(waiting, 'sprawa czeka', 'sprawy czekają', 'spraw czeka')}", "now")
