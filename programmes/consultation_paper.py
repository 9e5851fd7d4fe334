"""The report of a consultation of a programme, as printed."""

from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead
from programmes.consulting import Consulted, consultations_of
from programmes.models import ProgrammeConsultation


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRemark:
    """A remark with its answer; ``verdict`` is a word, empty while unanswered."""

    number: int
    received_on: date
    channel: str
    who: str
    text: str
    is_late: bool = False
    verdict: str = ""
    answer: str = ""
    changes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeConsultationPaper:
    """What the template of the report takes."""

    letterhead: Letterhead
    title: str
    programme: str
    basis: str
    starts_on: date
    ends_on: date
    channels: tuple[str, ...]
    about: str
    closed_on: date | None
    note: str
    remarks: tuple[PrintedRemark, ...]
    accepted: int
    unanswered: int


def consultation_paper(held: ProgrammeConsultation, *, letterhead: Letterhead) -> Document:
    """Return the report; a draft until the consultation is closed."""
    version = held.version
    one = next(one for one in consultations_of(version) if one.kind == held.kind)
    title = f"Raport z konsultacji {one.kind.label}"
    subject = f"{version.name or version}, {version.label}"
    return Document(
        template="documents/programme_consultation.html",
        context=_context(one, letterhead, title, subject),
        title=title,
        subject=subject,
        letterhead=letterhead,
        state="" if held.closed_on else "PROJEKT",
    )


def _context(one: Consulted, letterhead: Letterhead, title: str, programme: str) -> ProgrammeConsultationPaper:
    held = one.held
    return ProgrammeConsultationPaper(
        letterhead=letterhead,
        title=title,
        programme=programme,
        basis=held.basis,
        starts_on=held.starts_on,
        ends_on=held.ends_on,
        channels=tuple(held.channel_words),
        about=held.about,
        closed_on=held.closed_on,
        note=held.closing_note,
        remarks=tuple(
            PrintedRemark(
                number=row.number,
                received_on=row.received_on,
                channel=row.get_channel_display(),
                who=row.who,
                text=row.text,
                is_late=row.is_late,
                verdict=row.get_verdict_display(),
                answer=row.answer,
                changes=row.changes,
            )
            for row in one.remarks
        ),
        accepted=len(one.accepted),
        unanswered=len(one.unanswered),
    )
