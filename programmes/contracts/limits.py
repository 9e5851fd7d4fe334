"""Amounts and times that the law sets for contracts, each from its day: a change of the law is a new row.

Sources: the act on public benefit activity (art. 16, 18, 19a) and the Public Procurement Law (art. 2).
"""

import datetime
from dataclasses import dataclass

ALWAYS = datetime.date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Limit:
    """One value since one day; ``value`` in the unit of its name (złoty, days, years)."""

    name: str
    since: datetime.date
    value: int
    basis: str


LIMITS = (
    Limit("udpp_years", ALWAYS, 5, "art. 16 ust. 4 ustawy o działalności pożytku publicznego"),
    Limit("udpp_final_report_days", ALWAYS, 30, "art. 18 ust. 1 ustawy o działalności pożytku publicznego"),
    Limit("small_grant_amount", ALWAYS, 10_000, "art. 19a ust. 1 ustawy o działalności pożytku publicznego"),
    Limit("small_grant_days", ALWAYS, 90, "art. 19a ust. 1 ustawy o działalności pożytku publicznego"),
    Limit("small_grants_a_year", ALWAYS, 20_000, "art. 19a ust. 6 ustawy o działalności pożytku publicznego"),
    Limit("procurement_threshold", ALWAYS, 130_000, "art. 2 ust. 1 pkt 1 Prawa zamówień publicznych"),
    Limit(
        "procurement_threshold",
        datetime.date(2026, 1, 1),
        170_000,
        "art. 2 ust. 1 pkt 1 Prawa zamówień publicznych",
    ),
)


def limit(name: str, on: datetime.date) -> Limit:
    """Return the limit called ``name`` as it stood on the day ``on``.

    Raises:
        LookupError: there is no such limit.
    """
    begun = [one for one in LIMITS if one.name == name and one.since <= on]
    if not begun:
        raise LookupError(f"no limit {name!r} on {on}")
    return max(begun, key=lambda one: one.since)
