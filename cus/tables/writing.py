"""Tables to take away, and the empty ones to fill in."""

import csv
import enum
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from odf import teletype
from odf.number import TextContent, TextStyle
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from cus.text.cells import FORMULA, safe_cell

HEADING_TINT = "E4ECEA"
# How many rows below the last one offer lists of choices.
PREPARED = 500
# The longest list that a spreadsheet takes inside a validation.
LONGEST_LIST = 250


class Kind(enum.StrEnum):
    """The three kinds of file."""

    CSV = "csv"
    XLSX = "xlsx"
    ODS = "ods"


MEDIA_TYPES = {
    Kind.CSV: "text/csv; charset=utf-8",
    Kind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Kind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
}


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to write: its name, headings, rows of texts, and for some columns the words to choose from."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]] = ()
    choices: dict[str, Sequence[str]] = field(default_factory=dict)


def write(kind: Kind, pages: Sequence[Page]) -> bytes:
    """Return the file. CSV holds the first page only, for Polish Excel: UTF-8 with a mark, semicolons.

    Every cell is text, so that a code keeps its zeros; what would run as a formula is made text.
    """
    return {Kind.CSV: _csv, Kind.XLSX: _xlsx, Kind.ODS: _ods}[kind](pages)


def _csv(pages: Sequence[Page]) -> bytes:
    page = pages[0]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([as_cell(heading) for heading in page.headings])
    writer.writerows([as_cell(text) for text in row] for row in page.rows)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(pages: Sequence[Page]) -> bytes:
    book = Workbook(write_only=True)
    for page in pages:
        _fill_xlsx(book.create_sheet(page.name), page)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill_xlsx(sheet: WriteOnlyWorksheet, page: Page) -> None:
    sheet.freeze_panes = "B2"
    for number, width in enumerate(_widths(page), start=1):
        column = sheet.column_dimensions[get_column_letter(number)]
        # Text, also where somebody will type: a code keeps its zeros.
        column.width, column.number_format = width, "@"
    for heading, words in page.choices.items():
        _offer(sheet, page, heading, words)
    sheet.append([_heading_cell(sheet, heading) for heading in page.headings])
    wrapped = Alignment(wrap_text=True, vertical="top")
    for row in page.rows:
        cells: list[WriteOnlyCell | None] = []
        for text in row:
            cell = WriteOnlyCell(sheet, as_cell(text)) if text else None
            if cell is not None:
                cell.number_format = "@"
                cell.alignment = wrapped
            cells.append(cell)
        sheet.append(cells)


def _heading_cell(sheet: WriteOnlyWorksheet, heading: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, as_cell(heading))
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=HEADING_TINT)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _offer(sheet: WriteOnlyWorksheet, page: Page, heading: str, words: Sequence[str]) -> None:
    """Let the spreadsheet offer a list of words under a heading, when it fits."""
    listed = ",".join(words)
    if len(listed) > LONGEST_LIST or any("," in word or '"' in word for word in words):
        return
    validation = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
    validation.error = "Wybierz słowo z listy."
    place = get_column_letter(list(page.headings).index(heading) + 1)
    validation.add(f"{place}2:{place}{len(page.rows) + PREPARED + 1}")
    sheet.data_validations.append(validation)


def _ods(pages: Sequence[Page]) -> bytes:
    book = OpenDocumentSpreadsheet()
    heading = Style(name="heading", family="table-cell")
    heading.addElement(TextProperties(fontweight="bold"))
    heading.addElement(TableCellProperties(backgroundcolor=f"#{HEADING_TINT}", wrapoption="wrap"))
    as_text = TextStyle(name="as-text")
    as_text.addElement(TextContent())
    book.automaticstyles.addElement(as_text)
    # Text, also where somebody will type: a code keeps its zeros.
    body = Style(name="body", family="table-cell", datastylename=as_text)
    body.addElement(TableCellProperties(wrapoption="wrap", verticalalign="top"))
    book.automaticstyles.addElement(heading)
    book.automaticstyles.addElement(body)
    for number, page in enumerate(pages, start=1):
        table = Table(name=page.name)
        for place, width in enumerate(_widths(page), start=1):
            style = Style(name=f"width{number}-{place}", family="table-column")
            style.addElement(TableColumnProperties(columnwidth=f"{width * 0.2:.1f}cm"))
            book.automaticstyles.addElement(style)
            table.addElement(TableColumn(stylename=style, defaultcellstylename=body))
        table.addElement(_ods_row(page.headings, heading))
        for row in page.rows:
            table.addElement(_ods_row(row, body))
        book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def _ods_row(texts: Sequence[str], style: Style) -> TableRow:
    row = TableRow()
    for text in texts:
        safe = as_cell(text)
        cell = TableCell(stylename=style, valuetype="string") if safe else TableCell(stylename=style)
        for paragraph in safe.split("\n") if safe else ():
            line = P()
            # Runs of blanks and tabs are elements of their own.
            teletype.addTextToElement(line, paragraph)
            cell.addElement(line)
        row.addElement(cell)
    return row


def as_cell(text: str) -> str:
    """Return the text without characters that no spreadsheet keeps and without the force of a formula.

    An apostrophe is put before what would run; before one that stands there already as well, because
    reading (``cus.tables.cells.clean``) takes one away.
    """
    kept = ILLEGAL_CHARACTERS_RE.sub("", text)
    return f"'{kept}" if kept.startswith("'") and kept.lstrip("'").startswith(FORMULA) else str(safe_cell(kept))


def _widths(page: Page) -> list[int]:
    """Return widths in characters: of the longest line in the first rows, within reason."""
    columns = zip(page.headings, *page.rows[:50], strict=True)
    return [min(max(max(len(line) for text in texts for line in text.split("\n")), 10) + 2, 45) for texts in columns]
