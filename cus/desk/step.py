"""One step of the cycle as the start page shows it."""

from dataclasses import dataclass

from django.db import models

from cus.text.plural import plural


class StepState(models.TextChoices):
    """What a step looks like; the value names its colour, the label is the word beside it."""

    DONE = "done", "gotowe"
    NOW = "now", "w toku"
    OVERDUE = "stop", "po terminie"
    WARN = "warn", "uwaga"
    AHEAD = "idle", "przed nami"
    NOT_REQUIRED = "free", "jeszcze nie trzeba"


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the start page shows it. ``url`` is empty when this person has nothing to do there."""

    key: str
    number: str
    title: str
    state: StepState
    text: str
    action: str = ""
    url: str = ""
    word: str = ""
    inner: bool = False
    """The text names a working paper, which only the staff may read."""

    @property
    def state_word(self) -> str:
        """The state in words; a step may say it more exactly than its kind."""
        return self.word or self.state.label


def counted(number: int, one: str, few: str, many: str) -> str:
    """Write a number with its noun: 3 fiszki."""
    return f"{number} {plural(number, one, few, many)}"
