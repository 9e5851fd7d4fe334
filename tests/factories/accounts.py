"""People for tests; every one of them invented."""

import factory

from cus.accounts.enums import Role
from cus.accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person without any role; traits give one."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        worker = factory.Trait(roles=[Role.WORKER], first_name="Piotr", last_name="Jawor")
        organiser = factory.Trait(roles=[Role.ORGANISER], first_name="Hanna", last_name="Wierzba")
        director = factory.Trait(roles=[Role.DIRECTOR], first_name="Andrzej", last_name="Dąbek")
        administrator = factory.Trait(roles=[Role.ADMINISTRATOR], first_name="Ewa", last_name="Leszczyna")
        reader = factory.Trait(roles=[Role.READER], first_name="Teresa", last_name="Olcha")

    email = factory.Sequence(lambda n: f"osoba{n}@przyklad.example")
    first_name = "Jan"
    last_name = factory.Sequence(lambda n: f"Przykładny {n}")
    password = factory.django.Password("bardzo-dlugie-haslo-1")
