"""Periods of results: calendar months, quarters, half years and years, and the whole of a programme. Pure."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from cus.text.dates import period as polish_period
from programmes.results.enums import MONTHS_IN, PeriodKind

MONTHS = (
    *("styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec"),
    *("lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień"),
)
ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Span:
    """A period from ``starts_on`` to ``ends_on``, both counted in."""

    starts_on: datetime.date
    ends_on: datetime.date
    kind: PeriodKind

    @property
    def label(self) -> str:
        """„III kwartał 2026”, „luty 2026”, „rok 2026”, or the days."""
        year = self.starts_on.year
        if self.kind == PeriodKind.MONTH:
            return f"{MONTHS[self.starts_on.month - 1]} {year}"
        if self.kind == PeriodKind.QUARTER:
            return f"{ROMAN[(self.starts_on.month - 1) // 3]} kwartał {year}"
        if self.kind == PeriodKind.HALF:
            return f"{ROMAN[(self.starts_on.month - 1) // 6]} półrocze {year}"
        if self.kind == PeriodKind.YEAR:
            return f"rok {year}"
        return f"cały okres: {polish_period(self.starts_on, self.ends_on)}"


def span_of(kind: PeriodKind, day: datetime.date) -> Span:
    """Return the calendar period of ``kind`` that holds ``day``; ``ValueError`` for the whole of a programme."""
    if kind not in MONTHS_IN:
        raise ValueError("The whole of a programme has the days of the programme.")
    months = MONTHS_IN[PeriodKind(kind)]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return Span(first, first + relativedelta(months=months, days=-1), PeriodKind(kind))


def spans_between(kind: PeriodKind, start: datetime.date, end: datetime.date) -> Iterator[Span]:
    """Yield the calendar periods of ``kind`` that meet the days from ``start`` to ``end``, in order."""
    span = span_of(kind, start)
    while span.starts_on <= end:
        yield span
        span = span_of(kind, span.ends_on + datetime.timedelta(days=1))


def short_label(span: Span) -> str:
    """„II kw. 2026”, „luty 2026”, „2026”: for narrow columns and charts."""
    if span.kind == PeriodKind.QUARTER:
        return f"{ROMAN[(span.starts_on.month - 1) // 3]} kw. {span.starts_on.year}"
    if span.kind == PeriodKind.HALF:
        return f"{ROMAN[(span.starts_on.month - 1) // 6]} półr. {span.starts_on.year}"
    if span.kind == PeriodKind.YEAR:
        return str(span.starts_on.year)
    return span.label if span.kind == PeriodKind.MONTH else "cały okres"


def key_of(span: Span) -> str:
    """Return the text that stands for a period in addresses and forms: ``quarter:2026-04-01``."""
    return f"{span.kind.value}:{span.starts_on.isoformat()}"


def spans_of(start: datetime.date, end: datetime.date) -> dict[str, Span]:
    """Return every period that may be chosen in a programme of these days, by its key: the whole one last."""
    found = [
        span
        for kind in (PeriodKind.QUARTER, PeriodKind.MONTH, PeriodKind.HALF, PeriodKind.YEAR)
        for span in spans_between(kind, start, end)
    ]
    return {key_of(span): span for span in [*found, Span(start, end, PeriodKind.WHOLE)]}


def read_span(text: str, start: datetime.date, end: datetime.date) -> Span:
    """Read a period as people write it: „II kwartał 2026”, „luty 2026”, „02.2026”, „rok 2026”, „cały okres”.

    ``start`` and ``end`` are the days of the programme, which the whole period has.

    Raises:
        ValueError: it is none of them.
    """
    words = text.replace("\u00a0", " ").lower().replace(".", " ").replace("/", " ").split()
    years = [int(word) for word in words if word.isascii() and word.isdecimal() and 2000 <= int(word) <= 2100]
    if words[:2] == ["cały", "okres"]:
        return Span(start, end, PeriodKind.WHOLE)
    if len(years) != 1:
        raise ValueError(f"not a period: {text!r}")
    rest = [word for word in words if word != str(years[0])]
    kind, month = _read_kind(rest)
    return span_of(kind, datetime.date(years[0], month, 1))


def _read_kind(words: list[str]) -> tuple[PeriodKind, int]:
    """Return the kind of period that the words without the year name, and its first month."""
    if words in ([], ["rok"], ["r"]):
        return PeriodKind.YEAR, 1
    if len(words) == 1:
        if words[0] in MONTHS:
            return PeriodKind.MONTH, MONTHS.index(words[0]) + 1
        if words[0].isascii() and words[0].isdecimal() and 1 <= int(words[0]) <= 12:
            return PeriodKind.MONTH, int(words[0])
    if len(words) == 2:
        number = _ordinal(words[0])
        if words[1] in ("kwartał", "kwartal", "kw") and 1 <= number <= 4:
            return PeriodKind.QUARTER, 3 * number - 2
        if words[1] in ("półrocze", "polrocze", "półr") and 1 <= number <= 2:
            return PeriodKind.HALF, 6 * number - 5
    raise ValueError(f"not a period: {words!r}")


def _ordinal(word: str) -> int:
    roman = {name.lower(): at for at, name in enumerate(ROMAN, start=1)}
    return roman.get(word) or (int(word) if word.isascii() and word.isdecimal() and len(word) < 3 else 0)
