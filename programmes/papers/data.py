"""The draft resolution and its justification as plain data for print, and how each is wrapped."""

from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead
from programmes.papers.proposals import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """A draft resolution. ``number`` and ``adopted_on`` are dotted until the council adopts."""

    letterhead: Letterhead
    council: str
    subject: str
    legal_basis: str
    paragraphs: tuple[Part, ...]
    annex: str
    number: str = ""
    adopted_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """A service in the table of the justification."""

    name: str
    planned: str
    provider: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """Money of one source: an amount a year and the sum, written out."""

    source: str
    amounts: tuple[str, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Justification:
    """Why the council should adopt: parts in prose, then services and money in tables."""

    letterhead: Letterhead
    subject: str
    reasons: tuple[Part, ...]
    services: tuple[ServiceRow, ...] = ()
    years: tuple[str, ...] = ()
    money: tuple[MoneyRow, ...] = ()
    totals: tuple[str, ...] = ()
    total: str = ""


def resolution_document(data: Resolution) -> Document:
    """Wrap the draft resolution for print."""
    return Document(
        template="documents/resolution.html",
        context=data,
        title=f"Uchwała {data.council} w sprawie {data.subject}"[:160],
        letterhead=data.letterhead,
        state="" if data.number else "PROJEKT",
    )


def justification_document(data: Justification) -> Document:
    """Wrap the justification for print."""
    return Document(
        template="documents/justification.html",
        context=data,
        title=f"Uzasadnienie uchwały w sprawie {data.subject}"[:160],
        letterhead=data.letterhead,
    )
