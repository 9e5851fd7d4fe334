"""Values as people write them in a cell, and back.

Each ``Words`` reads a text into a value and shows a value as the text that reads back into it. What cannot be read
raises ``Wrong`` with a full Polish sentence.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from rapidfuzz import process

from cus.tables.columns import key_of
from cus.text.validators import LONG_TEXT, TextLimit, no_unprintable

BULLET = "•"
YES, NO = "tak", "nie"
LARGEST_NUMBER = 32_767


class Wrong(ValueError):
    """What stands in the cell cannot be taken; the message is a full Polish sentence."""


class Words:
    """A value that is written as it is: the base of the others."""

    empty: object = ""

    def read(self, text: str) -> object:
        """Return the value; of an empty cell ``empty``."""
        return text

    def show(self, value) -> str:
        """Return the text that reads back into the value."""
        return str(value)

    @property
    def offered(self) -> list[str]:
        """Words to choose from; none where anything may be written."""
        return []


@dataclass(frozen=True)
class Text(Words):
    """One text of at most ``limit`` characters that documents can print."""

    limit: int = LONG_TEXT

    def read(self, text: str) -> str:
        """Return the text.

        Raises:
            Wrong: too long, or with a character that documents lack.
        """
        if not text:
            return ""
        try:
            TextLimit(self.limit)(text)
            no_unprintable(text)
        except ValidationError as error:
            raise Wrong(error.messages[0]) from error
        return text


@dataclass(frozen=True)
class Items(Words):
    """Several texts in one cell: each in a line of its own, or apart by semicolons.

    A cell with lines or with „•” in front is not cut at semicolons, so that a text may hold one.
    """

    limit: int
    empty = ()

    def read(self, text: str) -> list[str]:
        """Return the texts, each once.

        Raises:
            Wrong: one is too long, or has a character that documents lack.
        """
        in_lines = "\n" in text or text.startswith(BULLET)
        parts = [part.strip().removeprefix(BULLET).strip() for part in text.split("\n" if in_lines else ";")]
        items = list(dict.fromkeys(filter(None, parts)))
        for item in items:
            Text(self.limit).read(item)
        return items

    def show(self, value: Iterable[str]) -> str:
        """Return the texts in one cell."""
        items = [" ".join(item.split()) for item in value]
        if not any(";" in item or item.startswith(BULLET) for item in items):
            return "; ".join(items)
        return "\n".join(f"{BULLET} {item}" for item in items)


class Labels(Words):
    """One word of a closed list: its label, without regard to case and diacritics."""

    empty = None

    def __init__(self, choices: type[TextChoices], **aliases: str) -> None:
        self.choices = choices
        self.known = {key_of(choice.label): choice.value for choice in choices}
        self.known |= {key_of(alias): value for value, names in aliases.items() for alias in names.split("|")}
        for choice in choices:
            # The word itself is enough: „średnie”, „mobilnie”, „przejazd”.
            for mark in (" – ", " lub ", " (", ", "):
                self.known.setdefault(key_of(choice.label.partition(mark)[0]), choice.value)
            self.known.setdefault(choice.value, choice.value)

    def read(self, text: str) -> str | None:
        """Return the value; None of an empty cell.

        Raises:
            Wrong: no such word; proposes the nearest one.
        """
        if not text:
            return None
        found = self.known.get(text) or self.known.get(key_of(text))
        if found is None:
            raise Wrong(f"Nie ma na liście słowa „{text[:80]}”.{proposal(text, self.labels)}")
        return found

    def show(self, value: str | None) -> str:
        """Return the label."""
        return self.choices(value).label if value else ""

    @property
    def labels(self) -> list[str]:
        """Words to choose from."""
        return [choice.label for choice in self.choices]

    @property
    def offered(self) -> list[str]:
        """Words to choose from."""
        return self.labels


class ManyLabels(Labels):
    """Several words of a closed list in one cell, apart by semicolons, commas or lines."""

    def read(self, text: str) -> list[str]:
        """Return the values in the order of the list.

        Raises:
            Wrong: one of the words is not on the list; proposes the nearest one.
        """
        found = {Labels.read(self, part.strip()) for part in re.split(r"[;,\n]", text) if part.strip()}
        return [choice.value for choice in self.choices if choice.value in found]

    def show(self, value: Iterable[str]) -> str:
        """Return the labels in the order of the list."""
        kept = set(value)
        return "; ".join(choice.label for choice in self.choices if choice.value in kept)


class Flag(Words):
    """Yes or no; an empty cell is no."""

    empty = False

    def read(self, text: str) -> bool:
        """Return the answer.

        Raises:
            Wrong: neither yes nor no.
        """
        key = key_of(text)
        if key not in ("tak", "t", "1", "x", "nie", "n", "0", ""):
            raise Wrong("Wpisz „tak” albo „nie”.")
        return key in ("tak", "t", "1", "x")

    def show(self, value) -> str:
        """Return „tak”, or nothing."""
        return YES if value else ""


@dataclass(frozen=True)
class Number(Words):
    """A whole number; ``default`` of an empty cell."""

    default: int | None = None

    def read(self, text: str) -> int | None:
        """Return the number.

        Raises:
            Wrong: not a whole number, or too large.
        """
        if not text:
            return self.default
        plain = text.replace(" ", "")
        if not (plain.isascii() and plain.isdigit()):
            raise Wrong("Wpisz liczbę całkowitą.")
        if len(plain) > 6 or int(plain) > LARGEST_NUMBER:
            raise Wrong(f"Liczba jest za duża; może to być najwyżej {LARGEST_NUMBER}.")
        return int(plain)

    def show(self, value: int | None) -> str:
        """Return the digits."""
        return "" if value is None else str(value)


def proposal(text: str, labels: Iterable[str]) -> str:
    """Propose the likeliest label, or list them all."""
    labels = list(labels)
    keys = {key_of(label): label for label in labels}
    found = process.extractOne(key_of(text), keys.keys(), score_cutoff=60)
    if found:
        return f" Czy chodzi o „{keys[found[0]]}”?"
    return f" Można wybrać: {', '.join(f'„{label}”' for label in labels)}."
