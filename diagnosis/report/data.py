"""What the printed report of a diagnosis holds (art. 21): plain data that can be frozen."""

from dataclasses import dataclass
from datetime import date

from cus.documents.blocks import Chapter, Fact, Figure, Table, figures_of, tables_of
from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from diagnosis.report.frozen import CODE, invalid_report

# The statutory name (art. 21 ust. 1).
FULL_NAME = "Diagnoza potrzeb i potencjału wspólnoty samorządowej w zakresie usług społecznych"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Title page and chapters. ``handed_over_on`` empty means a draft: the head of each page says PROJEKT."""

    letterhead: Letterhead
    title: str
    gminas: tuple[str, ...]
    period_start: date
    period_end: date
    stage: str
    as_of: date
    chapters: tuple[Chapter, ...]
    number: str = ""
    authors: str = ""
    edition: str = ""
    consultation_from: date | None = None
    consultation_to: date | None = None
    handed_to_mayor_on: date | None = None
    handed_to_council_on: date | None = None
    handovers: tuple[Fact, ...] = ()
    handed_over_by: str = ""

    @property
    def is_draft(self) -> bool:
        """Nobody has been given it yet."""
        return self.handed_to_council_on is None

    @property
    def tables(self) -> list[Table]:
        """All tables in order."""
        return tables_of(self.chapters)

    @property
    def figures(self) -> list[Figure]:
        """All figures in order."""
        return figures_of(self.chapters)


def report_document(report: Report, seal: Seal | None = None) -> Document:
    """Wrap a report for print; until it is handed over each page says PROJEKT."""
    return Document(
        template="documents/report.html",
        context=report,
        title=FULL_NAME,
        letterhead=report.letterhead,
        subject=report.title,
        state="PROJEKT" if report.is_draft else "",
        seal=seal,
        number=report.number,
    )


REPORT = Kind(
    code=CODE,
    label="diagnoza potrzeb i potencjału",
    data=Report,
    document=report_document,
    invalid=invalid_report,
)
