"""Tables that people bring and take away: CSV, XLSX and ODS.

``read`` turns an uploaded file into sheets of text cells that know their place; ``write`` makes a file
of the same three kinds. Pure: nothing here knows the database or a page.
"""

from cus.tables.cells import Cell, Row, Sheet, TableFault, TableRefused, letter
from cus.tables.columns import Column, Record, Records, laid_out
from cus.tables.package import LARGEST
from cus.tables.reading import MOST_ROWS, read
from cus.tables.writing import MEDIA_TYPES, Kind, Page, write

__all__ = [
    "LARGEST",
    "MEDIA_TYPES",
    "MOST_ROWS",
    "Cell",
    "Column",
    "Kind",
    "Page",
    "Record",
    "Records",
    "Row",
    "Sheet",
    "TableFault",
    "TableRefused",
    "laid_out",
    "letter",
    "read",
    "write",
]
