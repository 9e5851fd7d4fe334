"""How wide the columns of a table are in DOCX: as the heading tells, or by what they hold."""

import re

# More letters than these widen a column no further.
MOST_LETTERS = 400
# Room of a letter and of the margins of a cell, in millimetres.
LETTER, MARGINS = 2.1, 4.0
# A word may claim no more than this of the table, in percent.
MOST_SHARE = 30.0


def shares_of(rows, columns: int, width: float) -> list[float]:
    """Return the widths of the columns in percent of ``width`` millimetres; no word is broken while there is room.

    ``rows`` are elements of HTML, the heading first.
    """
    least = [min((letters * LETTER + MARGINS) * 100 / width, MOST_SHARE) for letters in _longest_words(rows, columns)]
    told = _told(rows[0])
    return _fitted(told if len(told) == columns else _by_text(rows, columns), least)


def set_widths(table, widths) -> None:
    """Set the widths twice: Word goes by the cells, LibreOffice by the grid."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=False):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = width


def _told(row) -> list[float]:
    """Return what the heading tells („w-25”); „w-0” shares the rest."""
    told = [name for cell in row for name in (cell.get("class") or "").split() if name.startswith("w-")]
    given = [int(name[2:]) for name in told]
    if not given or len(given) != len(list(row)):
        return []
    rest = max(100 - sum(given), 0) / max(given.count(0), 1)
    return [one or rest for one in given]


def _by_text(rows, columns: int) -> list[float]:
    """Long texts get more room than short ones, though not in proportion."""
    needs = [2.0] * columns
    for row in rows:
        cells = list(row)
        for at, cell in enumerate(cells if len(cells) == columns else ()):
            letters = len(" ".join(_words(cell)))
            needs[at] = max(needs[at], min(letters, MOST_LETTERS) ** 0.75)
    return [need * 100 / sum(needs) for need in needs]


def _words(cell) -> list[str]:
    """Return what may not be broken: lines of a cell are apart, what a hard space joins is together."""
    return re.split(r"[ \t\r\n]+", " ".join(cell.itertext()).strip())


def _longest_words(rows, columns: int) -> list[int]:
    longest = [2] * columns
    for row in rows:
        cells = list(row)
        for at, cell in enumerate(cells if len(cells) == columns else ()):
            longest[at] = max(longest[at], *(len(word) for word in _words(cell) or [""]))
    return longest


def _fitted(shares: list[float], least: list[float]) -> list[float]:
    """Widen columns to what they need at least, at the cost of those that have more; together always 100."""
    wanted = [max(share, need) for share, need in zip(shares, least, strict=True)]
    over = sum(wanted) - 100
    slack = sum(share - need for share, need in zip(wanted, least, strict=True))
    if over <= 0 or slack <= over:
        return [share * 100 / sum(wanted) for share in wanted]
    return [share - (share - need) * over / slack for share, need in zip(wanted, least, strict=True)]
