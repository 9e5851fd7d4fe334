"""Shapes of exported tables: the long one (CREL, sheet DANE) and the wide one (CTAB, XTAB)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cus.tables import Cell, Row, Sheet, letter

CODE, NAME = "kod", "nazwa"
VALUE = ("wartosc", "wartość")
YEAR, UNIT, ATTRIBUTE = "rok", "jednostka miary", "atrybut"
_YEAR = re.compile(r"^\d{4}$")
_UNIT = re.compile(r"^\[(.*)\]$")
_CODE = re.compile(r"^\d{1,7}$")
# „…;2020;[osoba]” or „…,2020,[osoba]”: the year and the unit close a heading.
_HEADING = re.compile(r"^(?P<words>.*?)(?P<mark>[;,])\s*(?P<year>\d{4})\s*(?P=mark)\s*\[(?P<unit>.*)\]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class RawValue:
    """A cell with everything that names it; ``labels`` are (dimension, label), the dimension empty when not told."""

    code: Cell
    name: str
    labels: tuple[tuple[str, str], ...]
    year: str
    unit: str
    attribute: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class WideColumn:
    """A column of a wide table."""

    at: int
    labels: tuple[tuple[str, str], ...]
    year: str
    unit: str


def headings_of(cells: Iterable[Cell]) -> dict[str, int]:
    """Return the columns of a heading row by their names, in small letters."""
    return {" ".join(cell.text.lower().split()): cell.column for cell in cells}


def is_long(sheet: Sheet) -> bool:
    """Whether the sheet is a list with a row a value."""
    found = headings_of(sheet.header)
    return CODE in found and YEAR in found and any(name in found for name in VALUE)


def long_values(sheet: Sheet) -> Iterator[RawValue]:
    """Yield the values of a list; dimensions are the columns that are nothing else."""
    found = headings_of(sheet.header)
    value = next(found[name] for name in VALUE if name in found)
    known = {CODE, NAME, YEAR, UNIT, ATTRIBUTE, *VALUE}
    dimensions = [
        (cell.text, cell.column) for cell in sheet.header if " ".join(cell.text.lower().split()) not in known
    ]
    for row in sheet.rows:
        labels = tuple((name, _text(row, column)) for name, column in dimensions)
        yield RawValue(
            _cell(row, found[CODE]),
            _text(row, found.get(NAME, 0)),
            labels,
            _text(row, found[YEAR]),
            _text(row, found.get(UNIT, 0)),
            _text(row, found.get(ATTRIBUTE, 0)),
            _cell(row, value),
        )


def wide_layout(sheet: Sheet) -> tuple[list[WideColumn], list[Row]] | None:
    """Return the columns of a wide table and its rows, or ``None`` when it is none.

    The heading may take several rows; a label written once stands for the columns to its right as well.
    """
    rows = (
        [Row(sheet.header[0].line, {cell.column: cell for cell in sheet.header}), *sheet.rows] if sheet.header else []
    )
    at = next((place for place, row in enumerate(rows[:20]) if _text(row, 1).lower() == CODE), None)
    if at is None:
        return None
    end = next((place for place in range(at + 1, len(rows)) if _CODE.match(_text(rows[place], 1))), len(rows))
    heading, body = rows[at:end], rows[end:]
    columns = _one_row(heading[0]) if len(heading) == 1 else _many_rows(heading)
    return (columns, body) if columns else None


def _one_row(row: Row) -> list[WideColumn]:
    columns = []
    for at, cell in sorted(row.cells.items()):
        if at > 2 and (found := _HEADING.match(cell.text)):
            words = found["words"].split(found["mark"])
            labels = tuple(("", word.strip()) for word in words)
            columns.append(WideColumn(at, labels, found["year"], found["unit"].strip()))
    return columns


def _many_rows(heading: list[Row]) -> list[WideColumn]:
    last = max(max(row.cells, default=0) for row in heading)
    carried = [""] * len(heading)
    columns = []
    for at in range(3, last + 1):
        for level, row in enumerate(heading):
            if text := _text(row, at):
                carried[level] = text
                # A new label above ends what stood below it.
                carried[level + 1 :] = [_text(below, at) or kept for below, kept in _below(heading, carried, level)]
        if column := _column(at, [text for text in carried if text]):
            columns.append(column)
    return columns


def _below(heading: list[Row], carried: list[str], level: int) -> Iterator[tuple[Row, str]]:
    return zip(heading[level + 1 :], carried[level + 1 :], strict=True)


def _column(at: int, path: list[str]) -> WideColumn | None:
    year = next((text for text in path if _YEAR.match(text)), "")
    unit = next((found[1].strip() for text in path if (found := _UNIT.match(text))), "")
    if not year:
        return None
    labels = tuple(("", text) for text in path if text != year and not _UNIT.match(text))
    return WideColumn(at, labels, year, unit)


def wide_values(columns: list[WideColumn], rows: Iterable[Row]) -> Iterator[RawValue]:
    """Yield the values of a wide table, row by row; an empty cell is a value that is missing."""
    for row in rows:
        code, name = _cell(row, 1), _text(row, 2)
        for column in columns:
            yield RawValue(code, name, column.labels, column.year, column.unit, "", _cell(row, column.at))


def empty_columns(columns: list[WideColumn], rows: list[Row]) -> set[int]:
    """Return columns that hold nothing at all."""
    filled = {at for row in rows for at in row.cells}
    return {column.at for column in columns if column.at not in filled}


def _cell(row: Row, column: int) -> Cell:
    return row.cells.get(column) or Cell("", row.line, column)


def _text(row: Row, column: int) -> str:
    cell = row.cells.get(column)
    return cell.text if cell else ""


def place_of(cell: Cell) -> tuple[int, str]:
    """Return where a cell stands: its row and the letters of its column."""
    return cell.line, letter(cell.column)
