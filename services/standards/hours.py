"""Hours of a day as people type them („8-16”, „8:00–12:00 i 14–18”) and a week in one line."""

import re
from collections.abc import Sequence
from itertools import pairwise

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMES = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
AROUND_THE_CLOCK = "0:00–24:00"
# How hours stand in the database: one span or several.
STORED = r"^\d{1,2}:\d{2}–\d{1,2}:\d{2}(, \d{1,2}:\d{2}–\d{1,2}:\d{2})*$"
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_SPAN = re.compile(rf"\s*(?:od\s+)?{_TIME}\s*(?:[-–—]|do)\s*{_TIME}\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]|\si\s|\soraz\s")
_WHOLE_DAY = frozenset({"całodobowo", "całą dobę", "cała doba", "24h", "24 h"})
DAY_END = 24 * 60


def parse_hours(text: str) -> str:
    """Return the hours of one day as they are stored: ``8:00–12:00, 14:00–18:00``; empty for empty.

    Raises:
        ValueError: not hours, a time that the clock does not have, an end before its beginning, spans
            that overlap or stand out of order; the message is a Polish sentence.
    """
    plain = " ".join(text.split())
    if not plain:
        return ""
    if plain.lower() in _WHOLE_DAY:
        return AROUND_THE_CLOCK
    spans = [_span(part) for part in _BETWEEN.split(plain)]
    for earlier, later in pairwise(spans):
        if later[0] < earlier[1]:
            raise ValueError("Przedziały godzin zachodzą na siebie albo stoją w złej kolejności.")
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in spans)


def week_text(hours: Sequence[str]) -> str:
    """Write seven days in one line: „poniedziałek–piątek 8:00–16:00; sobota 9:00–12:00”; empty if never."""
    runs: list[list[int]] = []
    for at, text in enumerate(hours):
        if text and runs and runs[-1][1] == at - 1 and hours[runs[-1][0]] == text:
            runs[-1][1] = at
        elif text:
            runs.append([at, at])
    return "; ".join(f"{_days(first, last)} {_said(hours[first])}" for first, last in runs)


def _days(first: int, last: int) -> str:
    if first == last:
        return NAMES[first]
    return f"{NAMES[first]}{', ' if last == first + 1 else '–'}{NAMES[last]}"


def _said(text: str) -> str:
    return "całą dobę" if text == AROUND_THE_CLOCK else text


def _span(part: str) -> tuple[int, int]:
    match = _SPAN.fullmatch(part)
    if match is None:
        raise ValueError("Wpisz godziny od–do, na przykład 8:00–16:00 albo 8–12, 14–18.")
    start, end = _minutes(match[1], match[2]), _minutes(match[3], match[4])
    if end <= start:
        raise ValueError("Koniec musi być później niż początek. Do północy wpisz jako 24:00.")
    return start, end


def _minutes(hour: str, minute: str | None) -> int:
    total = int(hour) * 60 + int(minute or 0)
    if int(minute or 0) > 59 or total > DAY_END:
        raise ValueError("Nie ma takiej godziny. Zegar idzie od 0:00 do 24:00.")
    return total


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"
