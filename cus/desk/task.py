"""One thing that waits for a person."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, where, why it waits and how it stands (kind of colour and word)."""

    title: str
    url: str
    text: str
    state: str
    word: str
