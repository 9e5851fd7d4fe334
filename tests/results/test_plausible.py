"""What looks odd in figures, at its edges: a doubt begins exactly one beyond what may be."""

import datetime
from decimal import Decimal

import pytest

from programmes.results.enums import PeriodKind
from programmes.results.models import DeliveryFigure
from programmes.results.periods import read_span, span_of
from programmes.results.plausible import (
    ABOVE_SUM,
    BELOW_LARGEST,
    NO_CONTRACT,
    NOT_BEGUN,
    OTHER_UNIT,
    TEN_TIMES,
    Planned,
    doubts_of,
)

DAY = datetime.date
JANUARY = DAY(2026, 1, 1)
TWELVE = [DAY(2026, month, 1) for month in range(1, 13)]
QUARTERS = TWELVE[::3]


def figure(kind: str, day: datetime.date = JANUARY, people: int | None = None, **values) -> DeliveryFigure:
    """A row in memory."""
    span = span_of(PeriodKind(kind), day)
    days = {"starts_on": span.starts_on, "ends_on": span.ends_on}
    return DeliveryFigure(**{"service_id": 1, "period_kind": kind, "people": people} | days | values)


def codes(row: DeliveryFigure, *others: DeliveryFigure, **known) -> set[str]:
    """Codes of the doubts about a row."""
    return {doubt.code for doubt in doubts_of(row, others, **known)}


MONTHS = [figure("month", day, people=10 + at) for at, day in enumerate(TWELVE)]  # 10 … 21, together 186


@pytest.mark.parametrize(
    ("people", "expected"),
    [(20, {BELOW_LARGEST}), (21, set()), (22, set()), (185, set()), (186, set()), (187, {ABOVE_SUM})],
)
def test_a_year_lies_between_its_largest_month_and_the_sum_of_months(people, expected):
    assert codes(figure("year", people=people), *MONTHS) == expected


@pytest.mark.parametrize(
    ("people", "expected"), [(29, {BELOW_LARGEST}), (30, set()), (100, set()), (101, {ABOVE_SUM})]
)
def test_a_year_lies_between_its_largest_quarter_and_the_sum_of_quarters(people, expected):
    quarters = [figure("quarter", day, people=one) for day, one in zip(QUARTERS, (20, 25, 30, 25), strict=True)]

    assert codes(figure("year", people=people), *quarters) == expected


def test_a_quarter_stands_for_its_months_in_the_sum():
    months = [figure("month", day, people=10) for day in TWELVE]
    quarters = [figure("quarter", day, people=20) for day in QUARTERS]

    assert codes(figure("year", people=80), *months, *quarters) == set()
    assert codes(figure("year", people=81), *months, *quarters) == {ABOVE_SUM}


def test_a_sum_that_misses_a_period_says_so():
    (doubt,) = doubts_of(figure("year", people=50), [figure("quarter", people=20)])

    assert doubt.code == ABOVE_SUM
    assert "Może brakuje jeszcze jakiegoś okresu" in doubt.message


def test_all_providers_together_lie_between_the_largest_and_all_of_them():
    each = [figure("year", people=20, partner_id=1), figure("year", people=5, own_unit_id=1)]

    assert codes(figure("year", people=19), *each) == {BELOW_LARGEST}
    assert codes(figure("year", people=20), *each) == codes(figure("year", people=25), *each) == set()
    assert codes(figure("year", people=26), *each) == {ABOVE_SUM}


def test_a_provider_is_not_compared_with_another_one():
    assert codes(figure("year", people=5, partner_id=1), figure("month", people=50, partner_id=2)) == set()


def test_the_whole_programme_lies_between_its_largest_service_and_all_services():
    services = [figure("year", people=40), figure("year", people=30, service_id=2)]
    whole = {"service_id": None}

    assert codes(figure("year", people=39, **whole), *services) == {BELOW_LARGEST}
    assert codes(figure("year", people=40, **whole), *services) == set()
    assert codes(figure("year", people=70, **whole), *services) == set()
    assert codes(figure("year", people=71, **whole), *services) == {ABOVE_SUM}


def test_other_years_say_nothing():
    assert codes(figure("year", people=5), figure("month", DAY(2027, 1, 1), people=50)) == set()


@pytest.mark.parametrize(("people", "expected"), [(899, set()), (900, {TEN_TIMES}), (901, {TEN_TIMES})])
def test_ten_times_the_plan_is_odd(people, expected):
    assert codes(figure("year", people=people), planned=Planned(Decimal(90))) == expected


def test_without_a_plan_no_number_is_too_large():
    assert codes(figure("year", people=10_000), planned=Planned()) == set()
    assert codes(figure("year", people=10_000), planned=Planned(0)) == set()


@pytest.mark.parametrize(("unit", "expected"), [("hour", set()), ("trip", {OTHER_UNIT}), ("", set())])
def test_another_unit_than_planned_is_odd(unit, expected):
    row = figure("quarter", quantity=Decimal(5) if unit else None, quantity_unit=unit, people=1)

    assert codes(row, planned=Planned(units=frozenset({"hour"}))) == expected


def test_a_period_without_a_contract_or_yet_to_begin_is_odd():
    row = figure("quarter", DAY(2026, 4, 1), people=3)

    assert codes(row, contract=False) == {NO_CONTRACT}
    assert codes(row, today=DAY(2026, 3, 31)) == {NOT_BEGUN}
    assert codes(row, today=DAY(2026, 4, 1)) == set()


@pytest.mark.parametrize(
    ("text", "kind", "first"),
    [
        ("II kwartał 2026", "quarter", DAY(2026, 4, 1)),
        ("2 kw. 2026", "quarter", DAY(2026, 4, 1)),
        ("luty 2026", "month", DAY(2026, 2, 1)),
        ("02.2026", "month", DAY(2026, 2, 1)),
        ("II półrocze 2026", "half", DAY(2026, 7, 1)),
        ("rok 2026", "year", DAY(2026, 1, 1)),
        ("2026", "year", DAY(2026, 1, 1)),
        ("cały okres", "whole", DAY(2026, 3, 1)),
    ],
)
def test_periods_are_read_as_people_write_them(text, kind, first):
    found = read_span(text, DAY(2026, 3, 1), DAY(2027, 12, 31))

    assert (found.kind, found.starts_on) == (kind, first)


@pytest.mark.parametrize(
    "text", ["", "V kwartał 2026", "13.2026", "kiedyś", "II kwartał", "2026 2027", "30 luty 2026"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(ValueError, match="not a period"):
        read_span(text, DAY(2026, 1, 1), DAY(2027, 12, 31))
