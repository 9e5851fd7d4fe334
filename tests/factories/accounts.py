"""People for tests; every one of them invented."""

import datetime

import factory
from django.utils import timezone

from cus.accounts.enums import InvitationKind, Role
from cus.accounts.invitations import LINK_LASTS
from cus.accounts.models import Authorisation, Invitation, User
from cus.accounts.scopes import Scope


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


class AuthorisationFactory(factory.django.DjangoModelFactory):
    """An authorisation in force from today for a month, granted by a director."""

    class Meta:
        model = Authorisation

    person = factory.SubFactory(UserFactory, worker=True)
    granted_by = factory.SubFactory(UserFactory, director=True)
    scope = Scope.DIRECTOR
    valid_from = factory.LazyFunction(timezone.localdate)
    valid_to = factory.LazyAttribute(lambda one: one.valid_from + datetime.timedelta(days=30))
    document_number = factory.Sequence(lambda n: f"{n + 1}/2026")
    document_date = factory.LazyAttribute(lambda one: one.valid_from)

    class Params:
        revoked = factory.Trait(
            revoked_at=factory.LazyFunction(timezone.now),
            revoked_by=factory.SelfAttribute("granted_by"),
            revocation_reason="Dyrektor wrócił do pracy.",
        )


class InvitationFactory(factory.django.DjangoModelFactory):
    """A link that waits for the person; ``slip`` makes it a code on paper."""

    class Meta:
        model = Invitation

    person = factory.SubFactory(UserFactory)
    created_by = factory.SubFactory(UserFactory, administrator=True)
    kind = InvitationKind.MAIL
    expires_at = factory.LazyFunction(lambda: timezone.now() + LINK_LASTS)
