"""What a programme has not yet said about its fees, and days that no rule or two rules cover."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from programmes.fees.bands import faults_of_bands
from programmes.fees.terms import Discount, Rule
from programmes.terms_enums import FeeBase

ONE_DAY = dt.timedelta(days=1)


def lacking(rule: Rule) -> list[str]:
    """Name what the rule needs and has not; empty when a fee can be reckoned from it."""
    named = {
        "kwota": rule.base in (FeeBase.PER_UNIT, FeeBase.MONTHLY, FeeBase.PACKET) and rule.amount is None,
        "procent kosztu": rule.base == FeeBase.COST_PERCENT and rule.percent is None,
        "koszt jednostki": rule.base == FeeBase.COST_PERCENT and rule.cost is None,
        "liczba jednostek w pakiecie": rule.base == FeeBase.PACKET and not rule.packet_size,
        "jednostka": rule.base != FeeBase.FREE and not rule.unit and not _only_monthly(rule),
    }
    found = [name for name, is_lacking in named.items() if is_lacking]
    if rule.bands:
        given = {"kwota", "procent kosztu"} if all(_speaks(rule, band) for band in rule.bands) else set()
        found = [name for name in found if name not in given]
        # Bands that all say złoty ask for no cost.
        if all(band.amount is not None for band in rule.bands):
            found = [name for name in found if name != "koszt jednostki"]
    return found


def _only_monthly(rule: Rule) -> bool:
    return rule.base == FeeBase.MONTHLY and rule.part_amount is None


def _speaks(rule: Rule, band) -> bool:
    return band.amount is not None or rule.base == FeeBase.COST_PERCENT


def overlaps(rules: Sequence[Rule]) -> list[tuple[int, int]]:
    """Return pairs of rules (numbers from 1) that hold on one day for the same unit."""
    return [(a + 1, b + 1) for (a, one), (b, two) in combinations(enumerate(rules), 2) if one.meets(two)]


def uncovered(rules: Sequence[Rule], start: dt.date, end: dt.date) -> list[tuple[dt.date, dt.date]]:
    """Return stretches of days from ``start`` to ``end``, both inclusive, on which no rule holds."""
    gaps, at = [], start
    for rule in sorted(rules, key=lambda rule: rule.valid_from or dt.date.min):
        begins, ends = rule.valid_from or dt.date.min, rule.valid_to or dt.date.max
        if begins > end:
            break
        if begins > at:
            gaps.append((at, begins - ONE_DAY))
        if ends >= end:
            return gaps
        at = max(at, ends + ONE_DAY)
    return [*gaps, (at, end)] if at <= end else gaps


def faults(rule: Rule) -> list[str]:
    """Return holes and overlaps of the rule's bands in words."""
    return faults_of_bands(rule.bands, rule.band_basis)


def discount_above(discount: Discount, rules: Sequence[Rule]) -> Decimal | None:
    """Return the fee for a unit that a discount in złoty is above, if there is one; percentages are never."""
    if discount.amount is None:
        return None
    prices = [rule.amount for rule in rules if rule.base != FeeBase.COST_PERCENT and rule.amount is not None]
    return next((price for price in sorted(prices) if discount.amount > price), None)
