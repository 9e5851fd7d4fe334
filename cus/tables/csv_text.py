"""CSV as Polish offices save it: several encodings, several separators."""

import csv
import io
from collections.abc import Iterator

from cus.tables.cells import FORMULA_FOUND, Cell, TableFault, TableRefused, clean

SEPARATORS = (";", "\t", ",", "|")
NOT_TEXT = "To nie jest tabela. Przyjmujemy tabele CSV, XLSX (Excel) i ODS (LibreOffice)."
UNCLOSED = 'Cudzysłów otwarto i nie zamknięto: plik jest urwany albo w tekście brakuje drugiego znaku ".'
CUT = "Plik urywa się w tym wierszu. Sprawdź, czy skopiował się do końca."
TOO_MANY = "Wiersz ma więcej pól niż nagłówek. Tekst, w którym jest znak „{separator}”, ujmij w cudzysłów."
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
# What Polish letters of the other 8-bit encoding look like, and no Polish text holds.
_STRANGE = frozenset("±¶Ľˇ¦¬")


def decoded(content: bytes) -> str:
    """Return the text of the file: UTF-8 and UTF-16 with or without a mark, Windows-1250, ISO 8859-2.

    Raises:
        TableRefused: no encoding fits.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if b"\x00" in content[:200]:
        return _strictly(content, "utf-16-be" if content[:1] == b"\x00" else "utf-16-le")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        candidates = [_attempt(content, encoding) for encoding in ("cp1250", "iso8859-2")]
    text = max((text for text in candidates if text is not None), key=_polishness)
    if any("\x80" <= char <= "\x9f" for char in text):
        raise _refused(NOT_TEXT)
    return text


def _strictly(content: bytes, encoding: str) -> str:
    text = _attempt(content, encoding)
    if text is None:
        raise _refused("Tekst jest uszkodzony albo urwany. Zapisz plik ponownie jako „CSV UTF-8”.")
    return text


def _attempt(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        return None


def _polishness(text: str) -> int:
    # Control characters of the upper half are letters of the other encoding.
    return sum((char in _POLISH) - (char in _STRANGE or "\x80" <= char <= "\x9f") for char in text)


def separator_of(text: str) -> str:
    """Return the separator of the first line that holds something, quoted text aside."""
    quoted = False
    counts = dict.fromkeys(SEPARATORS, 0)
    for char in text.lstrip("\r\n"):
        if char == '"':
            quoted = not quoted
        elif char == "\n" and not quoted:
            break
        elif char in counts and not quoted:
            counts[char] += 1
    return max(SEPARATORS, key=lambda separator: counts[separator])


def lines_of(content: bytes) -> Iterator[list[Cell]]:
    """Yield rows of cells; a row's number is that which a spreadsheet would show.

    Raises:
        TableRefused: not text, an open quotation mark, a row longer than the heading or cut short.
    """
    text = decoded(content)
    if any(char in text for char in "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x1b"):
        raise _refused(NOT_TEXT)
    start = 0
    separator = separator_of(text)
    # A line that some spreadsheets put first to say how the file is written.
    if text[:4].lower() == "sep=" and text[5:6] in ("\r", "\n"):
        separator, start = text[4], 1
        text = text[5:].removeprefix("\r").removeprefix("\n")
    ends = text.endswith(("\n", "\r"))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    width = last = 0
    try:
        for last, values in enumerate(reader, start=start + 1):
            cells = _cells(values, last)
            width = width or (len(values) if any(cell.text for cell in cells) else 0)
            _refuse_odd(values, last, width, separator, is_cut=not ends and reader.line_num == text.count("\n") + 1)
            yield cells
    except csv.Error as error:
        raise TableRefused(TableFault(UNCLOSED, last + 1)) from error


def _cells(values: list[str], line: int) -> list[Cell]:
    cells = []
    for column, value in enumerate(values, start=1):
        is_formula = value.lstrip().startswith("=")
        fault = FORMULA_FOUND if is_formula else ""
        cells.append(Cell("" if is_formula else clean(value), line, column, fault=fault))
    return cells


def _refuse_odd(values: list[str], line: int, width: int, separator: str, *, is_cut: bool) -> None:
    """Refuse a row that has more fields than the heading, and a last one that breaks off."""
    if width and any(value.strip() for value in values[width:]):
        name = "tabulator" if separator == "\t" else separator
        raise TableRefused(TableFault(TOO_MANY.format(separator=name), line))
    if is_cut and len(values) < width:
        raise TableRefused(TableFault(CUT, line))


def _refused(message: str) -> TableRefused:
    return TableRefused(TableFault(message))
