"""Notes of the year for tests."""

import datetime as dt

import factory

from diagnosis.models import Note, NoteReading
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import NeedFactory


class NoteFactory(factory.django.DjangoModelFactory):
    """A note that waits."""

    class Meta:
        model = Note

    noted_on = dt.date(2026, 9, 14)
    subject = factory.Sequence(lambda n: f"Brak dowozu posiłków do wsi {n}")
    text = "Sołtyska mówi, że po zamknięciu sklepu starsi ludzie nie mają gdzie kupić obiadu."
    group = "Seniorzy mieszkający samotnie"
    created_by = factory.SubFactory(UserFactory, organiser=True)


class ReadingFactory(factory.django.DjangoModelFactory):
    """A note taken into a row of form 1; with ``reason`` and without ``need``: one read without a change."""

    class Meta:
        model = NoteReading

    note = factory.SubFactory(NoteFactory)
    need = factory.SubFactory(NeedFactory)
    diagnosis = factory.SelfAttribute("need.diagnosis")
    read_by = factory.SelfAttribute("note.created_by")
