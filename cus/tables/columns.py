"""Known columns found under the headings of a sheet, in any order."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from cus.tables.cells import Cell, Row, Sheet, TableFault, letter
from cus.text.search import fold

_REST = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that an import knows: its key in the code, its heading for people, other headings it goes by."""

    key: str
    heading: str
    required: bool = False
    aliases: tuple[str, ...] = ()


class Record:
    """A row read by its columns."""

    __slots__ = ("_columns", "_sheet", "line", "row")

    def __init__(self, row: Row, columns: dict[str, Cell], sheet: str) -> None:
        self.row, self.line = row, row.line
        self._columns, self._sheet = columns, sheet

    def __contains__(self, key: str) -> bool:
        """Whether the sheet has the column at all; the cell may be empty."""
        return key in self._columns

    def cell(self, key: str) -> Cell:
        """Return the cell under the column; an empty one when nothing stands there."""
        header = self._columns.get(key)
        column = header.column if header else 0
        return self.row.cells.get(column) or Cell("", self.line, column)

    def __getitem__(self, key: str) -> str:
        """Return the text under the column."""
        return self.cell(key).text

    def fault(self, key: str, message: str) -> TableFault:
        """Say what is wrong with the cell under the column; with an empty key, with the row."""
        header = self._columns.get(key)
        place = (letter(header.column), header.text) if header else ("", "")
        return TableFault(message, self.line, *place, self._sheet)


@dataclass(frozen=True, slots=True)
class Records:
    """Rows of a sheet by columns, and what is wrong with the headings and the cells."""

    rows: tuple[Record, ...]
    faults: tuple[TableFault, ...]
    sheet: str = ""

    def __iter__(self) -> Iterator[Record]:
        return iter(self.rows)


@lru_cache(maxsize=20_000)
def key_of(heading: str) -> str:
    """Return a heading as headings are compared: without case, diacritics and signs."""
    return _REST.sub(" ", fold(heading)).strip()


def laid_out(sheet: Sheet, columns: Sequence[Column]) -> Records:
    """Find ``columns`` in the heading of ``sheet``.

    A missing required column, an unknown one and a repeated one are faults; so are those of the sheet itself.
    When the headings are at fault there are no rows: what stands in them would be guessed.
    """
    known = {key_of(name): column for column in columns for name in (column.heading, *column.aliases)}
    found: dict[str, Cell] = {}
    faults: list[TableFault] = []
    for cell in sheet.header:
        column = known.get(key_of(cell.text))
        if cell.fault:
            continue
        if column is None:
            proposal = ", ".join(f"„{other.heading}”" for other in columns)
            faults.append(_at(sheet, cell, f"Nieznana kolumna. Usuń ją albo popraw nagłówek; znane są: {proposal}."))
        elif column.key in found:
            first = letter(found[column.key].column)
            faults.append(_at(sheet, cell, f"Ta kolumna się powtarza: jest już w kolumnie {first}."))
        else:
            found[column.key] = cell
    missing = [column.heading for column in columns if column.required and column.key not in found]
    if missing:
        which = "kolumny" if len(missing) == 1 else "kolumn"
        names = ", ".join(f"„{name}”" for name in missing)
        line = sheet.header[0].line if sheet.header else None
        faults.append(TableFault(f"W nagłówku brakuje {which} {names}.", line, sheet=sheet.name))
    if not faults:
        faults += _beside(sheet, {cell.column for cell in sheet.header})
    rows = () if faults else tuple(Record(row, found, sheet.name) for row in sheet.rows)
    return Records(rows, (*sheet.faults, *faults), sheet.name)


def _beside(sheet: Sheet, headed: set[int]) -> list[TableFault]:
    """Cells under no heading: their meaning is unknown. The first of each column is named."""
    stray: dict[int, Cell] = {}
    for row in sheet.rows:
        for column in row.cells.keys() - headed - stray.keys():
            stray[column] = row.cells[column]
    return [_at(sheet, stray[column], "Ta kolumna nie ma nagłówka, a coś w niej wpisano.") for column in sorted(stray)]


def _at(sheet: Sheet, cell: Cell, message: str) -> TableFault:
    heading = cell.text if cell in sheet.header else ""
    return TableFault(message, cell.line, letter(cell.column), heading, sheet.name)
