"""Factories of results."""

import datetime

import factory
from factory.django import DjangoModelFactory

from programmes.results.enums import PeriodKind
from programmes.results.models import DeliveryFigure
from programmes.results.periods import span_of
from tests.factories.accounts import UserFactory


class DeliveryFigureFactory(DjangoModelFactory):
    """Figures of one service in a quarter; give ``day`` for another period, ``period_kind`` for another kind."""

    class Meta:
        model = DeliveryFigure

    class Params:
        day = datetime.date(2026, 2, 1)

    period_kind = PeriodKind.QUARTER
    starts_on = factory.LazyAttribute(lambda row: span_of(row.period_kind, row.day).starts_on)
    ends_on = factory.LazyAttribute(lambda row: span_of(row.period_kind, row.day).ends_on)
    people = 12
    created_by = factory.SubFactory(UserFactory)
