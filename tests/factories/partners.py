"""Partners, offers and agreements for tests."""

import datetime

import factory
from django.db.models import Max
from django.utils import timezone

from partners.enums import Accessible, AgreementState, ContactManner, PartyRole, PlaceKind, SignatureManner
from partners.models import (
    AgreementParty,
    AgreementTask,
    AgreementTemplate,
    AgreementTemplateRow,
    CardBundle,
    CooperationAgreement,
    JointAction,
    Offer,
    Partner,
    PartnerContact,
    PartnerFounder,
    PartnerPlace,
)
from partners.wording import text_hash
from services.enums import Period, Unit
from tests.factories.accounts import UserFactory
from tests.factories.services import ServiceFactory


class PartnerFactory(factory.django.DjangoModelFactory):
    """A card with a name only; ``full`` fills all thirteen rows."""

    class Meta:
        model = Partner

    class Params:
        full = factory.Trait(
            address="Podlesie 14, 89-999 Brzozowa Górka",
            phones="52 000 00 00 wew. 3",
            email="kolo@przyklad.example",
            responsible_person="Barbara Przykładna",
            works_for_social_employment=False,
            is_local_government_unit=False,
            is_other_administration=False,
            is_ngo=True,
            resources_staff="Dwanaście członkiń, w tym dwie opiekunki środowiskowe.",
            resources_infrastructure="Świetlica z kuchnią na 40 posiłków dziennie.",
            activity_scope="Wsparcie starszych mieszkańców trzech sołectw.",
            activity_kinds="Posiłki, spotkania, dowóz na zajęcia.",
            activity_recipients="Osoby po sześćdziesiątym roku życia.",
            affiliation_parent="Nie działa w strukturach innej organizacji.",
            affiliation_cooperation="Współpracuje ze szkołą i strażą.",
            affiliation_guidelines="Nie wiążą go niczyje wytyczne.",
            other_information="Brakuje drugiego kierowcy.",
            role_justification="Jedyny podmiot w sołectwie gotowy gotować przez cały rok.",
            actions_taken="Festyn sąsiedzki.",
        )
        social_employment = factory.Trait(works_for_social_employment=True)

    name = factory.Sequence(lambda n: f"Koło Gospodyń Wiejskich „Kalina” {n}")
    created_by = factory.SubFactory(UserFactory, worker=True)


class OfferFactory(factory.django.DjangoModelFactory):
    """Forty persons a year."""

    class Meta:
        model = Offer

    partner = factory.SubFactory(PartnerFactory)
    service = factory.SubFactory(ServiceFactory)
    capacity = 40
    unit = Unit.PERSON
    period = Period.YEAR


class AgreementFactory(factory.django.DjangoModelFactory):
    """A draft on the newest template of the reference data; ``signed`` is signed yesterday."""

    class Meta:
        model = CooperationAgreement

    class Params:
        agreed = factory.Trait(
            state=AgreementState.AGREED,
            agreed_at=factory.LazyFunction(timezone.now),
            agreed_by=factory.SubFactory(UserFactory, organiser=True),
        )
        signed = factory.Trait(
            state=AgreementState.SIGNED,
            concluded_on=factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=1)),
            signature_manner=SignatureManner.PAPER,
            signed_at=factory.LazyFunction(timezone.now),
            signed_by=factory.SubFactory(UserFactory, organiser=True),
        )

    number = factory.Sequence(lambda n: f"{n}/2026")
    template = factory.LazyFunction(lambda: AgreementTemplate.objects.published().order_by("-number").first())
    place = "Brzozowa Górka"
    created_by = factory.SubFactory(UserFactory, worker=True)


class PartyFactory(factory.django.DjangoModelFactory):
    """A partner as a party; ``partner=None`` is the centre."""

    class Meta:
        model = AgreementParty

    agreement = factory.SubFactory(AgreementFactory)
    partner = factory.SubFactory(PartnerFactory)
    role = PartyRole.PROVIDER
    position = factory.Sequence(lambda n: n)


class TaskFactory(factory.django.DjangoModelFactory):
    """A task nobody is responsible for yet."""

    class Meta:
        model = AgreementTask

    agreement = factory.SubFactory(AgreementFactory)
    description = "Prowadzenie katalogu usług"
    position = factory.Sequence(lambda n: n)


class PlaceFactory(factory.django.DjangoModelFactory):
    """A place of services, open on two kinds of days."""

    class Meta:
        model = PartnerPlace

    partner = factory.SubFactory(PartnerFactory)
    kind = PlaceKind.SERVICE
    name = "Świetlica w Rudce"
    address = "Rudka 7, 89-999 Brzozowa Górka"
    hours_mon = "8:00–16:00"
    hours_sat = "9:00–12:00, 14:00–18:00"
    architectural = Accessible.PARTLY
    architectural_note = "podjazd, bez toalety dla wózków"
    created_by = factory.SubFactory(UserFactory, worker=True)


class FounderFactory(factory.django.DjangoModelFactory):
    """A founder known by a name alone."""

    class Meta:
        model = PartnerFounder

    partner = factory.SubFactory(PartnerFactory)
    name = "Rada sołecka w Podlesiu"


class ContactFactory(factory.django.DjangoModelFactory):
    """A conversation with a next step that waits."""

    class Meta:
        model = PartnerContact

    partner = factory.SubFactory(PartnerFactory)
    held_on = factory.LazyFunction(lambda: timezone.localdate() - datetime.timedelta(days=10))
    manner = ContactManner.PHONE
    with_whom = "przewodnicząca"
    about = "Koło może gotować także w soboty."
    next_step = "wysłać projekt porozumienia"
    next_step_on = factory.LazyFunction(timezone.localdate)
    created_by = factory.SubFactory(UserFactory, worker=True)


class JointActionFactory(factory.django.DjangoModelFactory):
    """A picnic; ``partners`` took part."""

    class Meta:
        model = JointAction
        skip_postgeneration_save = True

    name = "Piknik sąsiedzki"
    began_on = datetime.date(2026, 6, 14)
    share = "Koło ugotowało zupę"
    result = "przyszło 120 osób"
    created_by = factory.SubFactory(UserFactory, worker=True)

    @factory.post_generation
    def partners(self, create, given, **kwargs) -> None:
        """Name who took part."""
        if create and given:
            self.partners.set(given)


def published_template(*, text: str, published_on: datetime.date, key: str = "pierwszy") -> AgreementTemplate:
    """The next version of the agreement template: one point with ``text``."""
    number = AgreementTemplate.objects.aggregate(last=Max("number"))["last"] or 0
    template = AgreementTemplate.objects.create(number=number + 1, title="Porozumienie o współpracy")
    AgreementTemplateRow.objects.create(template=template, position=1, kind="point", key=key, text=text)
    template.state, template.published_on = "published", published_on
    template.rows_sha256 = text_hash(template.title, template.rows.all())
    template.save()
    return template


class CardBundleFactory(factory.django.DjangoModelFactory):
    """A finished file of one card."""

    class Meta:
        model = CardBundle

    created_by = factory.SubFactory("tests.factories.accounts.UserFactory", worker=True)
    shape = "pdf"
    cards = factory.LazyFunction(lambda: [1])
    done = total = 3
    file = b"%PDF-1.7"
    finished_at = factory.LazyFunction(timezone.now)
