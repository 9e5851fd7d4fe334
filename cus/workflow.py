"""Refusals, and declared processes.

A *refusal* is the reason why an act cannot be done now, in words for the person who tried. Policies
return ``Refusal | None``; actions raise ``Refused``; pages print the reason beside the disabled
button. A *workflow* is the whole process of an object on one screen: its transitions as data.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an act cannot be done. ``message`` is a full Polish sentence; ``status`` the HTTP status."""

    message: str
    status: int = 409
    field: str = ""


FORBIDDEN = 403
CONFLICT = 409


class Refused(Exception):
    """Raised by an action that did nothing; carries the reason."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


class StaleEdit(Refused):
    """Raised when the row was changed by somebody else since the form was opened.

    ``current`` is the row as it stands in the database, so that the page can show both texts.
    """

    def __init__(self, current: models.Model) -> None:
        super().__init__(
            Refusal("Ktoś zmienił te dane po otwarciu formularza. Porównaj oba teksty i wybierz, co ma zostać.")
        )
        self.current = current


def refuse_if(refusal: Refusal | None) -> None:
    """Raise ``Refused`` when there is a reason to."""
    if refusal is not None:
        raise Refused(refusal)


@dataclass(frozen=True, slots=True)
class Transition:
    """One permitted change of state.

    ``act`` names the permission that it needs (``cus.accounts.acts.Act``); ``comment_required``
    says that it cannot be done without a comment; ``done`` is how the log words it. An empty ``target``
    records a fact and leaves the state as it is.
    """

    name: str
    label: str
    sources: frozenset[str]
    target: str
    act: str
    done: str = ""
    comment_required: bool = False


class Workflow:
    """The declared process of one kind of object."""

    def __init__(self, transitions: Iterable[Transition]) -> None:
        self.transitions = {transition.name: transition for transition in transitions}

    def __getitem__(self, name: str) -> Transition:
        return self.transitions[name]

    def open_from(self, state: str) -> list[Transition]:
        """Return the transitions that start in ``state``, in declared order."""
        return [transition for transition in self.transitions.values() if state in transition.sources]

    def refusal(self, name: str, *, state: str, state_label: str, comment: str = "") -> Refusal | None:
        """Say why transition ``name`` cannot be made from ``state``, or return ``None``."""
        transition = self.transitions[name]
        if state not in transition.sources:
            return Refusal(f"Nie można wykonać czynności „{transition.label}”: obecny stan to „{state_label}”.")
        if transition.comment_required and not comment.strip():
            return Refusal("Napisz komentarz: bez niego nie wiadomo, co poprawić.", field="comment")
        return None
