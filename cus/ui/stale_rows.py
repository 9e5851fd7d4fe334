"""Two states of a small table of rows, joined row by row; see ``cus.ui.stale`` for one form."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.forms import BaseForm, BaseFormSet

from cus.ui.stale import Taken, Theirs, compared, join, keep_joined, marks_of, read_marks, write
from cus.ui.typed import as_sent, plain, written

Sent = Mapping[str, list[str]]
GONE = "Ktoś usunął ten wiersz, gdy był tu zmieniany. Zapis przywróci go z Twoim tekstem; zaznacz „usuń”, jeśli ma zniknąć."
CHANGED = "Ten wiersz był tu zaznaczony do usunięcia, a ktoś go zmienił. Zostaje ze zmianą; zaznacz „usuń”, jeśli ma zniknąć."

# What the summary says of such a row.
IN_SHORT = {GONE: "ktoś usunął ten wiersz", CHANGED: "ktoś zmienił wiersz zaznaczony do usunięcia"}
# Rows this like are one row that was changed.
ALIKE = 0.5
# What standing in the same place adds to likeness.
SAME_PLACE = 0.25


@dataclass(slots=True)
class Line:
    """One row of the outcome: its contents, whether it is marked for removal, clashes, a remark."""

    sent: Sent
    removed: bool = False
    clashes: dict[str, Theirs] = field(default_factory=dict)
    note: str = ""


@dataclass(slots=True)
class Table:
    """The outcome for a table: ``lines`` stand where theirs stand, ``extra`` follow."""

    lines: list[Line]
    extra: list[Line]
    taken: list[Taken]


def rows_marks(sample: BaseForm, rows: Sequence[Sent]) -> str:
    """Return the marks of a table as the text that travels with it."""
    return json.dumps([marks_of(sample, row) for row in rows], separators=(",", ":"))


def rows_of(sample: BaseForm, initial: Sequence[Mapping[str, object]]) -> list[dict[str, list[str]]]:
    """Return rows given as values of the fields, as they would be sent."""
    return [{name: as_sent(sample.fields[name], row.get(name)) for name in compared(sample)} for row in initial]


def mine_of(formset: BaseFormSet) -> list[tuple[dict[str, list[str]], bool]]:
    """Return my rows and whether each is marked for removal, in the order sent."""
    return [(keep_joined(form), bool(form.data.get(form.add_prefix("DELETE")))) for form in formset.forms]


@dataclass(frozen=True, slots=True)
class Known:
    """A row for matching: its fingerprints by cell, and its words (of my row, where the old ones are not known)."""

    marks: Mapping[str, str]
    words: str

    def likeness(self, other: "Known") -> float:
        """Count equal cells and like words; the first cell, which names the row, weighs more."""
        equal = [name for name, value in self.marks.items() if value and value == other.marks.get(name)]
        named = bool(equal) and equal[0] == next(iter(self.marks))
        return len(equal) + 2 * named + SequenceMatcher(None, self.words[:300], other.words[:300]).ratio()


def pairs(before: list[Known], now: list[Known]) -> dict[int, int]:
    """Match rows of ``before`` with rows of ``now``: equal ones first, then the likest between them."""
    found: dict[int, int] = {}
    keys = [tuple(sorted(row.marks.items())) for row in before], [tuple(sorted(row.marks.items())) for row in now]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            found |= dict(zip(range(a, b), range(c, d), strict=True))
        elif tag == "replace":
            found |= _likest(before, now, list(range(a, b)), list(range(c, d)))
    return found


def _likest(before: list[Known], now: list[Known], left: list[int], right: list[int]) -> dict[int, int]:
    scores = sorted(
        (-before[one].likeness(now[other]) - SAME_PLACE * (at == place), one, other)
        for at, one in enumerate(left)
        for place, other in enumerate(right)
    )
    found: dict[int, int] = {}
    for score, one, other in scores:
        # As many rows as before: each was only changed. Otherwise strangers are not made one row.
        alike = -score >= ALIKE or len(left) == len(right)
        if alike and one not in found and other not in found.values():
            found[one] = other
    return found


def join_rows(formset: BaseFormSet, theirs: list[Sent], by: Callable[[str], str]) -> Table:
    """Join my rows with theirs; what the rows were when the form was opened is in its marks."""
    sample = formset.empty_form
    mine = mine_of(formset)
    opened = read_marks(formset.data.get(formset.marks_name))
    if not isinstance(opened, list) or not all(isinstance(row, dict) for row in opened):
        opened = None
    count = min(formset.initial_form_count(), len(mine), len(opened) if opened is not None else len(mine))
    before = opened[:count] if opened is not None else [marks_of(sample, row) for row, _ in mine[:count]]
    work = _Work(sample, mine, theirs, by, opened is not None)
    matched = pairs(
        [Known(marks, work.text(row)) for marks, (row, _) in zip(before, mine, strict=False)],
        [Known(marks_of(sample, row), work.text(row)) for row in theirs],
    )
    for at in range(count):
        work.known(at, before[at], matched.get(at))
    if opened is not None:
        work.untouched(set(range(len(theirs))) - set(matched.values()))
    work.added(range(count, len(mine)))
    work.rest()
    return Table([work.lines[at] for at in range(len(theirs))], work.extra, work.taken)


class _Work:
    """The joining of one table."""

    def __init__(self, sample: BaseForm, mine: list, theirs: list[Sent], by, remembers: bool) -> None:
        self.sample, self.mine, self.theirs, self.by, self.remembers = sample, mine, theirs, by, remembers
        self.lines: dict[int, Line] = {}
        self.extra: list[Line] = []
        self.taken: list[Taken] = []
        self.free: set[int] = set()
        self.names = compared(sample)

    def known(self, at: int, before: Mapping[str, str], other: int | None) -> None:
        """A row that stood in the table when it was opened."""
        mine, removed = self.mine[at]
        unchanged = self.remembers and marks_of(self.sample, mine) == dict(before)
        if other is None:
            self._gone(mine, removed=removed, unchanged=unchanged)
            return
        theirs = self.theirs[other]
        their_change = not self.remembers or marks_of(self.sample, theirs) != dict(before)
        if removed:
            self.lines[other] = Line(theirs, note=CHANGED) if their_change and self.remembers else Line(theirs, True)
            return
        self._meet(other, mine, before if self.remembers else None)

    def _gone(self, mine: Sent, *, removed: bool, unchanged: bool) -> None:
        if removed:
            return
        if unchanged:
            self.taken.append(Taken("Usunięto wiersz", self.text(mine), self.by("")))
        else:
            self.extra.append(Line(mine, note=GONE if self.remembers else ""))

    def _meet(self, other: int, mine: Sent, before: Mapping[str, str] | None) -> None:
        outcome = join(self.sample.fields, mine=mine, theirs=self.theirs[other], opened=before, by=self.by)
        self.lines[other] = Line(outcome.sent, clashes=outcome.clashes)
        if outcome.taken:
            self.taken.append(Taken(f"Wiersz {other + 1}", self.text(self.theirs[other]), self.by("")))

    def untouched(self, free: set[int]) -> None:
        """Rows that somebody else added: mine may be the same ones."""
        self.free = free

    def added(self, places) -> None:
        """Rows that I added."""
        if not self.remembers:
            self.free = set(range(len(self.theirs))) - set(self.lines)
        for at in places:
            mine, removed = self.mine[at]
            if removed or self._is_blank(mine):
                continue
            same = next((other for other in sorted(self.free) if self._names_the_same(mine, self.theirs[other])), None)
            if same is None:
                self.extra.append(Line(mine))
            else:
                self.free.discard(same)
                self._meet(same, mine, dict.fromkeys(self.names, ""))

    def rest(self) -> None:
        """What only they have is taken over."""
        for other in range(len(self.theirs)):
            if other not in self.lines:
                self.lines[other] = Line(self.theirs[other])
                self.taken.append(Taken("Dodano wiersz", self.text(self.theirs[other]), self.by("")))

    def _names_the_same(self, mine: Sent, theirs: Sent) -> bool:
        first = self.names[0]
        return bool(self._plain(first, mine)) and self._plain(first, mine) == self._plain(first, theirs)

    def _is_blank(self, row: Sent) -> bool:
        blank = {name: as_sent(self.sample.fields[name], self.sample.fields[name].initial) for name in self.names}
        return all(self._plain(name, row) in ((), self._plain(name, blank)) for name in self.names)

    def _plain(self, name: str, row: Sent) -> tuple[str, ...]:
        return plain(self.sample.fields[name], row.get(name, []))

    def text(self, row: Sent) -> str:
        """Write a row on one line."""
        cells = (written(self.sample.fields[name], list(row[name])) for name in self.names if self._plain(name, row))
        return ", ".join(filter(None, cells))


def rewrite(formset: BaseFormSet, table: Table, theirs: list[Sent], *, most: int) -> None:
    """Put the outcome into the data of ``formset``, as if it had been opened now and typed so."""
    data, prefix = formset.data.copy(), formset.prefix
    for name in [name for name in data if name.startswith(f"{prefix}-")]:
        del data[name]
    lines = [*table.lines, *table.extra]
    total = min(len(lines) + 1, most)
    sizes = {"TOTAL_FORMS": max(total, len(lines)), "INITIAL_FORMS": len(theirs)}
    for name, number in sizes.items():
        data[f"{prefix}-{name}"] = str(number)
    data[formset.marks_name] = rows_marks(formset.empty_form, theirs)
    sample = formset.empty_form
    for at, line in enumerate(lines):
        sample.prefix = formset.add_prefix(at)
        write(data, sample, line.sent)
        if line.removed:
            data[f"{sample.prefix}-DELETE"] = "on"
    formset.data = data
