"""Values of history in Polish, and the difference of two texts word by word."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from django.db import models

from cus.text.dates import day, moment
from cus.text.numbers import number

LONG = 60  # characters; longer texts are compared word by word
MOST_WORDS = 1500  # beyond that whole lines are compared: it stays quick
KEPT_WORDS = 6  # unchanged words shown on each side of a change
TOKENS = re.compile(r"\s+|\w+|[^\w\s]")
LINES = re.compile(r"[^\n]*\n?")
ALIKE = 0.3  # less alike texts are shown whole, one after the other
SEALED = "dane zaszyfrowane"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a compared text: ``kind`` is same, gone, new or gap (unchanged text left out)."""

    kind: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: its name, the text before and after (empty = nothing), and for long texts the pieces."""

    label: str
    was: str
    now: str
    pieces: tuple[Piece, ...] = ()


def text_of(one: models.Field, value: Any, name_of: Callable[[type[models.Model], Any], str]) -> str:
    """Write a value as it stands in a history row (JSON); ``name_of`` names rows of other models."""
    if value is None or value in ("", []):
        return ""
    if isinstance(one, models.BinaryField):
        return SEALED
    if one.is_relation:
        return name_of(one.related_model, value)
    if isinstance(value, list):
        labels = dict(getattr(getattr(one, "base_field", one), "flatchoices", None) or ())
        return "; ".join(str(labels.get(item, item)) for item in value)
    if one.flatchoices:
        return str(dict(one.flatchoices).get(value, value))
    return _plain(one.to_python(value))


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(value, dt.date):
        return day(value)
    if isinstance(value, Decimal | int):
        return number(value)
    return str(value)


def change_of(label: str, was: str, now: str) -> FieldChange:
    """Return the change of one field, compared word by word when the texts are long and alike."""
    if was == now == SEALED:
        return FieldChange(label, was, f"inne {now}")
    if not was or not now or max(len(was), len(now)) <= LONG:
        return FieldChange(label, was, now)
    return FieldChange(label, was, now, pieces(was, now))


def said(label: str, text: str) -> FieldChange:
    """Return a text that belongs to this change alone: it is told whole, not beside the one before."""
    return FieldChange(label, "", text, (Piece("same", text),))


def parted(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts whole, each in pieces: what is the same, what is gone from the first, new in the second."""
    before, after = TOKENS.findall(was), TOKENS.findall(now)
    left, right = [], []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b > a:
            left.append(Piece("same" if what == "equal" else "gone", "".join(before[a:b])))
        if d > c:
            right.append(Piece("same" if what == "equal" else "new", "".join(after[c:d])))
    return tuple(left), tuple(right)


def pieces(was: str, now: str) -> tuple[Piece, ...]:
    """Compare two texts; an empty tuple when they have too little in common to be read as one."""
    pattern = TOKENS if max(len(TOKENS.findall(was)), len(TOKENS.findall(now))) <= MOST_WORDS else LINES
    before, after = pattern.findall(was), pattern.findall(now)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < ALIKE:
        return ()
    found: list[Piece] = []
    operations = matcher.get_opcodes()
    for at, (what, a, b, c, d) in enumerate(operations):
        if what == "equal":
            found += _same(before[a:b], first=at == 0, last=at == len(operations) - 1)
            continue
        if b > a:
            found.append(Piece("gone", "".join(before[a:b])))
        if d > c:
            found.append(Piece("new", "".join(after[c:d])))
    return tuple(found)


def _same(tokens: list[str], *, first: bool, last: bool) -> list[Piece]:
    """Keep a few unchanged words beside each change; mark what is left out."""
    keep = KEPT_WORDS * 2  # words and the spaces between them
    head, tail = (0 if first else keep), (0 if last else keep)
    if len(tokens) <= head + tail + keep:
        return [Piece("same", "".join(tokens))]
    parts = []
    if head:
        parts.append(Piece("same", "".join(tokens[:head])))
    parts.append(Piece("gap"))
    if tail:
        parts.append(Piece("same", "".join(tokens[-tail:])))
    return parts
