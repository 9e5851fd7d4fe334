"""The words of the check list: a duty, its state, what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models


class State(models.TextChoices):
    """How a duty stands; the value names its colour."""

    MET = "done", "spełnione"
    NOT_MET = "stop", "niespełnione"
    UNKNOWN = "warn", "nie wiadomo"
    NOT_REQUIRED = "idle", "nie dotyczy"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing, and where to mend it. ``required``: the handover waits for it."""

    text: str
    url: str
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty of the Act (``article``), or a practice (no article).

    ``how`` says in a sentence from what the answer is known; ``links`` lead there; ``gaps`` are what is missing.
    """

    code: str
    text: str
    state: State
    how: str
    article: str = ""
    links: tuple[tuple[str, str], ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def is_law(self) -> bool:
        """The Act asks for it; otherwise it is practice."""
        return bool(self.article)

    @property
    def kind(self) -> str:
        """Kind of colour; a practice that is missing warns, it is no breach."""
        return "warn" if self.state == State.NOT_MET and not self.is_law else self.state.value

    @property
    def word(self) -> str:
        """The state in words; a practice is there or not."""
        practice = {State.MET: "jest", State.NOT_MET: "brakuje"}
        return self.state.label if self.is_law else practice.get(self.state, self.state.label)


def judged(gaps: Sequence[Gap], *, otherwise: State = State.MET) -> State:
    """Return not met while something is missing."""
    return State.NOT_MET if gaps else otherwise
