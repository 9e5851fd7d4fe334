"""Values as people write them in a cell, and back.

Each ``Words`` reads a text into a value and shows a value as the text that reads back into it. What cannot be read
raises ``Wrong`` with a full Polish sentence.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Choices
from django.utils import timezone
from rapidfuzz import process

from cus.tables.columns import key_of
from cus.text.dates import parse_day, short_day
from cus.text.numbers import number, parse_decimal
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

    def __init__(self, choices: type[Choices], **aliases: str) -> None:
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
    """A whole number up to ``largest``; ``default`` of an empty cell."""

    default: int | None = None
    largest: int = LARGEST_NUMBER

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
        if len(plain) > 9 or int(plain) > self.largest:
            raise Wrong(f"Liczba jest za duża; może to być najwyżej {self.largest}.")
        return int(plain)

    def show(self, value: int | None) -> str:
        """Return the digits."""
        return "" if value is None else str(value)


class YesNo(Flag):
    """Yes or no; an empty cell says that nobody has asked."""

    empty = None

    def read(self, text: str) -> bool | None:
        """Return the answer, None of an empty cell.

        Raises:
            Wrong: neither yes nor no.
        """
        return super().read(text) if text else None

    def show(self, value) -> str:
        """Return „tak”, „nie”, or nothing."""
        return "" if value is None else YES if value else NO


@dataclass(frozen=True)
class Checked(Text):
    """A text that ``check`` finds right, kept as ``tidied`` writes it."""

    check: Callable[[str], None] = no_unprintable
    tidied: Callable[[str], str] = str

    def read(self, text: str) -> str:
        """Return the text; an empty one is not judged.

        Raises:
            Wrong: what the check says.
        """
        text = self.tidied(super().read(text))
        try:
            if text:
                self.check(text)
        except ValidationError as error:
            raise Wrong(error.messages[0]) from error
        return text


@dataclass(frozen=True)
class Day(Words):
    """A day, as people and spreadsheets write it; ``past``: not one that is still to come."""

    past: bool = False
    empty = None

    def read(self, text: str) -> datetime.date | None:
        """Return the day, None of an empty cell.

        Raises:
            Wrong: not a day, one out of reach, or one to come where it must have been.
        """
        if not text:
            return None
        try:
            day = parse_day(text)
        except ValueError as error:
            raise Wrong("Wpisz datę jako dzień, miesiąc i rok, na przykład 22.11.2026.") from error
        if not 1900 <= day.year <= 2200:
            raise Wrong("Sprawdź rok: data powinna być między 1900 a 2200 rokiem.")
        if self.past and day > timezone.localdate():
            raise Wrong("Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to się stało.")
        return day

    def show(self, value: datetime.date | None) -> str:
        """Return the day as ``22.11.2026``."""
        return short_day(value) if value else ""


@dataclass(frozen=True)
class Amount(Words):
    """A number above zero with at most two decimal places."""

    digits: int = 10
    empty = None

    def read(self, text: str) -> Decimal | None:
        """Return the number, None of an empty cell.

        Raises:
            Wrong: not a number, not above zero, too long.
        """
        if not text:
            return None
        try:
            amount = parse_decimal(text)
        except ValueError as error:
            raise Wrong("Wpisz samą liczbę, na przykład 24 albo 2,5.") from error
        if amount <= 0:
            raise Wrong("Wpisz liczbę większą od zera albo zostaw puste.")
        if amount != round(amount, 2) or amount >= 10 ** (self.digits - 2):
            raise Wrong(f"Liczba może mieć {self.digits - 2} cyfr przed przecinkiem i dwie po nim.")
        return amount

    def show(self, value: Decimal | None) -> str:
        """Return the number as it is written in Polish."""
        return "" if value is None else number(value)


def proposal(text: str, labels: Iterable[str]) -> str:
    """Propose the likeliest label, or list them all."""
    labels = list(labels)
    keys = {key_of(label): label for label in labels}
    found = process.extractOne(key_of(text), keys.keys(), score_cutoff=60)
    if found:
        return f" Czy chodzi o „{keys[found[0]]}”?"
    return f" Można wybrać: {', '.join(f'„{label}”' for label in labels)}."
