"""The room of the information on implementation on the hub of a programme."""

from django.utils import timezone

from cus.documents import kinds
from programmes.models import Programme
from programmes.results.implementation.documents import INFORMATION
from programmes.results.implementation.due import ruled_by, term_of
from programmes.results.models import ImplementationInformation
from programmes.results.rooms import Room, Told, register


def told(programme: Programme | None) -> Told | None:
    """How the information of ``programme`` stands."""
    if programme is None:
        return None
    if programme.reported_on:
        return Told("w BIP", "done")
    term = term_of(ruled_by(programme))
    if not term.is_over:
        return Told("po zakończeniu programu", "idle")
    kind, word = term.word(timezone.localdate())
    information = ImplementationInformation.objects.filter(programme=programme).first()
    if information is None:
        return Told(f"do przygotowania, {word}", kind)
    step = "w przygotowaniu" if information.is_open else "do publikacji w BIP"
    return Told(f"{step}, {word}", kind)


ROOM = Room(
    "Informacja z realizacji",
    "results:information",
    50,
    "Siedem części według art. 6: liczby policzone, dokument dla gminy, publikacja w obu BIP.",
    tells=told,
)


def enter() -> None:
    """Enter the room and the kind of document that it freezes."""
    register(ROOM)
    kinds.register(INFORMATION)
