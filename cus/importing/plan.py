"""What an import would do: a plan, field by field, made without writing anything."""

import enum
import hashlib
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from cus.tables import TableFault


class Versioned(Protocol):
    """A row that counts its changes."""

    pk: int
    version: int


class EntryKind(enum.StrEnum):
    """What happens to what a row tells of."""

    NEW = "nowa"
    CHANGED = "zmieniona"
    SAME = "bez zmian"


@dataclass(frozen=True, slots=True)
class Change:
    """One field: its heading, what stands there and what will stand; lists one item a line."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of the table: what happens to it, the changes in words, and the values to write.

    ``present``: the row of the database, None of a new one.
    """

    kind: EntryKind
    name: str
    line: int
    changes: tuple[Change, ...]
    values: dict[str, object]
    present: Versioned | None


AnEntry = TypeVar("AnEntry", bound=Entry)


@dataclass(frozen=True, slots=True)
class Plan(Generic[AnEntry]):
    """Entries in the order of the table and what is wrong; with any fault nothing is written."""

    entries: list[AnEntry] = field(default_factory=list)
    faults: list[TableFault] = field(default_factory=list)

    def of(self, kind: EntryKind) -> list[AnEntry]:
        """Entries of one kind."""
        return [entry for entry in self.entries if entry.kind == kind]

    @property
    def new(self) -> list[AnEntry]:
        """What will be entered."""
        return self.of(EntryKind.NEW)

    @property
    def changed(self) -> list[AnEntry]:
        """What will change."""
        return self.of(EntryKind.CHANGED)

    @property
    def same(self) -> list[AnEntry]:
        """What stays as it is."""
        return self.of(EntryKind.SAME)

    @property
    def fingerprint(self) -> str:
        """What the preview showed, in 64 characters: differs as soon as the database or the table does."""
        told = [
            (entry.kind.value, entry.name, entry.present and (entry.present.pk, entry.present.version), entry.changes)
            for entry in self.entries
        ]
        return hashlib.sha256(repr((told, self.faults)).encode()).hexdigest()
