"""Factories of questionnaires on quality."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from programmes.results.models import Opinion, Survey
from programmes.results.quality_enums import MARKS, OpinionSource, SurveyState
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.services import ServiceFactory


class SurveyFactory(DjangoModelFactory):
    """A questionnaire in preparation; ``opened=True`` one open since ten days, ``closed=True`` one that ended."""

    class Meta:
        model = Survey

    class Params:
        opened = factory.Trait(
            state=SurveyState.OPEN,
            opened_at=factory.LazyFunction(timezone.now),
            opened_by=factory.SelfAttribute("created_by"),
        )
        closed = factory.Trait(
            state=SurveyState.CLOSED,
            opened_at=factory.LazyFunction(timezone.now),
            opened_by=factory.SelfAttribute("created_by"),
            closed_at=factory.LazyFunction(timezone.now),
            closed_by=factory.SelfAttribute("created_by"),
        )

    programme = factory.SubFactory(ProgrammeFactory)
    service = factory.SubFactory(ServiceFactory)
    title = "Opinia o usłudze: dowóz posiłków"
    greeting = "Chcemy wiedzieć, jak sprawdza się ta usługa."
    reliability = "Posiłek przyjeżdża taki, jaki był umówiony, i o umówionej porze."
    responsiveness = "Na zmianę albo kłopot wykonawca reaguje od razu."
    assurance = "Osobie, która przywozi posiłek, można zaufać."
    empathy = "Pamięta się o tym, czego potrzebuję."
    tangibles = "Pojemniki i samochód są czyste i zadbane."
    overall = "Jak ogólnie ocenia Pan lub Pani tę usługę?"
    first = "Co warto poprawić?"
    opens_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=10))
    closes_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=10))
    created_by = factory.SubFactory(UserFactory)


class OpinionFactory(DjangoModelFactory):
    """An answer from the page; ``paper=True`` a sheet that came back."""

    class Meta:
        model = Opinion

    class Params:
        paper = factory.Trait(
            source=OpinionSource.PAPER,
            number=factory.LazyAttribute(lambda row: (row.survey.opinions.filter(source="paper").count()) + 1),
            created_by=factory.SelfAttribute("survey.created_by"),
        )

    source = OpinionSource.OPEN
    given_on = factory.LazyFunction(timezone.localdate)
    reliability = 4
    responsiveness = 4
    assurance = 5
    empathy = 3
    tangibles = 4
    overall = 4


def opinions(survey: Survey, how_many: int, **values) -> list[Opinion]:
    """Make answers to a questionnaire in one go; a mark given as a list goes round."""
    rows = []
    for at in range(how_many):
        own = {name: value[at % len(value)] if isinstance(value, list) else value for name, value in values.items()}
        rows.append(OpinionFactory.build(survey=survey, **own))
    return Opinion.objects.bulk_create(rows)


def only(code: str, marks: list[int]) -> list[dict]:
    """Return answers that mark one factor alone."""
    return [{**dict.fromkeys(MARKS), code: mark} for mark in marks]
