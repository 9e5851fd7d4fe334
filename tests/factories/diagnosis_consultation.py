"""The consultation of a diagnosis for tests."""

import datetime as dt

import factory
from django.utils import timezone

from diagnosis.enums import ConsultationChannel, MeetingAudience, RemarkSender, RemarkVerdict
from diagnosis.models import ConsultationMeeting, ConsultationRemark
from tests.factories.accounts import UserFactory
from tests.factories.diagnosis import DiagnosisFactory


class ConsultationMeetingFactory(factory.django.DjangoModelFactory):
    """A meeting with residents in a village hall."""

    class Meta:
        model = ConsultationMeeting

    diagnosis = factory.SubFactory(DiagnosisFactory, at_consultation=True)
    held_on = dt.date(2026, 5, 12)
    place = "Świetlica w Podlesiu"
    audience = MeetingAudience.RESIDENTS
    participants = 24
    created_by = factory.SubFactory(UserFactory, organiser=True)


class RemarkFactory(factory.django.DjangoModelFactory):
    """A remark that waits for an answer; ``answered=True`` gives it one."""

    class Meta:
        model = ConsultationRemark

    class Params:
        answered = factory.Trait(
            verdict=RemarkVerdict.ACCEPTED,
            answer="Dodajemy punkt wydawania posiłków w Rudce.",
            answered_at=factory.LazyFunction(timezone.now),
            answered_by=factory.SelfAttribute("created_by"),
        )

    diagnosis = factory.SubFactory(DiagnosisFactory, at_consultation=True)
    number = factory.Sequence(lambda n: n + 1)
    received_on = dt.date(2026, 5, 10)
    channel = ConsultationChannel.FORM
    sender = RemarkSender.RESIDENT
    text = "W Rudce też nie ma gdzie zjeść ciepłego obiadu."
    created_by = factory.SubFactory(UserFactory, organiser=True)
