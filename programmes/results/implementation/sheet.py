"""The information as page and document show it: parts with facts and tables, each figure with where it comes from."""

from dataclasses import dataclass, field

from cus.documents.blocks import Column


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a cell; ``url`` leads to where it comes from and is never printed."""

    text: str
    url: str = ""

    @property
    def lines(self) -> list[str]:
        """The text by its lines."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; ``note`` stands in small print in the last cell."""

    cells: tuple[Entry, ...]
    note: str = ""
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """A table. ``note`` says how its numbers are counted."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""

    @property
    def rows(self) -> list[tuple[Line, list[tuple[Column, Entry]]]]:
        """Each line with its cells beside their columns."""
        return [(line, list(zip(self.columns, line.cells, strict=True))) for line in self.lines]


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a form."""

    label: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Part:
    """One of the seven parts of art. 6 ust. 2; ``field`` names the text that people add, ``text`` is that text."""

    number: int
    title: str
    law: str
    facts: tuple[Fact, ...] = ()
    boards: tuple[Board, ...] = ()
    remarks: tuple[str, ...] = ()
    field: str = ""
    text: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether the Act asks for words here: the degree of implementation and the evaluation."""
        return self.field in ("degree", "evaluation")

    @property
    def tables(self) -> list[tuple[str, "Board"]]:
        """The tables with their ids on the page."""
        return [(f"tablica-{self.number}-{at}", board) for at, board in enumerate(self.boards, start=1)]


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing or odd; ``url`` is where it is mended. Nothing of it blocks."""

    part: int
    text: str
    url: str = ""
    do: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The seven parts as they stand now, and what they lack."""

    parts: tuple[Part, ...]
    lacks: tuple[Lack, ...] = field(default=())

    @property
    def lacking(self) -> dict[int, list[Lack]]:
        """What each part lacks."""
        found: dict[int, list[Lack]] = {}
        for lack in self.lacks:
            found.setdefault(lack.part, []).append(lack)
        return found
