"""Cells, rows and sheets as they were read, and what may be wrong with them."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cus.text.cells import FORMULA

FORMULA_FOUND = "W komórce jest formuła. Wklej ją jako wartość albo wpisz sam wynik."
MERGED_FOUND = "Komórki {span} są scalone. Rozłącz je i wpisz wartość w każdej osobno."
ERROR_FOUND = "W komórce jest błąd arkusza ({text}). Popraw ją albo wyczyść."
MOST_COLUMNS = 100
# Together with empty ones that the file counts; an honest table has far fewer.
MOST_CELLS = 3_000_000


@dataclass(frozen=True, slots=True)
class TableFault:
    """One thing wrong with a table: where, and what, as a full Polish sentence.

    ``line`` is the row as the spreadsheet numbers it, from 1, None for the file as a whole; ``column`` its letter;
    ``heading`` and ``sheet`` are names when they are known.
    """

    message: str
    line: int | None = None
    column: str = ""
    heading: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where: „arkusz „wymagania”, wiersz 12, kolumna F („kod zawodu”)”; empty for the whole file."""
        heading = f" („{self.heading}”)" if self.heading else ""
        parts = [
            f"arkusz „{self.sheet}”" if self.sheet else "",
            f"wiersz {self.line}" if self.line else "",
            f"kolumna {self.column}{heading}" if self.column else "",
        ]
        return ", ".join(filter(None, parts))

    def __str__(self) -> str:
        place = self.place
        return f"{place[:1].upper()}{place[1:]}: {self.message}" if place else self.message


class TableRefused(Exception):
    """The file cannot be read as a table; carries the reasons."""

    def __init__(self, *faults: TableFault) -> None:
        super().__init__(" ".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, its place, whether the file keeps a number in it, and what is wrong with it.

    A number says that a code may have lost its leading zeros. The text of a faulty cell is empty.
    """

    text: str
    line: int
    column: int
    is_number: bool = False
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row under the heading: cells that hold something, by the number of their column from 1."""

    line: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the cells of its heading row and the rows that hold something below.

    ``faults`` are those that lie in single cells and in merged ones; the rest of the sheet can be judged beside them.
    """

    name: str
    header: tuple[Cell, ...] = ()
    rows: tuple[Row, ...] = ()
    faults: tuple[TableFault, ...] = field(default=())


def letter(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def clean(text: str) -> str:
    """Return the text in one form: composed letters, plain line ends, no blanks around.

    An apostrophe that keeps a spreadsheet from running the text as a formula is taken away.
    """
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").strip()
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA) else text


def assemble(
    name: str,
    lines: Iterable[list[Cell]],
    *,
    most_rows: int,
    merged: Iterable[TableFault] = (),
    most_columns: int = MOST_COLUMNS,
) -> Sheet:
    """Make a sheet of rows of cells; the first row that holds something is its heading.

    Raises:
        TableRefused: more rows or columns than are taken.
    """
    header: tuple[Cell, ...] | None = None
    rows: list[Row] = []
    faults: list[TableFault] = []
    for cells in _filled(name, lines, most_columns):
        faults += [
            TableFault(cell.fault, cell.line, letter(cell.column), _heading(header, cell.column), name)
            for cell in cells
            if cell.fault
        ]
        if header is None:
            header = tuple(cells)
            continue
        if len(rows) >= most_rows:
            raise TableRefused(
                TableFault(f"Tabela ma więcej niż {most_rows} wierszy. Podziel ją na części.", sheet=name)
            )
        rows.append(Row(cells[0].line, {cell.column: cell for cell in cells}))
    return Sheet(name, header or (), tuple(rows), (*merged, *faults))


def _filled(name: str, lines: Iterable[list[Cell]], most_columns: int) -> Iterator[list[Cell]]:
    """Yield rows without their empty cells, leaving out rows that hold nothing."""
    for line in lines:
        cells = [cell for cell in line if cell.text or cell.fault]
        if not cells:
            continue
        if cells[-1].column > most_columns:
            last = cells[-1]
            message = f"Tabela ma za dużo kolumn; może ich być najwyżej {most_columns}."
            raise TableRefused(TableFault(message, last.line, letter(last.column), sheet=name))
        yield cells


def _heading(header: tuple[Cell, ...] | None, column: int) -> str:
    return next((cell.text for cell in header or () if cell.column == column), "")
