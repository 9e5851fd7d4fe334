"""Numbers of the dashboard in words, the same on the page and on paper."""

from decimal import Decimal

from cus.text.numbers import money, number
from cus.text.units import with_unit
from programmes.results.dashboard.facts import UNKNOWN, Measure
from programmes.results.figures import People
from programmes.results.ledger import FEWEST, is_small


def people(one: People) -> str:
    """„96”, „od 72 do 310”, or that nothing was entered; a bound under five, read from a finer split, is not told."""
    if one.value is not None:
        return number(one.value)
    if one.at_least is None:
        return UNKNOWN
    if is_small(one.at_least):
        return f"mniej niż {FEWEST}" if is_small(one.at_most) else f"najwyżej {number(one.at_most)}"
    return (
        number(one.at_least) if one.at_least == one.at_most else f"od {number(one.at_least)} do {number(one.at_most)}"
    )


def amount(value: Decimal | int | None) -> str:
    """A number, or that it was not given."""
    return UNKNOWN if value is None else number(value)


def zloty(value: Decimal | None) -> str:
    """Money, or that it was not given."""
    return UNKNOWN if value is None else money(value)


def measured(value: Decimal | None, unit: str) -> str:
    """„85 %”, „75 osób”; empty unit: the number alone."""
    return UNKNOWN if value is None else with_unit(value, unit)


def reached(one: Measure) -> tuple[str, str]:
    """The kind of colour and the word of a measure."""
    if one.value is None:
        return "idle", "brak wartości"
    if one.is_reached:
        return "done", "osiągnięty"
    return "warn", "jeszcze nie" if one.progress is None else f"{one.progress}% drogi"
