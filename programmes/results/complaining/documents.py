"""The register of a year as printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cus.documents.parts import Document, Letterhead
from cus.text.dates import short_day
from programmes.results.complaining.listing import Line
from programmes.results.complaints import Tally, tally


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedComplaint:
    """One entry; empty texts print as a dash."""

    number: str
    kind: str
    received: str
    about: tuple[str, ...]
    subject: str
    provider: str
    explanation: str
    finding: str
    correction: str
    ending: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintRegister:
    """The register of ``year`` as of a day: what came in then, with how it went; ``sums`` in words."""

    letterhead: Letterhead
    year: int
    on: date
    lines: tuple[PrintedComplaint, ...]
    sums: tuple[str, ...]
    whole: Tally


def register_document(lines: Iterable[Line], *, year: int, on: date, letterhead: Letterhead) -> Document:
    """Return the register of ``year``; ``lines`` in the order of their numbers."""
    rows = list(lines)
    whole = tally(line.complaint for line in rows)
    data = ComplaintRegister(
        letterhead=letterhead,
        year=year,
        on=on,
        lines=tuple(_printed(line) for line in rows),
        sums=sums_of(whole),
        whole=whole,
    )
    return Document(
        template="documents/complaint_register.html",
        context=data,
        title=f"Rejestr skarg i nieprawidłowości za {year} rok",
        letterhead=letterhead,
        subject="Skargi i nieprawidłowości w usługach: wyjaśnienia, ustalenia, poprawy, wnioski",
    )


def sums_of(whole: Tally) -> tuple[str, ...]:
    """Counts in words: „zasadna: 3”."""
    parts = [*whole.by_kind.items(), *whole.by_finding.items()]
    told = [f"{choice.label}: {count}" for choice, count in parts]
    more = {"w toku": whole.unclosed, "po terminie": whole.late, "żądania poprawy": whole.demanded}
    return (*told, *(f"{words}: {count}" for words, count in more.items() if count))


def _printed(line: Line) -> PrintedComplaint:
    one = line.complaint
    return PrintedComplaint(
        number=one.number,
        kind=one.get_kind_display(),
        received=f"{short_day(one.received_on)}, {one.get_way_display()}",
        about=tuple(filter(None, (one.topic_text, str(one.service or ""), line.programme))),
        subject=one.subject,
        provider=str(one.provider or ""),
        explanation=_dated(one.explained_on, one.explanation, one.explanation_due),
        finding="; ".join(
            filter(
                None, (one.get_finding_display(), short_day(one.found_on) if one.found_on else "", one.finding_note)
            )
        ),
        correction=_correction(one),
        ending=_dated(one.closed_on, one.conclusion),
        state=one.state_word,
    )


def _dated(day: date | None, text: str, due: date | None = None) -> str:
    if day:
        return f"{short_day(day)}: {text}" if text else short_day(day)
    return f"termin {short_day(due)}" if due else ""


def _correction(one) -> str:
    if not one.correction:
        return ""
    done = f"Poprawiono {_dated(one.corrected_on, one.correction_note)}" if one.corrected_on else ""
    return "\n".join(filter(None, (f"Do {short_day(one.correction_due)}: {one.correction}", done)))
