"""The centre for tests: an invented one, in an invented gmina."""

import datetime as dt

import factory

from cus.centre.models import (
    BankAccount,
    Centre,
    CentreGmina,
    CentreUnit,
    FormerHead,
    Gmina,
    Post,
    PostHolding,
    QualificationCheck,
    Resolution,
    Signatory,
)


class CentreFactory(factory.django.DjangoModelFactory):
    """The profile; there is one row, so a second call returns it."""

    class Meta:
        model = Centre
        django_get_or_create = ("id",)

    id = Centre.SINGLETON
    name = "Centrum Usług Społecznych w Brzozowej Górce"
    short_name = "CUS Brzozowa Górka"
    street = "ul. Lipowa 4"
    postal_code = "99-100"
    town = "Brzozowa Górka"


class ServedGminaFactory(factory.django.DjangoModelFactory):
    """A served gmina of the register; Czersk when no other is named."""

    class Meta:
        model = CentreGmina

    centre = factory.SubFactory(CentreFactory)
    gmina = factory.LazyFunction(lambda: Gmina.objects.get(name="Czersk"))
    is_founder = True
    councillors = 15


class UnitFactory(factory.django.DjangoModelFactory):
    """A unit directly under the centre."""

    class Meta:
        model = CentreUnit

    centre = factory.SubFactory(CentreFactory)
    name = factory.Sequence(lambda n: f"Klub Seniora {n}")


class FormerHeadFactory(factory.django.DjangoModelFactory):
    """A name and address until the end of June 2025."""

    class Meta:
        model = FormerHead

    centre = factory.SubFactory(CentreFactory)
    valid_until = dt.date(2025, 6, 30)
    name = "Centrum Usług Społecznych w Brzozowej"
    street = "ul. Stara 1"
    postal_code = "99-100"
    town = "Brzozowa Górka"


class PostFactory(factory.django.DjangoModelFactory):
    """The post of the director."""

    class Meta:
        model = Post

    centre = factory.SubFactory(CentreFactory)
    kind = "director"


class HoldingFactory(factory.django.DjangoModelFactory):
    """A director since the beginning of 2025, still on the post."""

    class Meta:
        model = PostHolding

    post = factory.SubFactory(PostFactory)
    person_name = "Wanda Zmyślona"
    valid_from = dt.date(2025, 1, 1)


class CheckFactory(factory.django.DjangoModelFactory):
    """A training of 60 hours that somebody saw."""

    class Meta:
        model = QualificationCheck

    holding = factory.SubFactory(HoldingFactory)
    condition = "szkolenie"
    is_met = True
    hours = 60
    evidence = "zaświadczenie o szkoleniu"
    checked_on = dt.date(2025, 1, 2)


class SignatoryFactory(factory.django.DjangoModelFactory):
    """The director's signature by the post; give ``holding``."""

    class Meta:
        model = Signatory

    centre = factory.SubFactory(CentreFactory)
    person_name = "Wanda Zmyślona"
    function = "dyrektor"
    basis = "art. 24 ust. 1 ustawy"
    valid_from = dt.date(2025, 1, 1)


class AccountFactory(factory.django.DjangoModelFactory):
    """An account in use; its check digits are right."""

    class Meta:
        model = BankAccount

    centre = factory.SubFactory(CentreFactory)
    number = "PL61109010140000071219812874"
    purpose = "wpłaty za usługi"
    valid_from = dt.date(2025, 1, 1)


class ResolutionFactory(factory.django.DjangoModelFactory):
    """The resolution by which the centre was created."""

    class Meta:
        model = Resolution

    centre = factory.SubFactory(CentreFactory)
    kind = "creation"
    number = "XI/68/2024"
    adopted_on = dt.date(2024, 5, 20)
