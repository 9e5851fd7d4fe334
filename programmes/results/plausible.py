"""What looks odd in figures of delivery: pure over rows of one programme. A doubt warns and never blocks.

The one rule that people forget is about different people: the number of a longer period is at least the
largest number within it, and at most their sum. Both ends are right, one beyond either is odd.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from cus.text.numbers import number
from programmes.results.models import DeliveryFigure
from services.enums import Unit

# From so many times the planned people on, a slip of the hand is likelier than a success.
FAR_ABOVE = 10
TEN_TIMES, BELOW_LARGEST, ABOVE_SUM, OTHER_UNIT = "ten_times", "below_largest", "above_sum", "other_unit"
NO_CONTRACT, NOT_BEGUN = "no_contract", "not_begun"


@dataclass(frozen=True)
class Doubt:
    """One oddity: its code, the field where it stands, what to check, in words."""

    code: str
    field: str
    message: str

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class Planned:
    """What the plan of one service, or of the programme, says: people of a year, units of quantities."""

    people: Decimal | int | None = None
    units: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Limits:
    """Between what a number of different people must lie; ``None`` where nothing is known.

    ``missing``: the rows below do not fill the whole period, so the sum may still grow.
    """

    largest: DeliveryFigure | None = None
    total: int | None = None
    missing: bool = False


def doubts_of(
    row: DeliveryFigure, others: Iterable[DeliveryFigure], planned: Planned | None = None, today=None, contract=True
) -> list[Doubt]:
    """Return what is odd in ``row``; ``others`` are the programme's other rows.

    ``contract``: whether the provider was bound for this service in this period; ``today``: to tell a period
    that has not begun.
    """
    found = [
        far_above(row.people, planned.people if planned else None),
        *_of_people(row, limits_of(row, others)),
        other_unit(row.quantity_unit, planned.units if planned else frozenset()),
    ]
    if not contract:
        found.append(
            Doubt(NO_CONTRACT, "giver", "Na tę usługę w tym okresie nie ma umowy ani przydziału. Sprawdź okres.")
        )
    if today and row.starts_on > today:
        found.append(Doubt(NOT_BEGUN, "period", "Ten okres jeszcze się nie zaczął. Sprawdź, czy to dobry rok."))
    return [doubt for doubt in found if doubt]


def far_above(people: int | None, planned: Decimal | int | None) -> Doubt | None:
    """Ten times the planned people or more."""
    if people is None or not planned or people < FAR_ABOVE * planned:
        return None
    return Doubt(
        TEN_TIMES,
        "people",
        f"Różnych osób jest {number(people)}, a w planie {number(planned)}: co najmniej dziesięć razy więcej. "
        "Sprawdź, czy nie ma tu o jedno zero za dużo.",
    )


def other_unit(unit: str, planned: frozenset[str]) -> Doubt | None:
    """A unit that the plan does not count in."""
    if not unit or not planned or unit in planned:
        return None
    names = ", ".join(f"„{Unit(one).label}”" for one in sorted(planned))
    return Doubt(
        OTHER_UNIT, "quantity_unit", f"W planie liczy się w innej jednostce: {names}. Tych liczb nie da się porównać."
    )


def _of_people(row: DeliveryFigure, limits: Limits) -> list[Doubt]:
    found = []
    if row.people is None:
        return found
    if limits.largest is not None and row.people < limits.largest.people:
        found.append(
            Doubt(
                BELOW_LARGEST,
                "people",
                f"Różnych osób nie może być mniej niż w jednej z części ({_named(limits.largest, row)}: "
                f"{number(limits.largest.people)}), a tu wpisano {number(row.people)}.",
            )
        )
    if limits.total is not None and row.people > limits.total:
        rest = " Może brakuje jeszcze jakiegoś okresu." if limits.missing else ""
        found.append(
            Doubt(
                ABOVE_SUM,
                "people",
                f"Różnych osób nie może być więcej niż suma części: wpisane części dają {number(limits.total)}, "
                f"a tu wpisano {number(row.people)}.{rest}",
            )
        )
    return found


def _named(part: DeliveryFigure, whole: DeliveryFigure) -> str:
    same_period = (part.starts_on, part.ends_on) == (whole.starts_on, whole.ends_on)
    if not same_period:
        return part.span.label
    # Only what is read already: this module asks the database nothing.
    known = part._state.fields_cache
    who = known.get("partner") or known.get("own_unit") or (known.get("service") if whole.service_id is None else None)
    return str(who or ("jeden z wykonawców" if _who(part) != (None, None) else "jedna z usług"))


def limits_of(row: DeliveryFigure, others: Iterable[DeliveryFigure]) -> Limits:
    """Return between what the people of ``row`` must lie, from the rows that it holds.

    A row of one provider holds its shorter periods; a row of all providers also rows of each; a row of the
    whole programme, rows of every service.
    """
    inner = [one for one in others if one.people is not None and one is not row and _within(one, row)]
    if not inner:
        return Limits()
    largest = max(inner, key=lambda one: (one.people, one.starts_on))
    groups = _groups(row, inner)
    missing = any(not _fills(group, row) for group in groups)
    return Limits(largest, sum(_sum_of(group, row) for group in groups), missing)


def _within(one: DeliveryFigure, row: DeliveryFigure) -> bool:
    if one.pk is not None and one.pk == row.pk:
        return False
    if not (row.starts_on <= one.starts_on and one.ends_on <= row.ends_on):
        return False
    same_period = (one.starts_on, one.ends_on) == (row.starts_on, row.ends_on)
    if row.service_id is None:
        # Of the programme: rows of services, and of the programme in shorter periods.
        return one.service_id is not None or not same_period
    if one.service_id != row.service_id:
        return False
    if _who(row) == (None, None):
        return _who(one) != (None, None) or not same_period
    return _who(one) == _who(row) and not same_period


def _groups(row: DeliveryFigure, inner: Sequence[DeliveryFigure]) -> list[list[DeliveryFigure]]:
    """Rows that may be added to one another only within a group: by service, where the row is of the programme."""
    if row.service_id is not None:
        return [list(inner)]
    of_services = [one for one in inner if one.service_id is not None]
    if not of_services:
        return [list(inner)]
    return [[one for one in of_services if one.service_id == key] for key in {one.service_id for one in of_services}]


def _sum_of(group: Sequence[DeliveryFigure], row: DeliveryFigure) -> int:
    """The sum that nobody exceeds: of all providers together where they fill the period, else of each of them."""
    together = [one for one in group if _who(one) == (None, None)]
    apart = [one for one in group if _who(one) != (None, None)]
    if not apart or (together and _fills(together, row)):
        return _longest(together)
    return sum(_longest([one for one in apart if _who(one) == who]) for who in {_who(one) for one in apart})


def _longest(rows: Sequence[DeliveryFigure]) -> int:
    """The sum of people of the longest periods: a quarter stands for its months."""
    return sum(row.people for row in rows if not any(_holds(other, row) for other in rows))


def _holds(outer: DeliveryFigure, inner: DeliveryFigure) -> bool:
    longer = (outer.ends_on - outer.starts_on) > (inner.ends_on - inner.starts_on)
    return longer and outer.starts_on <= inner.starts_on and inner.ends_on <= outer.ends_on


def _fills(rows: Sequence[DeliveryFigure], whole: DeliveryFigure) -> bool:
    """Whether the rows leave no day of ``whole`` out."""
    day = whole.starts_on.toordinal()
    for start, end in sorted((row.starts_on.toordinal(), row.ends_on.toordinal()) for row in rows):
        if start > day:
            return False
        day = max(day, end + 1)
    return day > whole.ends_on.toordinal()


def _who(row: DeliveryFigure) -> tuple[int | None, int | None]:
    return row.partner_id, row.own_unit_id
