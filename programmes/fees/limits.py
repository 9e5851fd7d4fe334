"""How much of a service is still left: limits stack, and each must be kept."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import NBSP, number
from cus.text.plural import plural
from programmes.terms_enums import LimitKind, LimitPeriod, Whose
from services.units import unit_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So much (or so many times) at most, for somebody, within a period."""

    kind: str
    amount: Decimal
    unit: str = ""
    whose: str = Whose.RECIPIENT
    period: str = LimitPeriod.MONTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of a service, past or asked for. ``pieces`` above one: the day's amount comes in parts."""

    day: dt.date
    quantity: Decimal
    unit: str
    recipient: str = ""
    household: str = ""
    service: str = ""
    turn: str = ""
    pieces: int = 1


@dataclass(frozen=True, slots=True)
class Left:
    """One limit with what is left of it before the use asked for."""

    limit: Limit
    left: Decimal
    is_kept: bool
    words: str


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether the use is within every limit, and each limit with what is left."""

    is_allowed: bool
    limits: tuple[Left, ...] = ()

    @property
    def broken(self) -> tuple[Limit, ...]:
        """The limits that the use would break."""
        return tuple(one.limit for one in self.limits if not one.is_kept)


def limit_words(limit: Limit) -> str:
    """Write a limit: „najwyżej 15 godzin w miesiącu na gospodarstwo domowe”."""
    times = limit.kind == LimitKind.TIMES
    many = plural(limit.amount, "raz", "razy", "razy") if times else unit_of(limit.amount, limit.unit)
    whole = ", bez dzielenia" if limit.kind == LimitKind.UNDIVIDED else ""
    words = f"najwyżej {number(limit.amount)}{NBSP}{many}{whole}"
    return f"{words} {LimitPeriod(limit.period).label} {Whose(limit.whose).label}"


def limits_of(contents: Mapping[str, Iterable[Mapping]]) -> tuple[Limit, ...]:
    """Read the limits of an item from its rows."""
    return tuple(
        Limit(
            kind=row["kind"],
            amount=Decimal(row["amount"]),
            unit=row["unit"],
            whose=row["whose"],
            period=row["period"],
        )
        for row in contents.get("limits") or ()
    )


def allowed(limits: Sequence[Limit], asked: Use, before: Sequence[Use] = ()) -> Allowed:
    """Say whether ``asked`` is within ``limits`` after the uses ``before``; a limit in another unit is silent."""
    found = tuple(_left(limit, asked, before) for limit in limits if _concerns(limit, asked))
    return Allowed(all(one.is_kept for one in found), found)


def _concerns(limit: Limit, use: Use) -> bool:
    return limit.kind == LimitKind.TIMES or limit.unit == use.unit


def _left(limit: Limit, asked: Use, before: Sequence[Use]) -> Left:
    same = [use for use in before if _same_one(limit, asked, use) and _same_period(limit, asked, use)]
    times = limit.kind == LimitKind.TIMES
    used = Decimal(len(same)) if times else sum((use.quantity for use in same if use.unit == limit.unit), Decimal(0))
    left = max(limit.amount - used, Decimal(0))
    kept = (Decimal(1) if times else asked.quantity) <= left
    if limit.kind == LimitKind.UNDIVIDED:
        kept = kept and asked.pieces == 1 and not any(use.day == asked.day for use in same)
    many = "" if times else unit_of(left, limit.unit)
    said = NBSP.join(filter(None, [number(left), many]))
    return Left(limit, left, kept, f"{limit_words(limit)}: zostało {said}")


def _same_one(limit: Limit, asked: Use, use: Use) -> bool:
    if limit.whose == Whose.PROGRAMME:
        return True
    if asked.service != use.service:
        return False
    if limit.whose == Whose.SERVICE:
        return True
    name = "recipient" if limit.whose == Whose.RECIPIENT else "household"
    return getattr(asked, name) == getattr(use, name)


def _same_period(limit: Limit, asked: Use, use: Use) -> bool:
    return {
        LimitPeriod.DAY: asked.day == use.day,
        LimitPeriod.WEEK: asked.day.isocalendar()[:2] == use.day.isocalendar()[:2],
        LimitPeriod.MONTH: (asked.day.year, asked.day.month) == (use.day.year, use.day.month),
        LimitPeriod.YEAR: asked.day.year == use.day.year,
        LimitPeriod.TURN: asked.turn == use.turn,
        LimitPeriod.TOTAL: True,
    }[LimitPeriod(limit.period)]
