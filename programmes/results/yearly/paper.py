"""The yearly report and the yearly plan as printed: plain data that can be frozen, and how it is wrapped."""

from dataclasses import dataclass
from datetime import date

from cus.documents.blocks import Chapter
from cus.documents.kinds import Kind
from cus.documents.models import FrozenDocument
from cus.documents.parts import Document, Letterhead, Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedAnnual:
    """Head and chapters. ``number`` empty means a draft: the head of each page says PROJEKT.

    ``basis`` is the article; ``contents`` whether a list of chapters goes before them.
    """

    letterhead: Letterhead
    title: str
    gmina: str
    basis: str
    as_of: date
    chapters: tuple[Chapter, ...]
    contents: bool = True
    number: str = ""
    dated_on: date | None = None
    edition: int = 1
    reason: str = ""
    approved_by: str = ""

    @property
    def is_draft(self) -> bool:
        """Nobody has approved it."""
        return not self.number

    @property
    def replaces(self) -> int:
        """The edition that this one corrects."""
        return self.edition - 1


def annual_document(data: PrintedAnnual, seal: Seal | None = None) -> Document:
    """Wrap for print."""
    return Document(
        template="documents/annual.html",
        context=data,
        title=f"{data.title} – {data.gmina.partition(' (')[0]}",
        subject=data.basis,
        letterhead=data.letterhead,
        state="PROJEKT" if data.is_draft else "",
        seal=seal,
        number=data.number,
    )


def invalid_annual(frozen: FrozenDocument) -> str:
    """Say why a frozen edition no longer stands: a later one replaced it."""
    from programmes.results.models import AnnualEdition

    newest = AnnualEdition.objects.filter(paper=frozen.subject_id).order_by("-edition").first()
    if newest is None or newest.frozen_id != frozen.pk:
        return "To wydanie zastąpiła późniejsza korekta."
    return ""


REPORT = Kind(
    code="annual_report",
    label="sprawozdanie z działalności centrum",
    data=PrintedAnnual,
    document=annual_document,
    invalid=invalid_annual,
)
PLAN = Kind(
    code="annual_plan",
    label="plan działalności centrum",
    data=PrintedAnnual,
    document=annual_document,
    invalid=invalid_annual,
)
