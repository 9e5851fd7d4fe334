"""The coverage on paper, A4 on its side."""

from dataclasses import dataclass

from cus.documents.parts import Document, Letterhead
from cus.text.dates import short_day
from diagnosis.coverage.table import Coverage
from diagnosis.models import Diagnosis


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePaper:
    """What the template prints."""

    letterhead: Letterhead
    title: str
    coverage: Coverage


def coverage_document(diagnosis: Diagnosis, coverage: Coverage, *, letterhead: Letterhead) -> Document:
    """Return the table as a document; that of an open diagnosis says PROJEKT."""
    return Document(
        template="documents/coverage.html",
        context=CoveragePaper(letterhead=letterhead, title=diagnosis.title, coverage=coverage),
        title=f"Pokrycie potrzeb usługami. Stan na {short_day(coverage.as_of)}",
        letterhead=letterhead,
        state=diagnosis.paper_state,
    )
