"""The register as a table to take away, and how its rows are told. Pure over fetched rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cus.tables import Page
from cus.text.dates import short_day
from programmes.results.models import Complaint
from programmes.results.subjects import programmes_with_results, ruling

NO_NAMES = (
    "Bez danych mieszkańców: nie wpisuj nazwisk, adresów, numerów telefonu ani PESEL. "
    "Kto zgłosił, wystarczy jako rodzaj osoby."
)
HEADINGS = (
    *("Numer", "Rodzaj", "Data wpływu", "Jak wpłynęła", "Od kogo", "Czego dotyczy", "W skrócie", "Opis", "Program"),
    *("Usługa", "Wykonawca", "Umowa", "Stan", "Termin wyjaśnienia", "Data wyjaśnienia", "Wyjaśnienie", "Ustalenie"),
    *("Data ustaleń", "Uzasadnienie", "Żądanie poprawy", "Termin poprawy", "Data poprawy", "Co poprawiono"),
    *("Data zamknięcia", "Wniosek"),
)


def programme_names() -> dict[int, str]:
    """Return the names of programmes with results, by key; two queries."""
    return {programme.pk: str(ruling(programme)) for programme in programmes_with_results()}


@dataclass(frozen=True)
class Line:
    """A complaint with the name of its programme."""

    complaint: Complaint
    programme: str


def lines_of(complaints: Iterable[Complaint], names: Mapping[int, str]) -> list[Line]:
    """Return the rows of the list."""
    return [Line(one, names.get(one.programme_id, "") if one.programme_id else "") for one in complaints]


def register_sheet(lines: Iterable[Line]) -> Page:
    """Return the sheet of the register."""
    return Page("Skargi", HEADINGS, [_row(line) for line in lines])


def _row(line: Line) -> list[str]:
    one = line.complaint
    return [
        one.number,
        one.get_kind_display(),
        _day(one.received_on),
        one.get_way_display(),
        one.get_reporter_display(),
        one.topic_text,
        one.subject,
        one.description,
        line.programme,
        str(one.service or ""),
        str(one.provider or ""),
        str(one.contract or ""),
        one.state_word,
        _day(one.explanation_due),
        _day(one.explained_on),
        one.explanation,
        one.get_finding_display(),
        _day(one.found_on),
        one.finding_note,
        one.correction,
        _day(one.correction_due),
        _day(one.corrected_on),
        one.correction_note,
        _day(one.closed_on),
        one.conclusion,
    ]


def _day(value) -> str:
    return short_day(value) if value else ""
