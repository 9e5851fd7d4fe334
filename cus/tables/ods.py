"""ODS, read element by element by a parser that refuses entities.

odfpy builds the whole document in memory and leaves repeated and merged cells to the caller; the few elements
that matter are read here in the time of one pass.
"""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from cus.tables.cells import (
    ERROR_FOUND,
    FORMULA_FOUND,
    MERGED_FOUND,
    MOST_CELLS,
    MOST_COLUMNS,
    Cell,
    Sheet,
    TableFault,
    TableRefused,
    assemble,
    clean,
    letter,
)
from cus.tables.package import SWELLS

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, OFFICE, TEXT = _NS % "table", _NS % "office", _NS % "text"
CALCEXT = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
MOST_MERGED = 20


def sheets_of(content: bytes, *, most_rows: int) -> Iterator[Sheet]:
    """Yield the sheets of a document.

    Raises:
        TableRefused: too many rows, columns or cells. Anything else when the file is broken.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open("content.xml") as source:
        yield from _sheets(iterparse(source, events=("start", "end"), forbid_dtd=True), most_rows)


def _sheets(events: Iterator[tuple[str, Element]], most_rows: int) -> Iterator[Sheet]:
    for event, element in events:
        if event == "start" and element.tag == f"{TABLE}table":
            merged: list[TableFault] = []
            name = element.get(f"{TABLE}name", "")
            sheet = assemble(name, _lines(events, name, merged), most_rows=most_rows)
            yield Sheet(sheet.name, sheet.header, sheet.rows, (*merged, *sheet.faults))
            element.clear()


def _lines(events: Iterator[tuple[str, Element]], name: str, merged: list[TableFault]) -> Iterator[list[Cell]]:
    """Yield the rows until the table ends; repeated rows one by one, empty ones only counted."""
    line, depth, seen = 0, 1, 0
    for event, element in events:
        if element.tag == f"{TABLE}table":
            depth += 1 if event == "start" else -1
            if not depth:
                return
        if event == "start" or element.tag != f"{TABLE}table-row" or depth > 1:
            continue
        times = _times(element, "rows")
        cells, width = _row(element, line + 1, name, merged)
        element.clear()
        seen += width
        for offset in range(times if cells else 0):
            seen += width
            if seen > MOST_CELLS:
                raise TableRefused(TableFault(SWELLS, line + 1 + offset, sheet=name))
            yield [_moved(cell, offset) for cell in cells]
        line += times


def _row(row: Element, line: int, name: str, merged: list[TableFault]) -> tuple[list[Cell], int]:
    """Return the filled cells of a row and how many elements it had."""
    cells: list[Cell] = []
    column = width = 0
    for element in row:
        if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _times(element, "columns")
        width += 1
        if element.tag == f"{TABLE}table-cell":
            _note_merged(element, line, column + 1, name, merged)
            cell = _cell(element, line, column + 1)
            if cell.text or cell.fault:
                # One beyond the last that is taken is enough to be refused.
                repeated = range(column + 1, min(column + times, MOST_COLUMNS + 1) + 1) or (column + 1,)
                cells += [_placed(cell, number) for number in repeated]
        column += times
    return cells, width


def _cell(element: Element, line: int, column: int) -> Cell:
    if element.get(f"{TABLE}formula"):
        return Cell("", line, column, fault=FORMULA_FOUND)
    kind = element.get(f"{OFFICE}value-type", "")
    shown = clean("\n".join(_text(part) for part in element.iterfind(f"{TEXT}p")))
    if element.get(f"{CALCEXT}value-type") == "error":
        return Cell("", line, column, fault=ERROR_FOUND.format(text=shown))
    if kind in ("float", "currency", "percentage"):
        value = element.get(f"{OFFICE}value", shown).removesuffix(".0")
        # Digits that the sheet shows are kept as they stand: zeros in front are part of a code.
        return Cell(shown if shown.isdigit() else value, line, column, is_number=True)
    if kind == "date":
        date, _, time = element.get(f"{OFFICE}date-value", shown).partition("T")
        return Cell(date if not time.strip("0:.") else f"{date} {time[:5]}", line, column)
    if kind == "boolean":
        return Cell("tak" if element.get(f"{OFFICE}boolean-value") == "true" else "nie", line, column)
    return Cell(shown, line, column)


def _text(element: Element) -> str:
    """Return the text of a paragraph; runs of blanks and line breaks are elements of their own."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(_number(child.get(f"{TEXT}c")), 1000))
        elif child.tag == f"{TEXT}tab":
            parts.append("\t")
        elif child.tag == f"{TEXT}line-break":
            parts.append("\n")
        elif child.tag != f"{OFFICE}annotation":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _note_merged(element: Element, line: int, column: int, name: str, merged: list[TableFault]) -> None:
    wide, high = (_number(element.get(f"{TABLE}number-{side}-spanned")) for side in ("columns", "rows"))
    if (wide > 1 or high > 1) and len(merged) < MOST_MERGED:
        span = f"{letter(column)}{line}:{letter(column + wide - 1)}{line + high - 1}"
        merged.append(TableFault(MERGED_FOUND.format(span=span), line, letter(column), sheet=name))


def _times(element: Element, side: str) -> int:
    return _number(element.get(f"{TABLE}number-{side}-repeated"))


def _number(text: str | None) -> int:
    """Return a count as it is written; 1 when it is not a sensible one."""
    return int(text) if text and text.isascii() and text.isdigit() and 0 < len(text) < 9 and int(text) else 1


def _placed(cell: Cell, column: int) -> Cell:
    return Cell(cell.text, cell.line, column, cell.is_number, cell.fault)


def _moved(cell: Cell, down: int) -> Cell:
    return cell if not down else Cell(cell.text, cell.line + down, cell.column, cell.is_number, cell.fault)
