"""How numbers of people, shares and planned quantities are written; pure.

Totals of a service stay as they are. A finer split, a year of a service or a bound read from one, tells
nothing of fewer than five people.
"""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from dateutil.relativedelta import relativedelta

from cus.text.numbers import number
from programmes.contents import contents_of
from programmes.enums import FigurePeriod, FigureScope
from programmes.models import ProgrammeItem
from programmes.results.figures import People
from programmes.results.ledger import FEWEST, is_small
from programmes.snapshot import quantity_text
from services.enums import Period, Unit
from services.units import amount

FEW = f"mniej niż {FEWEST}"
NOT_KNOWN = "brak liczby"
# Units in which people are counted; they are never added up.
PEOPLE = frozenset({Unit.PERSON, Unit.CARER})
STATES = PEOPLE | {Unit.FAMILY, Unit.HOUSEHOLD, Unit.PLACE}
HUNDRED = Decimal(100)


def people_text(people: People) -> str:
    """Write the people of a service over the whole programme: the number, or what is known instead."""
    if people.value is not None:
        return number(people.value)
    if people.at_most is None:
        return NOT_KNOWN
    if is_small(people.at_most):
        return f"{NOT_KNOWN}\n({FEW})"
    if is_small(people.at_least):
        return f"{NOT_KNOWN}\n(najwyżej {number(people.at_most)})"
    return f"{NOT_KNOWN}\n(od {number(people.at_least)} do {number(people.at_most)})"


def split_text(people: People) -> str:
    """Write a finer split: fewer than five, though not nobody, are not told."""
    if people.value is None:
        return "–"
    return FEW if is_few(people) else number(people.value)


def is_few(people: People) -> bool:
    """Whether the number would tell of fewer than five people."""
    return is_small(people.value)


def share(given: Decimal, planned: Decimal) -> str:
    """Write how many per cent of the plan was given; 100 % only where the whole was."""
    if not planned:
        return "–"
    exact = given / planned * HUNDRED
    whole = int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))
    return f"{99 if whole == 100 and exact < HUNDRED else whole}\u00a0%"


def planned_people(item: ProgrammeItem) -> list[str]:
    """Return how many people ``item`` is for, as the programme says it; empty when it counts something else."""
    found = [quantity_text(item)] if item.quantity is not None and item.quantity_unit in PEOPLE else []
    for row in contents_of(item)["figures"]:
        if row["unit"] in PEOPLE and row["scope"] == FigureScope.SERVICE and not row["is_part"]:
            words = amount(Decimal(row["amount"]), row["unit"])
            found.append(" ".join(filter(None, [words, row["who"], str(FigurePeriod(row["period"]).label)])))
    return found


def over(planned: Decimal, period: str, start: datetime.date, end: datetime.date) -> Decimal | None:
    """Return the quantity planned for the days from ``start`` to ``end``; ``None`` when it cannot be told.

    A year counts twelve months; a part of a month counts by its days.
    """
    if period == Period.TOTAL:
        return planned
    days = (end - start).days + 1
    if period == Period.DAY:
        return planned * days
    if period == Period.WEEK:
        return _tidy(planned * days / 7)
    months = _months(start, end)
    if period == Period.MONTH:
        return _tidy(planned * months)
    return _tidy(planned * months / 12) if period == Period.YEAR else None


def _months(start: datetime.date, end: datetime.date) -> Decimal:
    after = end + datetime.timedelta(days=1)
    gone = relativedelta(after, start)
    whole = gone.years * 12 + gone.months
    reached = start + relativedelta(months=whole)
    length = (start + relativedelta(months=whole + 1) - reached).days
    return Decimal(whole) + Decimal((after - reached).days) / length


def _tidy(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
