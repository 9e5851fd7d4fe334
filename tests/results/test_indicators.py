"""Measures: how far towards the target, and whose values are whose."""

import datetime
from decimal import Decimal

import pytest

from programmes.models import Indicator, ProgrammeIndicator
from programmes.results.indicators import indicators_of, is_reached, progress_of
from tests.factories.programmes import ItemFactory
from tests.factories.results_adopted import AdoptedFactory
from tests.factories.results_indicators import IndicatorActualFactory

DAY = datetime.date


@pytest.mark.parametrize(
    ("baseline", "target", "value", "per_cent"),
    [
        (None, 80, 20, 25),
        (None, 80, 80, 100),
        (20, 80, 20, 0),
        (20, 80, 10, -17),
        (20, 80, 95, 125),
        (40, 10, 25, 50),
        (40, 10, 10, 100),
        (40, 10, 55, -50),
        (0, 1000, Decimal("999.99"), 99),
        (30, 30, 30, None),
        (None, 0, 5, None),
        (5, None, 5, None),
    ],
)
def test_progress_is_the_part_of_the_way_from_base_to_target(baseline, target, value, per_cent):
    numbers = [None if one is None else Decimal(one) for one in (baseline, target, value)]

    assert progress_of(*numbers) == per_cent


@pytest.mark.parametrize(
    ("baseline", "target", "value", "reached"),
    [
        (20, 80, 80, True),
        (20, 80, 79, False),
        (40, 10, 10, True),
        (40, 10, 11, False),
        (30, 30, 30, True),
        (30, 30, 31, False),
        (None, 5, 6, True),
        (5, None, 6, None),
    ],
)
def test_a_target_below_the_base_is_reached_from_above(baseline, target, value, reached):
    numbers = [None if one is None else Decimal(one) for one in (baseline, target, value)]

    assert is_reached(*numbers) is reached


@pytest.mark.django_db
def test_values_go_to_their_measure_and_a_dropped_measure_keeps_its_values(django_assert_num_queries):
    version = AdoptedFactory()
    item = ItemFactory(version=version, service__name="Posiłek w domu")
    ProgrammeIndicator.objects.create(version=version, name="Czas oczekiwania", unit="dni", baseline=30, target=10)
    Indicator.objects.create(item=item, name="Osoby bez ciepłego posiłku", unit="osoba", target=5)
    of_programme = {"programme": version.programme}
    IndicatorActualFactory(**of_programme, name="Czas  oczekiwania", value=20, day=DAY(2026, 5, 1))
    IndicatorActualFactory(**of_programme, name="czas oczekiwania", value=25)
    IndicatorActualFactory(**of_programme, name="Liczba skarg", value=3)
    IndicatorActualFactory(name="Czas oczekiwania", programme=AdoptedFactory().programme, value=1)

    with django_assert_num_queries(4):
        waiting, meals, gone = indicators_of(version.programme)

    assert [point.value for point in waiting.points] == [25, 20]
    assert (waiting.progress, waiting.falls, waiting.is_reached) == (50, True, False)
    assert (meals.service, meals.latest, meals.progress) == (item.service, None, None)
    assert (gone.name, gone.target, gone.progress, gone.number) == ("Liczba skarg", None, None, 3)
