"""Factories of values of measures."""

import datetime

import factory
from factory.django import DjangoModelFactory

from programmes.results.enums import PeriodKind
from programmes.results.models import IndicatorActual
from programmes.results.periods import span_of
from tests.factories.accounts import UserFactory


class IndicatorActualFactory(DjangoModelFactory):
    """A value in a quarter; give ``day`` for another period, ``period_kind`` for another kind."""

    class Meta:
        model = IndicatorActual

    class Params:
        day = datetime.date(2026, 2, 1)

    name = "Osoby, które pozostały we własnym mieszkaniu"
    unit = "%"
    period_kind = PeriodKind.QUARTER
    starts_on = factory.LazyAttribute(lambda row: span_of(row.period_kind, row.day).starts_on)
    ends_on = factory.LazyAttribute(lambda row: span_of(row.period_kind, row.day).ends_on)
    value = 50
    created_by = factory.SubFactory(UserFactory)
