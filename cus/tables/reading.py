"""An uploaded table, whatever its kind, as sheets of text cells."""

from collections.abc import Iterator

from cus.tables import csv_text, ods, xlsx
from cus.tables.cells import MOST_COLUMNS, Sheet, TableFault, TableRefused, assemble
from cus.tables.package import BROKEN, Found, recognised

MOST_ROWS = 20_000
MOST_SHEETS = 20


def read(content: bytes, *, most_rows: int = MOST_ROWS, most_columns: int = MOST_COLUMNS) -> list[Sheet]:
    """Return the sheets of a CSV (one, nameless), XLSX or ODS file that hold something, in their order.

    The kind is told from the content, not from a name. A formula, an error and merged cells are faults of the
    sheet; its other cells can be judged beside them. ``most_columns`` holds for CSV and XLSX: statistics come wide.

    Raises:
        TableRefused: nothing else, whatever the bytes are.
    """
    try:
        sheets = [sheet for sheet in _sheets(content, most_rows, most_columns) if sheet.header or sheet.faults]
    except TableRefused:
        raise
    # Readers of broken files fail in ways that their makers do not list.
    except Exception as error:
        raise TableRefused(TableFault(BROKEN)) from error
    if not sheets:
        raise TableRefused(TableFault("W pliku nie ma żadnych danych."))
    return sheets


def _sheets(content: bytes, most_rows: int, most_columns: int) -> Iterator[Sheet]:
    found = recognised(content)
    if found is Found.CSV:
        yield assemble("", csv_text.lines_of(content), most_rows=most_rows, most_columns=most_columns)
        return
    if found is Found.XLSX:
        sheets = xlsx.sheets_of(content, most_rows=most_rows, most_columns=most_columns)
    else:
        sheets = ods.sheets_of(content, most_rows=most_rows)
    for number, sheet in enumerate(sheets):
        if number >= MOST_SHEETS:
            raise TableRefused(
                TableFault(f"Skoroszyt ma więcej niż {MOST_SHEETS} arkuszy. Zostaw te, które wczytujesz.")
            )
        yield sheet
