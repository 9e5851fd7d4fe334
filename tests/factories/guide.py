"""What a partner works with, and entries of the guide, for tests."""

import datetime

import factory
from django.utils import timezone

from cus.documents.serial import to_data
from partners.enums import Charge, FacilityKind, FeeKind
from partners.guide.content import content_of
from partners.models import Facility, GuideEntry, OfferFee, StaffGroup
from tests.factories.accounts import UserFactory
from tests.factories.partners import OfferFactory, PartnerFactory


class FullOfferFactory(OfferFactory):
    """An offer that answers whatever a resident asks; its person did not agree to be named."""

    recipients = ["seniorzy", "opiekunowie faktyczni"]
    admission = "Osoby po 60. roku życia z orzeczeniem, mieszkające same, albo osoby po 75. roku życia."
    place = "Świetlica w Podlesiu, Podlesie 14"
    hours_mon = hours_wed = "8:00–12:00"
    hours_note = "w lipcu przerwa"
    charge = Charge.PARTLY
    how_to_apply = "Zadzwoń albo przyjdź do świetlicy."
    contact_person = "Barbara Przykładna"
    contact_details = "600 000 111"
    confirmed_on = datetime.date(2026, 10, 5)


class FeeFactory(factory.django.DjangoModelFactory):
    """Twelve zloty for a meal."""

    class Meta:
        model = OfferFee

    offer = factory.SubFactory(FullOfferFactory)
    kind = FeeKind.AMOUNT
    amount = 12
    unit = "meal"
    position = factory.Sequence(lambda n: n)


class StaffGroupFactory(factory.django.DjangoModelFactory):
    """Three people with a course."""

    class Meta:
        model = StaffGroup

    partner = factory.SubFactory(PartnerFactory)
    qualification = "kurs opiekuńczy"
    number = 3


class FacilityFactory(factory.django.DjangoModelFactory):
    """A room for forty."""

    class Meta:
        model = Facility

    partner = factory.SubFactory(PartnerFactory)
    kind = FacilityKind.ROOM
    name = "Sala z kuchnią"
    capacity = 40


class GuideEntryFactory(factory.django.DjangoModelFactory):
    """The words of the offer as they are now, confirmed today."""

    class Meta:
        model = GuideEntry

    offer = factory.SubFactory(FullOfferFactory)
    content = factory.LazyAttribute(lambda entry: to_data(content_of(entry.offer)))
    published_at = factory.LazyFunction(timezone.now)
    published_by = factory.SubFactory(UserFactory, organiser=True)
    confirmed_on = factory.LazyFunction(timezone.localdate)
