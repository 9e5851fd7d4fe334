"""Dates and times in Polish words."""

import datetime as dt
import re

from django.utils import timezone

NBSP = "\u00a0"
MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip
WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_POLISH = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\s+([^\W\d]+)\s+(\d{4})")


def local_date(value: dt.date | dt.datetime) -> dt.date:
    """Return the day in Warsaw."""
    if isinstance(value, dt.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def day(value: dt.date | dt.datetime) -> str:
    """Write a date: ``22 listopada 2026``; spaces do not break."""
    date = local_date(value)
    return f"{date.day}{NBSP}{MONTHS[date.month - 1]}{NBSP}{date.year}"


def short_day(value: dt.date | dt.datetime) -> str:
    """Write a date for a table: ``22.11.2026``."""
    return f"{local_date(value):%d.%m.%Y}"


def moment(value: dt.datetime) -> str:
    """Write a moment: ``22 listopada 2026, 10:42``, in Warsaw time."""
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{day(local)}, {local:%H:%M}"


def weekday(value: dt.date | dt.datetime) -> str:
    """Name the day of the week in Warsaw: ``poniedziałek``."""
    return WEEKDAYS[local_date(value).weekday()]


def clock(value: dt.datetime) -> str:
    """Write the time of day in Warsaw: ``10:42``."""
    return f"{timezone.localtime(value) if timezone.is_aware(value) else value:%H:%M}"


def period(start: dt.date | None, end: dt.date | None) -> str:
    """Write a period: ``od 1 stycznia 2027 do 31 grudnia 2029``; an open end is left out."""
    parts = []
    if start:
        parts.append(f"od{NBSP}{day(start)}")
    if end:
        parts.append(f"do{NBSP}{day(end)}")
    return " ".join(parts)


def parse_day(text: str) -> dt.date:
    """Read a date as typed: ``22.11.2026``, ``2026-11-22``, ``22 listopada 2026 r.``.

    Raises:
        ValueError: it is not a date, or there is no such day.
    """
    plain = " ".join(text.lower().replace(NBSP, " ").split()).removesuffix("r.").removesuffix(" r").strip()
    if match := _ISO.fullmatch(plain):
        year, month, day_ = match.groups()
    elif match := _POLISH.fullmatch(plain):
        day_, month, year = match.groups()
    elif (match := _WORDS.fullmatch(plain)) and match[2] in MONTHS:
        day_, year = match[1], match[3]
        month = str(MONTHS.index(match[2]) + 1)
    else:
        raise ValueError(f"not a date: {text!r}")
    return dt.date(int(year), int(month), int(day_))
