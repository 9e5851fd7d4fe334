"""The list of one person's data, for that person: printed and as a table."""

from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead
from cus.privacy.people import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPlace:
    """One place: what it is, what stands there, why it is kept, whether it can be erased."""

    subject: str
    field: str
    excerpt: str
    why: str
    basis: str
    keep: str
    when: str
    stays: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPaper:
    """*Wykaz danych osoby* (art. 15 RODO)."""

    letterhead: Letterhead
    asked: str
    made_on: date
    places: tuple[PrintedPlace, ...] = ()
    sealed: tuple[str, ...] = ()


def person_paper(report: Report, *, asked: str, letterhead: Letterhead, made_on: date) -> PersonPaper:
    """Turn what was found into the list."""
    return PersonPaper(
        letterhead=letterhead,
        asked=asked,
        made_on=made_on,
        places=tuple(
            PrintedPlace(
                subject=one.subject,
                field=one.entry.label,
                excerpt=one.excerpt,
                why=one.entry.purpose.why,
                basis=one.entry.purpose.basis,
                keep=one.entry.purpose.keep.label,
                when=when_of(one.live, one.past),
                stays=one.stays,
            )
            for one in report.occurrences
        ),
        sealed=tuple(f"{', '.join(one.subjects)}: {sealed_text(one.destroyed)}" for one in report.sealed),
    )


def when_of(live: bool, past: int) -> str:
    """Say whether it stands there now, and in how many entries of history."""
    now = "teraz" if live else "już nie, tylko w historii"
    return f"{now}; w historii: {past}" if past else now


def sealed_text(destroyed: bool) -> str:
    """Say what is kept under a person's key."""
    return "zaszyfrowane dane usunięto, klucz zniszczono" if destroyed else "adres i numer PESEL, zaszyfrowane"


def person_document(paper: PersonPaper) -> Document:
    """Wrap the list for print; the title does not name the person."""
    return Document(
        template="documents/person_report.html",
        context=paper,
        title="Wykaz danych osoby",
        subject="Dane osobowe przetwarzane przez centrum, art. 15 RODO",
        letterhead=paper.letterhead,
    )
