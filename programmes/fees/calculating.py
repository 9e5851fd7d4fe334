"""The fee of one person on one day, step by step.

Order: is there a fee at all → the rule of the day → exemptions → what the rule takes (its band) → the best
discount (they are not added) → rounding as the rule says → the most that may be taken in the period.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal

from cus.text.dates import day as written_day
from cus.text.numbers import NBSP, money, number
from programmes.fees.bands import bands_for
from programmes.fees.conditions import AGE, INCOME, SIZE, any_of, meets, missing_income
from programmes.fees.facts import Criterion, Person
from programmes.fees.terms import Band, Cap, Discount, Exemption, Rule, Terms
from programmes.fees.words import band_words, cap_words, discount_words, part_words, price, rounding_words
from programmes.terms_enums import BandBasis, BandWho, FeeBase, PartKind, RoundingMode
from services.units import unit_of

WAYS = {RoundingMode.HALF_UP: ROUND_HALF_UP, RoundingMode.UP: ROUND_UP, RoundingMode.DOWN: ROUND_DOWN}
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """The fee in złoty, with everything that made it; ``notes`` are what a person must look at."""

    amount: Decimal
    steps: tuple[str, ...] = ()
    rule: Rule | None = None
    band: Band | None = None
    discount: Discount | None = None
    exemption: tuple[str, ...] = ()
    cap: Cap | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The fee cannot be told: ``missing`` names the facts, of the person or of the programme."""

    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoRule:
    """The service is paid for, but no rule holds on ``day``."""

    day: dt.date


@dataclass(slots=True)
class _Case:
    """One question and its answer as it grows."""

    day: dt.date
    person: Person
    terms: Terms
    quantity: Decimal
    criterion: Criterion | None
    charged: Mapping[tuple[str, str], Decimal]
    steps: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


class _Missing(Exception):
    """A fact is missing."""

    def __init__(self, *facts: str) -> None:
        super().__init__(*facts)
        self.facts = facts


def fee_on(
    day: dt.date,
    person: Person,
    terms: Terms,
    quantity: Decimal | int,
    *,
    unit: str = "",
    criterion: Criterion | None = None,
    charged: Mapping[tuple[str, str], Decimal] | None = None,
) -> Fee | CannotTell | NoRule:
    """Return the fee for ``quantity`` units on ``day`` (for a monthly fee: within its month).

    ``unit`` chooses among rules for different units. ``criterion`` is the income criterion of that day.
    ``charged`` is what was taken in the same period before, by whose and period of a maximum; without it
    nothing was.
    """
    case = _Case(day, person, terms, Decimal(quantity), criterion, charged or {})
    if terms.required is None:
        return CannotTell(("czy usługa jest odpłatna",))
    if not terms.required:
        return Fee(amount=ZERO, steps=("Usługa jest bezpłatna.",))
    rules = [rule for rule in terms.rules if rule.is_valid_on(day)]
    if not rules:
        return NoRule(day)
    chosen = [rule for rule in rules if not unit or rule.unit == unit or rule.base == FeeBase.FREE]
    if not chosen:
        return NoRule(day)
    if len(chosen) > 1:
        return CannotTell(("za co jest opłata: w tym dniu obowiązuje więcej niż jedna zasada",))
    try:
        return _reckon(case, chosen[0])
    except _Missing as missing:
        return CannotTell(missing.facts)


def _reckon(case: _Case, rule: Rule) -> Fee:
    case.steps.append(f"Zasada w dniu {written_day(case.day)}: {price(rule)}.")
    if rule.base == FeeBase.FREE:
        return Fee(amount=ZERO, steps=tuple(case.steps), rule=rule)
    exempt = _exemption(case)
    if exempt:
        case.steps.append(f"Zwolnienie z opłaty: {' i '.join(exempt)}.")
        return Fee(amount=ZERO, steps=tuple(case.steps), rule=rule, exemption=exempt, notes=tuple(case.notes))
    band = _band(case, rule)
    full, times = _base(case, rule, band)
    discount, off = _best_discount(case, full, times)
    if discount is not None:
        case.steps.append(f"Ulga – {discount_words(discount)}: {money(full)} − {money(off)} = {money(full - off)}.")
    rounded = _rounded(case, rule, full - off)
    amount, cap = _capped(case, rounded)
    return Fee(
        amount=amount,
        steps=tuple(case.steps),
        rule=rule,
        band=band,
        discount=discount,
        cap=cap,
        notes=tuple(case.notes),
    )


def _exemption(case: _Case) -> tuple[str, ...]:
    """Return what frees the person, or nothing; an exemption in words is left to a person."""
    groups: dict[int, list[Exemption]] = {}
    for one in case.terms.exemptions:
        groups.setdefault(one.part.alternative, []).append(one)
    judged = []
    for group in groups.values():
        if any(one.valid_to and case.day > one.valid_to for one in group):
            continue
        if any(one.part.kind == PartKind.WORDS for one in group):
            case.notes.append("Sprawdź zwolnienie: " + " i ".join(part_words(one.part) for one in group))
        else:
            judged.append([one.part for one in group])
    answer = any_of(judged, case.person, case.day, case.criterion)
    if answer.is_met is None:
        raise _Missing(*answer.missing)
    return answer.why if answer.is_met else ()


def _band(case: _Case, rule: Rule) -> Band | None:
    if not rule.bands:
        return None
    value = _banded(case, rule)
    bands: Sequence[Band] = rule.bands
    if any(band.who != BandWho.ANYBODY for band in bands):
        if case.person.alone is None:
            raise _Missing(SIZE)
        bands = bands_for(BandWho.SINGLE if case.person.alone else BandWho.FAMILY, bands)
    for band in bands:
        if band.low <= value and (band.high is None or value < band.high):
            case.steps.append(f"Próg – {band_words(band, rule)} ({_value_words(value, rule)}).")
            return band
    raise _Missing(f"próg opłaty dla wartości {_value_words(value, rule)}")


def _value_words(value: Decimal, rule: Rule) -> str:
    if rule.band_basis == BandBasis.INCOME:
        return money(value)
    if rule.band_basis == BandBasis.INCOME_PERCENT:
        # Cut, never rounded: 149.996% must not look like the edge it has not reached.
        return f"{number(value.quantize(Decimal('0.01'), ROUND_DOWN))}% kryterium"
    return number(value)


def _banded(case: _Case, rule: Rule) -> Decimal:
    person = case.person
    if rule.band_basis == BandBasis.AGE:
        value, missing = person.age_on(case.day), (AGE,)
    elif rule.band_basis == BandBasis.HOUSEHOLD_SIZE:
        value, missing = person.household_size, (SIZE,)
    elif rule.band_basis == BandBasis.INCOME_PERCENT:
        value, missing = person.income_percent(case.criterion), missing_income(person, case.criterion, by_percent=True)
    elif rule.band_basis == BandBasis.INCOME:
        value, missing = person.income_per_person, missing_income(person, None, by_percent=False)
    else:
        raise _Missing("według czego dzielą się progi")
    if value is None:
        raise _Missing(*(missing or (INCOME,)))
    return Decimal(value)


def _base(case: _Case, rule: Rule, band: Band | None) -> tuple[Decimal, Decimal]:
    """Return what the rule takes before discounts, and how many times its price was taken."""
    if rule.base == FeeBase.COST_PERCENT:
        return _of_cost(case, rule, band), case.quantity
    one = _price_of_one(rule, band)
    if rule.base == FeeBase.MONTHLY:
        return _monthly(case, rule, one), Decimal(1)
    if rule.base == FeeBase.PACKET:
        return _packets(case, rule, one)
    full = one * case.quantity
    case.steps.append(f"{_many(case.quantity, rule)} × {money(one)} = {money(full)}.")
    return full, case.quantity


def _price_of_one(rule: Rule, band: Band | None) -> Decimal:
    if band is not None and band.amount is not None:
        return band.amount
    if rule.amount is None:
        raise _Missing("kwota w zasadzie opłaty")
    return rule.amount * band.percent / 100 if band is not None and band.percent is not None else rule.amount


def _of_cost(case: _Case, rule: Rule, band: Band | None) -> Decimal:
    if band is not None and band.amount is not None:
        full = band.amount * case.quantity
        case.steps.append(f"{_many(case.quantity, rule)} × {money(band.amount)} = {money(full)}.")
        return full
    share = band.percent if band is not None else rule.percent
    if share is None:
        raise _Missing("procent kosztu w zasadzie opłaty")
    if rule.cost is None:
        raise _Missing("koszt jednostki usługi")
    cost = rule.cost * case.quantity
    full = cost * share / 100
    case.steps.append(
        f"Koszt: {_many(case.quantity, rule)} × {money(rule.cost)} = {money(cost)}; {number(share)}% = {_exact(full)}."
    )
    return full


def _monthly(case: _Case, rule: Rule, one: Decimal) -> Decimal:
    parts = (rule.part_amount or ZERO) * case.quantity
    full = one + parts
    if rule.part_amount is None:
        case.steps.append(f"Opłata stała za miesiąc: {money(one)}.")
    else:
        many = _many(case.quantity, rule)
        case.steps.append(f"Opłata stała {money(one)} + {many} × {money(rule.part_amount)} = {_exact(full)}.")
    return full


def _packets(case: _Case, rule: Rule, one: Decimal) -> tuple[Decimal, Decimal]:
    if not rule.packet_size:
        raise _Missing("ile jednostek jest w pakiecie")
    packets = (case.quantity / rule.packet_size).to_integral_value(ROUND_UP)
    full = packets * one
    case.steps.append(
        f"{_many(case.quantity, rule)} w pakietach po {number(rule.packet_size)}: pakietów {number(packets)} × "
        f"{money(one)} = {money(full)}. Pakiet opłaca się z góry, także niepełny."
    )
    return full, packets


def _many(quantity: Decimal, rule: Rule) -> str:
    return NBSP.join(filter(None, [number(quantity), unit_of(quantity, rule.unit)]))


def _exact(value: Decimal) -> str:
    """Write an amount that is not rounded yet with all its places."""
    return money(value) if value == value.quantize(Decimal("0.01")) else f"{number(value)}{NBSP}zł"


def _best_discount(case: _Case, full: Decimal, times: Decimal) -> tuple[Discount | None, Decimal]:
    """Return the discount that takes off most; one that cannot be judged matters only if it would be better."""
    best, best_off, open_ = None, ZERO, []
    for discount in case.terms.discounts:
        off = full * discount.percent / 100 if discount.percent is not None else (discount.amount or ZERO) * times
        off = min(off, full)
        if discount.part.kind == PartKind.WORDS:
            case.notes.append(f"Sprawdź ulgę: {discount_words(discount)}")
            continue
        answer = meets(discount.part, case.person, case.day, case.criterion)
        if answer.is_met is None:
            open_.append((off, answer.missing))
        elif answer.is_met and off > best_off:
            best, best_off = discount, off
    missing = tuple(dict.fromkeys(fact for off, facts in open_ if off > best_off for fact in facts))
    if missing:
        raise _Missing(*missing)
    return best, best_off


def _rounded(case: _Case, rule: Rule, value: Decimal) -> Decimal:
    step = Decimal(rule.rounding_step)
    rounded = (value / step).quantize(Decimal(1), WAYS[RoundingMode(rule.rounding_mode)]) * step
    if rounded != value:
        words = rounding_words(rule) or "zaokrąglenie do grosza"
        case.steps.append(f"{words[0].upper()}{words[1:]}: {money(rounded)}.")
    return rounded.quantize(Decimal("0.01"))


def _capped(case: _Case, amount: Decimal) -> tuple[Decimal, Cap | None]:
    """Return the amount within every maximum, and the maximum that cut it, if any."""
    cut = None
    for cap in case.terms.caps:
        before = case.charged.get((cap.whose, cap.period), ZERO)
        left = max(cap.amount - before, ZERO)
        if amount > left:
            said = f", naliczono już {money(before)}" if before else ""
            case.steps.append(f"{cap_words(cap).capitalize()}{said}: {money(left)}.")
            amount, cut = left, cap
    return amount, cut
