"""The centre for tests: an invented one, in an invented gmina."""

import factory

from cus.centre.models import Centre, CentreGmina, CentreUnit, Gmina


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
