"""Two editions side by side: what is new, gone, renamed, moved, and what takes whose place."""

import enum
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cus.text.search import fold
from services.editions.entries import Listed
from services.occupations.titles import title_key


class ChangeKind(enum.StrEnum):
    """What became of an entry. An entry may be renamed and moved at once."""

    NEW = "nowe"
    GONE = "usuniete"
    RENAMED = "nazwa"
    MOVED = "miejsce"
    SUCCEEDED = "nastepca"

    @property
    def label(self) -> str:
        """Words for the page."""
        return LABELS[self]


LABELS = {
    ChangeKind.NEW: "nowa pozycja",
    ChangeKind.GONE: "usunięta bez następcy",
    ChangeKind.RENAMED: "zmieniona nazwa",
    ChangeKind.MOVED: "przeniesiona",
    ChangeKind.SUCCEEDED: "zastąpiona następcą",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the entry as it was and as it is; one of them may be missing."""

    kinds: tuple[ChangeKind, ...]
    old: Listed | None
    new: Listed | None

    @property
    def code(self) -> str:
        """The code by which the change is ordered: the old one, when there is one."""
        return (self.old or self.new).code  # type: ignore[union-attr]

    @property
    def words(self) -> str:
        """What changed, in words."""
        return ", ".join(kind.label for kind in self.kinds)

    def speaks_of(self, text: str) -> bool:
        """Whether a code begins with the text or a title holds it, diacritics aside."""
        asked = fold(text)
        sides = [one for one in (self.old, self.new) if one]
        return any(one.code.startswith(asked.replace(" ", "")) or asked in fold(one.title) for one in sides)


def compare(old: Mapping[str, Listed], new: Mapping[str, Listed]) -> list[Change]:
    """Return the differences by code.

    A code that is gone is a *successor's* when the new edition says who replaces it; *moved* when an
    entry of the same level and title, its gender aside, stands under one new code; else *gone*.
    """
    changes = [change for code in old.keys() & new.keys() if (change := _of_one(old[code], new[code]))]
    named = [
        Change((ChangeKind.SUCCEEDED,), old[code], entry)
        for entry in new.values()
        for code in entry.replaces
        if code in old and code != entry.code
    ]
    gone = old.keys() - new.keys() - {change.old.code for change in named if change.old}
    added = new.keys() - old.keys() - {change.new.code for change in named if change.new}
    moved = _moved([old[code] for code in gone], [new[code] for code in added])
    gone -= {before.code for before, _ in moved}
    added -= {after.code for _, after in moved}
    changes += named
    changes += [Change((ChangeKind.MOVED,), before, after) for before, after in moved]
    changes += [Change((ChangeKind.GONE,), old[code], None) for code in gone]
    changes += [Change((ChangeKind.NEW,), None, new[code]) for code in added]
    return sorted(changes, key=lambda change: (change.code, change.new.code if change.new else ""))


def counted(changes: Iterable[Change]) -> dict[ChangeKind, int]:
    """Return how many changes there are of each kind, none left out."""
    found = Counter(kind for change in changes for kind in change.kinds)
    return {kind: found[kind] for kind in ChangeKind}


def unplaced(old: Iterable, new: Mapping[str, Listed]) -> list:
    """Return those of ``old`` (anything with code and title) that have neither themselves nor one successor in ``new``."""
    successors = Counter(code for entry in new.values() for code in entry.replaces)
    return [
        entry
        for entry in old
        if successors[entry.code] != 1
        and (entry.code not in new or title_key(new[entry.code].title) != title_key(entry.title))
    ]


def _of_one(before: Listed, after: Listed) -> Change | None:
    kinds = []
    if before.title != after.title:
        kinds.append(ChangeKind.RENAMED)
    if before.parent != after.parent:
        kinds.append(ChangeKind.MOVED)
    return Change(tuple(kinds), before, after) if kinds else None


def _moved(gone: Iterable[Listed], added: Iterable[Listed]) -> list[tuple[Listed, Listed]]:
    """Pair what is gone with what is added where one title, on one level, stands once on each side."""
    before, after = defaultdict(list), defaultdict(list)
    for entries, found in ((gone, before), (added, after)):
        for entry in entries:
            found[entry.level, title_key(entry.title)].append(entry)
    return [
        (before[key][0], after[key][0]) for key in before if len(before[key]) == 1 and len(after[key]) == 1 and key[1]
    ]
