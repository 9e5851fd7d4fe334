"""The register of personal data on paper: what the inspector of data protection asks for (art. 30 RODO)."""

from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead
from cus.text.dates import short_day


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPeriod:
    """How long one class is kept, on what basis, who answers for it."""

    keep: str
    period: str
    basis: str
    owner: str
    reviewed_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """Fields of one kind of row that are kept for one reason about the same people."""

    fields: str
    whose: str
    why: str
    basis: str
    keep: str
    stays: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPaper:
    """*Rejestr danych osobowych*: periods, then fields by the kind of row, as on the page."""

    letterhead: Letterhead
    made_on: date
    periods: tuple[PrintedPeriod, ...]
    groups: tuple[tuple[str, tuple[PrintedLine, ...]], ...]


def register_paper(*, periods: list, groups: list, letterhead: Letterhead, made_on: date) -> RegisterPaper:
    """Turn what the page shows into paper: ``periods`` and ``groups`` are those of the page."""
    return RegisterPaper(
        letterhead=letterhead,
        made_on=made_on,
        periods=tuple(
            PrintedPeriod(
                keep=keep.label,
                period=period or "nie ustalono",
                basis=kept.basis or "–",
                owner=kept.owner or "–",
                reviewed_on=short_day(kept.reviewed_on) if kept.reviewed_on else "–",
            )
            for keep, kept, period in periods
        ),
        groups=tuple((name, tuple(_line(line) for line in lines)) for name, lines in groups),
    )


def _line(line: dict) -> PrintedLine:
    entry = line["entry"]
    return PrintedLine(
        fields=", ".join(line["labels"]),
        whose=entry.whose.label,
        why=entry.purpose.why,
        basis=entry.purpose.basis,
        keep=entry.purpose.keep.label,
        stays=entry.stays,
    )


def register_document(paper: RegisterPaper) -> Document:
    """Wrap the register for print."""
    return Document(
        template="documents/personal_register.html",
        context=paper,
        title=f"Rejestr danych osobowych – {short_day(paper.made_on)}",
        subject="Dane osobowe w aplikacji centrum, art. 30 RODO",
        letterhead=paper.letterhead,
    )
