"""XLSX by openpyxl, row by row. Its parser refuses entities because defusedxml is installed."""

import datetime
import io
import re
import warnings
from collections.abc import Iterator

from openpyxl.reader.excel import ExcelReader
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

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
)
from cus.tables.package import SWELLS

_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_ZEROS = re.compile(r"0+")
MOST_MERGED = 20


def sheets_of(content: bytes, *, most_rows: int, most_columns: int = MOST_COLUMNS) -> Iterator[Sheet]:
    """Yield the sheets of a workbook.

    Raises:
        TableRefused: too many rows, columns or cells. Anything else when the file is broken.
    """
    with warnings.catch_warnings():
        # openpyxl warns of styles and dates that it leaves aside.
        warnings.simplefilter("ignore")
        reader = _Reader(io.BytesIO(content), read_only=True, keep_links=False)
        reader.read()
        book = reader.wb
        try:
            for sheet in book.worksheets:
                merged = _merged(sheet)
                yield assemble(
                    sheet.title, _lines(sheet), most_rows=most_rows, merged=merged, most_columns=most_columns
                )
        finally:
            book.close()


class _Sheet(ReadOnlyWorksheet):
    """A sheet that is not read twice: once only to learn a size, and what a file says of its size may be wrong."""

    def _get_size(self) -> None:
        pass


class _Reader(ExcelReader):
    """openpyxl's reader, its sheets unmeasured."""

    def read_worksheets(self) -> None:
        for sheet, rel in self.parser.find_sheets():
            if rel.target in self.valid_files and "chartsheet" not in rel.Type:
                self.wb._sheets.append(_Sheet(self.wb, sheet.name, rel.target, self.shared_strings))


def _lines(sheet: ReadOnlyWorksheet) -> Iterator[list[Cell]]:
    seen = 0
    for line, row in enumerate(sheet.iter_rows(), start=1):
        seen += len(row) + 1
        if seen > MOST_CELLS:
            raise TableRefused(TableFault(SWELLS, line, sheet=sheet.title))
        yield [_cell(cell, line, column) for column, cell in enumerate(row, start=1) if cell.value is not None]


def _cell(cell, line: int, column: int) -> Cell:  # type: ignore[no-untyped-def]
    value, kind = cell.value, cell.data_type
    if kind == "f":
        return Cell("", line, column, fault=FORMULA_FOUND)
    if kind == "e":
        return Cell("", line, column, fault=ERROR_FOUND.format(text=value))
    if isinstance(value, bool):
        return Cell("tak" if value else "nie", line, column)
    if isinstance(value, int | float):
        return Cell(_shown(value, cell.number_format), line, column, is_number=True)
    if isinstance(value, datetime.datetime):
        plain = value.time() == datetime.time()
        return Cell(value.date().isoformat() if plain else value.isoformat(" ", "minutes"), line, column)
    return Cell(clean(str(value).replace("_x000D_", "")), line, column)


def _shown(value: float, number_format: str) -> str:
    """Return a number as the sheet shows it: whole without a point, filled with zeros when its format does so."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    text = str(value)
    return text.zfill(len(number_format)) if _ZEROS.fullmatch(number_format or "") else text


def _merged(sheet: ReadOnlyWorksheet) -> list[TableFault]:
    """Say where cells are merged; openpyxl does not tell when it reads row by row."""
    with sheet._get_source() as source:
        found = _MERGED.findall(source.read())
    faults = []
    for first, top, last, bottom in found[:MOST_MERGED]:
        span = f"{first.decode()}{top.decode()}:{last.decode()}{bottom.decode()}"
        faults.append(TableFault(MERGED_FOUND.format(span=span), int(top), first.decode(), sheet=sheet.title))
    return faults
