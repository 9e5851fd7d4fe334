"""The quality standard on paper: six areas as rows of a form; an empty answer is a dotted line."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from cus.text.numbers import NBSP, number
from cus.text.plural import plural
from cus.ui.display import shown_field
from services.models import QualityStandard
from services.standards.areas import AREAS, HOURS, Question
from services.standards.checking import invalid_standard
from services.standards.enums import ResponseUnit

# One, few, many.
TIME_FORMS = {
    ResponseUnit.HOUR: ("godziny", "godzin", "godzin"),
    ResponseUnit.DAY: ("dnia", "dni", "dni"),
    ResponseUnit.WORKING_DAY: ("dnia roboczego", "dni roboczych", "dni roboczych"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedAnswer:
    """One row: printed label, hint, the answer (empty: dotted lines, as many as ``lines`` has characters)."""

    label: str
    hint: str = ""
    text: str = ""
    lines: str = "12"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedArea:
    """One of the six areas with its rows."""

    number: int
    title: str
    hint: str
    answers: tuple[PrintedAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardPaper:
    """*Standard jakości usługi społecznej*.

    ``provision`` names the provision that sets the standard; then ``areas`` hold only what the centre wrote
    beside it, and may be empty. ``approved_on`` empty means a draft: the head of each page says PROJEKT.
    """

    letterhead: Letterhead
    service: str
    version: int = 1
    revision: int = 1
    authors: str = ""
    provision: str = ""
    areas: tuple[PrintedArea, ...] = ()
    planned_from: date | None = None
    in_force_from: date | None = None
    approved_by: str = ""
    approved_under: str = ""
    approved_on: date | None = None

    @property
    def is_draft(self) -> bool:
        """Nobody has approved it."""
        return self.approved_on is None


def response_text(standard: QualityStandard) -> str:
    """Write the time from request to service: „do 3 dni roboczych od zgłoszenia”; empty when not said."""
    if standard.response_time is None or not standard.response_unit:
        return ""
    noun = plural(standard.response_time, *TIME_FORMS[ResponseUnit(standard.response_unit)])
    return f"do {number(standard.response_time)}{NBSP}{noun} od zgłoszenia"


def answer_text(standard: QualityStandard, question: Question) -> str:
    """Write the answer to one question of the paper; typed facts first, then the words."""
    if question.fields == HOURS:
        return standard.week
    if "response_time" in question.fields:
        return response_text(standard)
    return "\n".join(filter(None, (shown_field(standard, name) for name in question.fields)))


def standard_paper(standard: QualityStandard, *, letterhead: Letterhead) -> StandardPaper:
    """Return the printed form of ``standard``."""
    approver = standard.approved_by
    return StandardPaper(
        letterhead=letterhead,
        service=standard.service.name,
        version=standard.number,
        revision=standard.revision,
        authors=standard.authors,
        provision=standard.legal_basis if standard.is_by_provision else "",
        areas=_areas(standard),
        planned_from=standard.planned_from,
        in_force_from=standard.in_force_from,
        approved_by=", ".join(filter(None, (approver.get_full_name(), approver.position))) if approver else "",
        approved_under=standard.approved_under.clause if standard.approved_under else "",
        approved_on=timezone.localdate(standard.approved_at) if standard.approved_at else None,
    )


def _areas(standard: QualityStandard) -> tuple[PrintedArea, ...]:
    """All six with empty lines to write on; where a provision rules, only what is filled."""
    areas = []
    for area in AREAS:
        answers = tuple(
            PrintedAnswer(
                label=question.label,
                hint=question.hint,
                text=answer_text(standard, question),
                lines=question.lines,
            )
            for question in area.questions
        )
        if standard.is_by_provision:
            answers = tuple(answer for answer in answers if answer.text)
        if answers:
            areas.append(PrintedArea(number=area.number, title=area.title, hint=area.hint, answers=answers))
    return tuple(areas)


def standard_document(paper: StandardPaper, seal: Seal | None = None) -> Document:
    """Wrap a standard for print; until somebody approves it each page says PROJEKT."""
    return Document(
        template="documents/quality_standard.html",
        context=paper,
        title=f"Standard jakości usługi: {paper.service}",
        letterhead=paper.letterhead,
        state="PROJEKT" if paper.is_draft else "",
        seal=seal,
    )


STANDARD = Kind(
    code="quality_standard",
    label="standard jakości usługi",
    data=StandardPaper,
    document=standard_document,
    invalid=invalid_standard,
)
