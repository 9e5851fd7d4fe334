"""What adds up and what does not."""

import datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from programmes.results.enums import PeriodKind
from programmes.results.figures import People, people_of, people_of_programme, totals_of
from programmes.results.models import DeliveryFigure
from programmes.results.periods import span_of, spans_between
from tests.factories.partners import PartnerFactory
from tests.factories.programmes import ItemFactory
from tests.factories.results import DeliveryFigureFactory

DAY = datetime.date


def figure(kind: str, day: datetime.date, **values) -> DeliveryFigure:
    """A row in memory."""
    span = span_of(PeriodKind(kind), day)
    return DeliveryFigure(
        **{"service_id": 1, "period_kind": kind, "starts_on": span.starts_on, "ends_on": span.ends_on} | values
    )


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "label"),
    [
        ("month", DAY(2028, 2, 10), DAY(2028, 2, 1), DAY(2028, 2, 29), "luty 2028"),
        ("quarter", DAY(2026, 9, 30), DAY(2026, 7, 1), DAY(2026, 9, 30), "III kwartał 2026"),
        ("half", DAY(2026, 7, 1), DAY(2026, 7, 1), DAY(2026, 12, 31), "II półrocze 2026"),
        ("year", DAY(2026, 12, 31), DAY(2026, 1, 1), DAY(2026, 12, 31), "rok 2026"),
    ],
)
def test_a_calendar_period_holds_its_day(kind, day, first, last, label):
    span = span_of(PeriodKind(kind), day)

    assert (span.starts_on, span.ends_on, span.label) == (first, last, label)


def test_periods_between_two_days_meet_them_both():
    found = [span.label for span in spans_between(PeriodKind.QUARTER, DAY(2026, 11, 2), DAY(2027, 4, 1))]

    assert found == ["IV kwartał 2026", "I kwartał 2027", "II kwartał 2027"]


def test_amounts_add_up_over_periods_and_providers_and_units_stay_apart():
    rows = [
        figure(
            "quarter", DAY(2026, 1, 1), partner_id=1, quantity=Decimal(10), quantity_unit="hour", cost=Decimal(500)
        ),
        figure("quarter", DAY(2026, 4, 1), partner_id=1, quantity=Decimal("2.5"), quantity_unit="hour", refusals=0),
        figure("quarter", DAY(2026, 1, 1), partner_id=2, quantity=Decimal(4), quantity_unit="trip", cost=Decimal(20)),
    ]

    found = totals_of(rows)

    assert found.quantities == {"hour": Decimal("12.5"), "trip": Decimal(4)}
    assert (found.cost, found.refusals, found.turns) == (Decimal(520), 0, None)


def test_a_row_of_all_providers_is_not_added_to_rows_of_each():
    rows = [
        figure("year", DAY(2026, 1, 1), cost=Decimal(900)),
        figure("quarter", DAY(2026, 1, 1), partner_id=1, cost=Decimal(500)),
    ]

    assert totals_of(rows).cost == Decimal(500)
    assert totals_of(rows[:1]).cost == Decimal(900)


def test_the_number_of_a_year_is_the_entered_one_and_never_a_sum():
    months = [figure("month", DAY(2026, at, 1), partner_id=1, people=10 + at) for at in (1, 2, 3)]
    year = figure("year", DAY(2026, 1, 1), partner_id=1, people=20)

    assert people_of(months, PeriodKind.YEAR, 2026) == People(None, 13, 36)
    assert people_of([*months, year], PeriodKind.YEAR, 2026).value == 20
    assert people_of([], PeriodKind.YEAR, 2026) == People()


def test_numbers_of_two_providers_do_not_make_the_number_of_the_service():
    rows = [figure("year", DAY(2026, 1, 1), partner_id=who, people=people) for who, people in ((1, 20), (2, 5))]

    assert people_of(rows, PeriodKind.YEAR, 2026) == People(None, 20, 25)
    together = figure("year", DAY(2026, 1, 1), people=22)
    assert people_of([*rows, together], PeriodKind.YEAR, 2026).value == 22


@pytest.mark.django_db
def test_periods_with_hours_do_not_overlap_and_those_with_people_may():
    item = ItemFactory()
    common = {"programme": item.version.programme, "service": item.service, "partner": PartnerFactory()}
    DeliveryFigureFactory(**common, quantity=5, quantity_unit="hour")
    DeliveryFigureFactory(**common, period_kind=PeriodKind.MONTH, people=3)

    with pytest.raises(IntegrityError, match="delivery_amounts_do_not_overlap"), transaction.atomic():
        DeliveryFigureFactory(**common, period_kind=PeriodKind.YEAR, cost=100)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"people": None}, "delivery_says_something"),
        ({"cost": -1}, "delivery_cost_not_negative"),
        ({"quantity": 3}, "delivery_quantity_has_unit"),
        ({"service": None, "cost": 5}, "delivery_of_programme_is_people"),
    ],
)
def test_the_database_refuses_what_makes_no_sense(values, constraint):
    item = ItemFactory()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DeliveryFigureFactory(**{"programme": item.version.programme, "service": item.service} | values)


def test_a_number_of_all_providers_leaves_no_room_for_theirs():
    apart = [figure("quarter", DAY(2026, 1, 1), partner_id=1, people=30)]
    together = figure("year", DAY(2026, 1, 1), people=40)
    next_year = figure("year", DAY(2027, 1, 1), partner_id=1, people=7)

    assert people_of([*apart, together, next_year], PeriodKind.WHOLE) == People(None, 40, 47)


def test_the_whole_programme_is_bounded_by_its_services_until_it_is_entered():
    rows = [
        figure("year", DAY(2026, 1, 1), people=40),
        *(figure("quarter", DAY(2026, month, 1), service_id=2, people=10) for month in (1, 4)),
    ]

    assert people_of_programme(rows, PeriodKind.YEAR, 2026) == People(None, 40, 60)
    entered = figure("year", DAY(2026, 1, 1), service_id=None, people=45)
    assert people_of_programme([*rows, entered], PeriodKind.YEAR, 2026).value == 45


def test_a_number_of_the_whole_programme_does_not_hide_that_of_a_year():
    of_year = figure("year", DAY(2025, 1, 1), people=96, partner_id=7)
    whole = figure("year", DAY(2025, 1, 1), people=140)
    whole.period_kind, whole.ends_on = PeriodKind.WHOLE, DAY(2026, 9, 30)

    assert people_of([of_year, whole], PeriodKind.YEAR, 2025).value == 96
    assert people_of([of_year, whole], PeriodKind.WHOLE).value == 140
