"""The report of the consultation, as printed."""

from dataclasses import dataclass

from cus.documents.parts import Document, Letterhead
from diagnosis.consultation import ConsultationReport, consultation_report
from diagnosis.models import Diagnosis


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationPaper:
    """What the template of the report takes."""

    letterhead: Letterhead
    title: str
    report: ConsultationReport


def consultation_document(diagnosis: Diagnosis, *, letterhead: Letterhead) -> Document:
    """Return the report of the consultation; a draft until it is closed or the diagnosis handed over."""
    report = consultation_report(diagnosis)
    return Document(
        template="documents/consultation.html",
        context=ConsultationPaper(letterhead=letterhead, title=diagnosis.title, report=report),
        title="Raport z konsultacji diagnozy",
        subject=diagnosis.title,
        letterhead=letterhead,
        state="" if diagnosis.is_editable and report.closed_on else diagnosis.paper_state,
    )
