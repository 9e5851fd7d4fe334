"""Factories of complaints and of notes on impact."""

import datetime

import factory
from factory.django import DjangoModelFactory

from programmes.results.complaining.enums import ComplaintState, ComplaintWay, Finding
from programmes.results.models import Complaint, ImpactNote, KnownBy
from tests.factories.accounts import UserFactory


class ComplaintFactory(DjangoModelFactory):
    """A complaint just entered; traits take it further."""

    class Meta:
        model = Complaint

    class Params:
        explaining = factory.Trait(
            state=ComplaintState.EXPLAINING,
            asked_on=datetime.date(2026, 3, 3),
            explanation_due=datetime.date(2026, 3, 17),
        )
        found = factory.Trait(
            state=ComplaintState.REVIEW, finding=Finding.JUSTIFIED, found_on=datetime.date(2026, 3, 20)
        )
        correcting = factory.Trait(
            state=ComplaintState.CORRECTING,
            finding=Finding.JUSTIFIED,
            found_on=datetime.date(2026, 3, 20),
            correction="Dowóz o stałej godzinie.",
            correction_due=datetime.date(2026, 4, 20),
        )
        closed = factory.Trait(
            state=ComplaintState.CLOSED,
            finding=Finding.PARTLY,
            found_on=datetime.date(2026, 3, 20),
            conclusion="Ustalono stałą godzinę dowozu.",
            closed_on=datetime.date(2026, 4, 2),
            closed_by=factory.SubFactory(UserFactory, director=True),
        )

    year = factory.LazyAttribute(lambda row: row.received_on.year)
    ordinal = factory.Sequence(lambda number: number + 1)
    received_on = datetime.date(2026, 3, 2)
    way = ComplaintWay.TELEPHONE
    topic_id = "terminowosc"
    subject = "Obiady przyjeżdżają po czternastej"
    description = "Od początku miesiąca dowóz jest o dwie godziny później, niż zapisano w umowie."
    created_by = factory.SubFactory(UserFactory)


class ImpactNoteFactory(DjangoModelFactory):
    """A change seen in the spring; give ``programme``."""

    class Meta:
        model = ImpactNote

    change = "Opiekunowie wracają do pracy na część etatu."
    group = "opiekunowie osób z otępieniem"
    known_by = KnownBy.TALK
    noted_on = datetime.date(2026, 5, 12)
    created_by = factory.SubFactory(UserFactory)
