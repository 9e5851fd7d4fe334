"""Is what is offered enough? Numbers are compared and added only in one unit and one period.

Pure: takes a demand and capacities. Places are not people and people a day are not people a year, so they are
never added; where nothing comparable is known the answer is *cannot tell*, with the reason.
"""

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import NBSP, number
from cus.text.plural import plural
from diagnosis.potential.facts import Scale
from services.enums import Period, Unit
from services.units import FORMS, amount


class Outcome(enum.StrEnum):
    """How an offer stands to a need, the best first; the value names nothing but itself."""

    COVERED = "covered"
    CANNOT_TELL = "cannot_tell"
    SHORT = "short"
    NO_OFFER = "no_offer"
    NO_SERVICE = "no_service"

    @property
    def word(self) -> str:
        """The outcome in Polish."""
        return _WORDS[self]

    @property
    def kind(self) -> str:
        """The colour that goes with the word."""
        return {"covered": "done", "cannot_tell": "warn"}.get(self.value, "stop")

    @property
    def sign(self) -> str:
        """What stands in a small cell of the matrix."""
        return {"covered": "✓", "cannot_tell": "?", "short": "−", "no_offer": "0"}.get(self.value, "")

    @property
    def rank(self) -> int:
        """Place among the outcomes, 0 for the best."""
        return list(Outcome).index(self)


_WORDS = {
    Outcome.COVERED: "wystarcza",
    Outcome.CANNOT_TELL: "nie wiadomo",
    Outcome.SHORT: "brakuje",
    Outcome.NO_OFFER: "nikt nie oferuje",
    Outcome.NO_SERVICE: "bez usługi",
}


@dataclass(frozen=True, slots=True)
class Demand:
    """How many there are in need: ``number`` of ``unit``; empty when form 1 does not say."""

    number: int | None = None
    unit: str = ""
    at_least: bool = False

    @property
    def said(self) -> str:
        """The number in words: „co najmniej 86 osób”."""
        bound = "co najmniej" if self.at_least else ""
        return "" if self.number is None else amount(self.number, self.unit, bound=bound)


@dataclass(frozen=True, slots=True)
class Sum:
    """Capacities of one unit and one period added up."""

    amount: Decimal
    unit: str
    period: str

    @property
    def said(self) -> str:
        """The sum in words."""
        return amount(self.amount, self.unit, self.period)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, the sentence that explains it, and the difference (capacity − need) where it can be told."""

    outcome: Outcome
    said: str
    difference: Decimal | None = None

    @property
    def sentence(self) -> str:
        """The word and the explanation, the word not said twice."""
        word = self.outcome.word
        return self.said if self.said.startswith(word) else f"{word} – {self.said}"


def sums_of(scales: Sequence[Scale]) -> list[Sum]:
    """Add up known capacities, each unit and period apart, in the order of units and periods."""
    found: dict[tuple[str, str], Decimal] = {}
    for scale in scales:
        if scale.capacity is not None:
            key = (scale.unit, scale.period)
            found[key] = found.get(key, Decimal(0)) + scale.capacity
    order = list(FORMS)
    periods = ["", *Period.values]
    keys = sorted(found, key=lambda key: (order.index(key[0]) if key[0] in order else 99, periods.index(key[1])))
    return [Sum(found[key], *key) for key in keys]


def verdict_of(demand: Demand, scales: Sequence[Scale]) -> Verdict:
    """Compare what is needed with what is offered."""
    if not scales:
        return Verdict(Outcome.NO_OFFER, "żaden podmiot z wykazu nie ma tej usługi")
    sums = sums_of(scales)
    if demand.number is None:
        return Verdict(Outcome.CANNOT_TELL, "w formularzu potrzeb nie podano liczby")
    if not sums:
        return Verdict(Outcome.CANNOT_TELL, "w ofertach nie podano liczby")
    same = [one for one in sums if one.unit == demand.unit]
    if not same:
        return Verdict(Outcome.CANNOT_TELL, f"nie da się porównać: {_units(sums)} i {_many(demand.unit)}")
    if len(same) > 1:
        told = " i ".join(_per(one) for one in same)
        return Verdict(Outcome.CANNOT_TELL, f"nie da się dodać: {told}")
    beside = sum(1 for scale in scales if scale.capacity is None or scale.unit != demand.unit)
    return _weighed(demand, same[0], beside)


def _weighed(demand: Demand, able: Sum, beside: int) -> Verdict:
    """One comparable sum; ``beside`` offers have no number or another unit, so there may be more of it."""
    difference = able.amount - Decimal(demand.number or 0)
    more = f"; poza tym {beside} {plural(beside, 'oferta', 'oferty', 'ofert')} bez liczby albo w innej jednostce"
    note = more if beside else ""
    if difference >= 0:
        spare = f"zapas: {amount(difference, demand.unit)}" if difference else "bez zapasu"
        bound = ", o ile potrzebujących nie ma więcej" if demand.at_least else ""
        return Verdict(Outcome.COVERED, f"{spare}{bound}{note}", difference)
    # A need of „at least” may be greater, uncounted offers may make the gap smaller.
    bound = {(True, False): "co najmniej ", (False, True): "najwyżej "}.get((demand.at_least, beside > 0), "")
    return Verdict(Outcome.SHORT, f"brakuje {bound}{lacking(-difference, demand.unit)}{note}", difference)


# After „brakuje” the noun is in the genitive: 1 osoby, 2 osób.
_ONE_LACKING = {
    Unit.PERSON: "osoby",
    Unit.FAMILY: "rodziny",
    Unit.HOUSEHOLD: "gospodarstwa domowego",
    Unit.PLACE: "miejsca",
    Unit.CARER: "opiekuna",
}


def lacking(value: Decimal, unit: str) -> str:
    """Write a quantity as it stands after „brakuje”: „2 osób”, „1 miejsca”."""
    if value == 1 and unit in _ONE_LACKING:
        noun = _ONE_LACKING[Unit(unit)]
    else:
        noun = FORMS[unit][2 if value == value.to_integral_value() else 1]
    return f"{number(value)}{NBSP}{noun}"


def _units(sums: Sequence[Sum]) -> str:
    return ", ".join(dict.fromkeys(_many(one.unit) for one in sums))


def _many(unit: str) -> str:
    # The form that goes with two is the nominative, but for men: „2 opiekunów”.
    return "opiekunowie" if unit == Unit.CARER else FORMS[unit][1] if unit in FORMS else unit


def _per(one: Sum) -> str:
    return " ".join(filter(None, [_many(one.unit), Period(one.period).label if one.period else "bez podanego okresu"]))
