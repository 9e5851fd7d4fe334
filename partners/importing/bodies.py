"""Which card or which row a row of a table means: by its number, by identifiers, by full name and town."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from cus.importing.reading import ReadRow
from cus.text.search import fold
from partners.importing.columns import NUMBERS, same_name
from partners.likeness import town_of

Key = TypeVar("Key", bound=Hashable)
TORN = "Tu stoją numery dwóch różnych partnerów: {one} i {other}. Sprawdź je."
SEVERAL = "Jest kilku partnerów o tej nazwie. Podaj NIP, REGON, KRS, nr fiszki albo adres z miejscowością."


class Doubt(Exception):
    """It cannot be said which body is meant: the column at fault, and a full Polish sentence."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a row says of who is meant; any part may be empty."""

    name: str
    town: str
    numbers: frozenset[tuple[str, str]]


def pointer_of(row: ReadRow) -> Pointer:
    """Return what the row says of its partner; a faulty cell says nothing."""
    numbers = frozenset((kind, str(row.values[kind])) for kind in NUMBERS if row.values.get(kind))
    town = fold(str(row.values.get("town", ""))) or town_of(str(row.values.get("address", "")))
    return Pointer(str(row.values.get("name", "")), town, numbers)


class Bodies(Generic[Key]):
    """Bodies that can be found: ``Key`` is the key of a card, or the place of a row."""

    def __init__(self) -> None:
        self.by_number: dict[tuple[str, str], Key] = {}
        self.by_name: dict[str, list[tuple[Pointer, Key]]] = defaultdict(list)
        self.names: dict[Key, str] = {}

    def add(self, key: Key, body: Pointer) -> None:
        """Let the body be found."""
        self.names[key] = body.name
        for number in body.numbers:
            self.by_number.setdefault(number, key)
        if body.name:
            self.by_name[same_name(body.name)].append((body, key))

    def find(self, asked: Pointer) -> Key | None:
        """Return the body that is meant, or None.

        Raises:
            Doubt: the numbers belong to two bodies, or the name to several.
        """
        found = {self.by_number[number]: number for number in sorted(asked.numbers) if number in self.by_number}
        if len(found) > 1:
            one, other = list(found)[:2]
            names = {"one": f"„{self.names[one]}”", "other": f"„{self.names[other]}”"}
            raise Doubt(found[other][0], TORN.format(**names))
        return next(iter(found), None) or self._by_name(asked)

    def _by_name(self, asked: Pointer) -> Key | None:
        same = [pair for pair in self.by_name.get(same_name(asked.name), ()) if not differ(asked, pair[0])]
        exact = [pair for pair in same if pair[0].town == asked.town]
        # Nobody wrote the town here or there: the name must do, if one body bears it.
        pool = exact or [pair for pair in same if not asked.town or not pair[0].town]
        if len(pool) > 1:
            raise Doubt("name", SEVERAL)
        return pool[0][1] if pool else None


def differ(one: Pointer, other: Pointer) -> bool:
    """Whether both give the same kind of number and another number: they are two bodies, whatever their names."""
    mine, theirs = dict(one.numbers), dict(other.numbers)
    return any(theirs.get(kind, number) != number for kind, number in mine.items())
