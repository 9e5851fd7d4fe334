"""Outside surveys for tests; nobody carried them out."""

import datetime as dt
from decimal import Decimal

import factory

from cus.tables import Kind, Page, write
from diagnosis.models import OutsideAnswer, OutsideQuestion, OutsideSurvey
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory

FACTS = {
    "title": "Seniorzy w powiecie",
    "author": "Uczelnia ludowa",
    "carried_on": dt.date(2025, 6, 30),
    "place": "",
    "respondents": 150,
    "several": False,
}
HEADINGS = ("pytanie", "odpowiedź", "liczba", "procent", "kilka odpowiedzi")
ROWS = (
    ("Czego brakuje?", "dowóz", "84", "56", "tak"),
    ("", "zajęcia", "96", "64", ""),
    ("Czy znasz centrum?", "tak", "90", "60%", "nie"),
    ("Czy znasz centrum?", "nie", "60", "40", ""),
)


def table(rows=ROWS, headings=HEADINGS, kind: Kind = Kind.CSV) -> bytes:
    """A table of results as a file."""
    return write(kind, [Page("wyniki", headings, rows)])


class OutsideSurveyFactory(factory.django.DjangoModelFactory):
    """A survey without questions."""

    class Meta:
        model = OutsideSurvey

    diagnosis = factory.SubFactory(DiagnosisFactory)
    title = "Zdrowie mieszkańców powiatu"
    author = "Szpital powiatowy"
    carried_on = dt.date(2025, 3, 31)
    respondents = 200
    created_by = factory.SubFactory(UserFactory, worker=True)


def an_outside_survey(**given) -> OutsideSurvey:
    """A survey with one question whose shares do not add up."""
    survey = OutsideSurveyFactory(**given)
    question = OutsideQuestion.objects.create(survey=survey, text="Jak ocenia Pan lub Pani swoje zdrowie?")
    for at, (text, count, percent) in enumerate((("dobrze", 120, "60"), ("źle", 70, "45"))):
        OutsideAnswer.objects.create(question=question, position=at, text=text, count=count, percent=Decimal(percent))
    return survey
