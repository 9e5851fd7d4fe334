"""Made editions of the classification: small ones of a few rows, and ones that differ from the current in a few."""

import datetime as dt

from cus.tables import Kind, Page, write
from services import actions
from services.editions.checking import COLUMNS
from services.editions.entries import Listed, entries_of
from services.models import OccupationEdition

HEADINGS = [column.heading for column in COLUMNS[:5]]
# code, title, level, parent, replaces; the heading is line 1.
SMALL = [
    ["0", "SIŁY ZBROJNE", "1", "", ""],
    ["01", "Oficerowie sił zbrojnych", "2", "0", ""],
    ["011", "Oficerowie sił zbrojnych", "3", "01", ""],
    ["0110", "Oficerowie sił zbrojnych", "4", "011", ""],
    ["011001", "Oficer sił powietrznych", "5", "0110", ""],
    ["3", "TECHNICY I INNY ŚREDNI PERSONEL", "1", "", ""],
    ["34", "Średni personel z dziedziny prawa", "2", "3", ""],
    ["341", "Średni personel z dziedziny spraw społecznych", "3", "34", ""],
    ["3412", "Pracownicy wsparcia rodziny", "4", "341", ""],
    ["341201", "Asystent osoby niepełnosprawnej", "5", "3412", ""],
    ["341202", "Opiekun osoby starszej", "5", "3412", "341202"],
]
DETAILS = actions.EditionDetails("kzis-2025", "Klasyfikacja, stan na 2025 r.", dt.date(2025, 11, 27), "Dz.U. 2025")


def changed(line: int, **cells: str) -> list[list[str]]:
    """Return the small edition with cells of a line (as the spreadsheet counts) put in by their column's key."""
    keys = [column.key for column in COLUMNS[:5]]
    rows = [list(row) for row in SMALL]
    for key, text in cells.items():
        rows[line - 2][keys.index(key)] = text
    return rows


def file_of(rows, kind: Kind = Kind.CSV) -> bytes:
    """Return the rows as an uploaded file."""
    return write(kind, [Page("wydanie", HEADINGS, rows)])


def next_entries(*, without: tuple[str, ...] = (), put: tuple[Listed, ...] = ()) -> dict[str, Listed]:
    """Return the entries of the current edition without some codes and with others put in."""
    entries = entries_of(OccupationEdition.objects.current())
    for code in without:
        del entries[code]
    return entries | {entry.code: entry for entry in put}


def imported(by=None, **differences) -> OccupationEdition:
    """Bring in an edition that differs from the current one as ``next_entries`` says."""
    return actions.import_edition(details=DETAILS, entries=next_entries(**differences), by=by)[0]


def switched(edition: OccupationEdition, by, day: dt.date | None = None) -> OccupationEdition:
    """Switch the edition on, from today unless another day is given."""
    edition.refresh_from_db()
    return actions.switch_edition(
        edition=edition,
        valid_from=day or dt.date.today(),
        version=edition.version,
        current_seen=OccupationEdition.objects.current().pk,
        by=by,
    )
