"""The research of a diagnosis for tests; everything is invented."""

import datetime as dt

import factory

from diagnosis.models import Research, ResearchLimit, ResearchMethod, ResearchQuestion, ResearchSample, ResearchSource
from tests.factories.diagnosis import DiagnosisFactory


class ResearchFactory(factory.django.DjangoModelFactory):
    """A research with one row in each part."""

    class Meta:
        model = Research
        skip_postgeneration_save = True

    diagnosis = factory.SubFactory(DiagnosisFactory)

    @factory.post_generation
    def rows(self, create, extracted, **kwargs):
        """One row in each part."""
        ResearchQuestion.objects.create(research=self, text="Czego brakuje starszym mieszkańcom?")
        ResearchMethod.objects.create(research=self, kind="survey", purpose="Opinie mieszkańców o usługach.")
        ResearchSample.objects.create(
            research=self,
            method="ankieta",
            group="Mieszkańcy powyżej 60 lat",
            date_from=dt.date(2026, 2, 2),
            date_to=dt.date(2026, 3, 13),
            invited=120,
            answered=90,
            chosen="Co dziesiąty adres z trzech sołectw.",
        )
        ResearchLimit.objects.create(research=self, what="Osoby bez meldunku", why="Nie ma ich w spisie adresów.")
        ResearchSource.objects.create(
            research=self, title="Strategia rozwiązywania problemów społecznych", author="Urząd Gminy", year=2024
        )
