"""Indicators and values for tests; areas are invented."""

import datetime as dt
from decimal import Decimal

import factory

from diagnosis.figures.areas import level_of
from diagnosis.models import Area, DiagnosisIndicator, FigureSource, Indicator, IndicatorValue
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory


class AreaFactory(factory.django.DjangoModelFactory):
    """The demo gmina as an area."""

    class Meta:
        model = Area
        django_get_or_create = ("code",)

    code = "9901033"
    name = "Brzozowa Górka"
    level = factory.LazyAttribute(lambda area: level_of(area.code))


class IndicatorFactory(factory.django.DjangoModelFactory):
    """A number of people."""

    class Meta:
        model = Indicator

    name = factory.Sequence(lambda n: f"Osoby korzystające z dowozu posiłków {n}")
    unit = "osoba"
    publisher = "Centrum Usług Społecznych"
    is_count = True
    created_by = factory.SubFactory(UserFactory, worker=True)


class FigureSourceFactory(factory.django.DjangoModelFactory):
    """One writing by hand."""

    class Meta:
        model = FigureSource

    kind = "typed"
    text = "Sprawozdanie roczne ośrodka"
    as_of = dt.date(2026, 2, 27)
    created_by = factory.SubFactory(UserFactory, worker=True)


class IndicatorValueFactory(factory.django.DjangoModelFactory):
    """A value of the demo gmina."""

    class Meta:
        model = IndicatorValue

    indicator = factory.SubFactory(IndicatorFactory)
    area = factory.SubFactory(AreaFactory)
    year = factory.Sequence(lambda n: 2000 + n % 90)
    unit = factory.SelfAttribute("indicator.unit")
    value = Decimal("120")
    source = factory.SubFactory(FigureSourceFactory)


class DiagnosisIndicatorFactory(factory.django.DjangoModelFactory):
    """An indicator shown in a diagnosis."""

    class Meta:
        model = DiagnosisIndicator

    diagnosis = factory.SubFactory(DiagnosisFactory)
    indicator = factory.SubFactory(IndicatorFactory)
