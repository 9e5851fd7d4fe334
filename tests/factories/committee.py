"""The cooperation committee for tests."""

import datetime

import factory
from django.utils import timezone

from partners.features import FEATURES
from partners.models import (
    Annex,
    CheckAnswer,
    CommitteeDecision,
    CommitteeMeeting,
    CommitteeMember,
    MeetingPresence,
    PartnershipCheck,
    TrainingModule,
)
from tests.factories.accounts import UserFactory
from tests.factories.partners import AgreementFactory, PartyFactory


class MemberFactory(factory.django.DjangoModelFactory):
    """A person of a party of a signed agreement, since the day it was signed."""

    class Meta:
        model = CommitteeMember

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    party = factory.LazyAttribute(
        lambda member: PartyFactory(agreement=member.agreement, joined_on=member.agreement.concluded_on)
    )
    person = factory.Sequence(lambda n: f"Halina Wrzosek {n}")
    post = "kierowniczka"
    joined_on = factory.LazyAttribute(lambda member: member.agreement.concluded_on)


class MeetingFactory(factory.django.DjangoModelFactory):
    """Open minutes of a meeting today; ``present`` lists the members that came."""

    class Meta:
        model = CommitteeMeeting
        skip_postgeneration_save = True

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    held_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=1))
    place = "Brzozowa Górka, świetlica"
    agenda = "Potrzeby na zimę\nPodział obiadów"
    minutes = "Omówiono potrzeby na zimę i ustalono, kto gotuje."
    created_by = factory.SubFactory(UserFactory, worker=True)

    @factory.post_generation
    def present(self, create, extracted, **kwargs):
        """Write down who came."""
        for member in extracted or ():
            MeetingPresence.objects.create(meeting=self, member=member)


class DecisionFactory(factory.django.DjangoModelFactory):
    """A carried decision; with ``responsible`` and ``duty`` due in a week."""

    class Meta:
        model = CommitteeDecision

    meeting = factory.SubFactory(MeetingFactory)
    decided_on = factory.LazyAttribute(lambda decision: decision.meeting.held_on)
    text = "Zimą gotują dwie świetlice na zmianę."
    votes_for = 1
    due_on = factory.LazyAttribute(
        lambda decision: decision.decided_on + datetime.timedelta(days=7) if decision.responsible else None
    )
    responsible = None
    duty = ""


class AnnexFactory(factory.django.DjangoModelFactory):
    """A draft with a text; ``kind="education"`` wants modules."""

    class Meta:
        model = Annex

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    number = factory.LazyAttribute(lambda annex: annex.agreement.annexes.count() + 1)
    title = "Wspólny magazyn"
    text = "Strony prowadzą wspólny magazyn sprzętu."
    created_by = factory.SubFactory(UserFactory, worker=True)


class ModuleFactory(factory.django.DjangoModelFactory):
    """Twelve hours that somebody teaches."""

    class Meta:
        model = TrainingModule

    annex = factory.SubFactory(AnnexFactory, kind="education", title="Program edukacyjny")
    name = "Opieka nad osobą starszą w domu"
    hours = 12
    teacher = factory.LazyAttribute(lambda module: module.annex.agreement.parties.first())
    position = factory.Sequence(lambda n: n)


class PartnershipCheckFactory(factory.django.DjangoModelFactory):
    """Everything answered with „częściowo”, unless ``answers`` says otherwise: feature → answer."""

    class Meta:
        model = PartnershipCheck
        skip_postgeneration_save = True

    agreement = factory.SubFactory(AgreementFactory, signed=True)
    checked_on = factory.LazyFunction(timezone.localdate)
    checked_by = "zespół partnerstwa"
    way = "contacts"
    created_by = factory.SubFactory(UserFactory, worker=True)

    @factory.post_generation
    def answers(self, create, extracted, **kwargs):
        """Answer all features."""
        for feature in FEATURES:
            answer = (extracted or {}).get(feature.key, "partly")
            CheckAnswer.objects.create(check_made=self, feature=feature.key, answer=answer)
