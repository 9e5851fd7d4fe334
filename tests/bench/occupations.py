"""The classification of occupations: its search, its tree, bringing in an edition."""

import io
from collections.abc import Callable, Iterator

from django.db import connection, transaction
from openpyxl import load_workbook

from cus.tables import Kind, Page, write
from cus.text.search import stems
from services import actions
from services.editions.checking import COLUMNS
from services.editions.entries import entries_of
from services.editions.reading import read_edition
from services.models import Occupation, OccupationEdition
from services.occupations.search import search
from tests.services.editions import DETAILS

ASKED = (
    "asystenta osoby niepelnosprawnej",
    "pielegniarki",
    "opiekunka dziecieca",
    "fizjoterapelta",
    "opiekun",
    "specjalista",
)
# As tolerant of inflection and slips as ours, the likeliest first.
BARE = """
SELECT o.code, o.title, o.level, g.code, g.title FROM services_occupation o
LEFT JOIN services_occupation g ON g.id = o.parent_id
WHERE o.edition_id = %s AND {words} ORDER BY similarity(o.search_text, %s) DESC, o.code LIMIT 400
"""


def bare_search() -> None:
    """Ask the database alone for what ``searched`` finds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM services_occupationedition WHERE valid_from <= now() ORDER BY valid_from DESC")
        edition = cursor.fetchone()[0]
        for text in ASKED:
            words = stems(text)
            wanted = " AND ".join(["(o.search_text LIKE %s OR o.search_text %%> %s)"] * len(words))
            each = [value for word in words for value in (f"%{word}%", word)]
            cursor.execute(BARE.format(words=wanted), [edition, *each, " ".join(words)])
            cursor.fetchall()


def searched() -> None:
    """Find the same by the application's search."""
    for text in ASKED:
        if not search(Occupation.objects.current(), text).found:
            raise RuntimeError(f"nothing found: {text}")


def workbook() -> bytes:
    """Return a whole edition as a clerk would bring it: the current one, a fifth of its titles changed."""
    entries = entries_of(OccupationEdition.objects.current()).values()
    rows = [
        [one.code, f"{one.title} (nowa)" if at % 5 == 0 else one.title, str(one.level), one.parent]
        for at, one in enumerate(entries)
    ]
    return write(Kind.XLSX, [Page("wydanie", [column.heading for column in COLUMNS[:4]], rows)])


def bring_in(content: bytes) -> Callable[[], None]:
    """Read, judge and write the edition, then take it back."""

    def work() -> None:
        with transaction.atomic():
            reading = read_edition(content, before=OccupationEdition.objects.current())
            _, written = actions.import_edition(details=DETAILS, entries=reading.entries)
            if not written:
                raise RuntimeError("the edition was not written")
            transaction.set_rollback(True)

    return work


def bare_import(content: bytes) -> Callable[[], None]:
    """Read, clean and insert the same rows without the application."""

    def work() -> None:
        sheet = load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
        cells = sheet.iter_rows(min_row=2, max_col=4, values_only=True)
        rows = [[str(cell or "").strip() for cell in row] + [""] * (4 - len(row)) for row in cells]
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_entries (code text PRIMARY KEY, title text, level text, parent text)")
            cursor.executemany("INSERT INTO bench_entries VALUES (%s, %s, %s, %s)", rows)
            transaction.set_rollback(True)

    return work


def occupation_cases(get: Callable[[str], Callable[[], object]], floor_page: Callable[[], object]) -> Iterator[tuple]:
    """Yield (name, work, floor, most repeats)."""
    content = workbook()
    yield "occupation-search", searched, bare_search, 0
    yield "occupation-search-page", get("/uslugi/zawody/?q=asystenta+osoby+niepelnosprawnej"), floor_page, 0
    yield "occupation-tree", get("/uslugi/zawody/?grupa=3412"), floor_page, 0
    yield "occupation-import", bring_in(content), bare_import(content), 5
