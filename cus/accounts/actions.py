"""Every write to accounts."""

import secrets

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.workflow import Refusal, refuse_if

# Letters and digits that nobody mistakes for one another on a printed slip.
SLIP_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
SLIP_GROUPS, SLIP_GROUP = 4, 4


def refusal_to_save(by: User, person: User) -> Refusal | None:
    """Only the administrator keeps accounts, and may not shut himself out."""
    refusal = refusal_without(by, Act.USERS_ADMIN)
    if refusal or person.pk != by.pk:
        return refusal
    if Role.ADMINISTRATOR not in person.roles:
        return Refusal(
            "Nie możesz odebrać sobie roli administratora. Poproś o to innego administratora.", field="roles"
        )
    if not person.is_usable:
        return Refusal("Nie możesz wyłączyć własnego konta. Poproś o to innego administratora.", field="is_active")
    return None


@transaction.atomic
def save_user(*, person: User, by: User) -> User:
    """Create or change an account; a new one has no password yet.

    Raises:
        Refused: not the administrator, or the administrator would shut himself out.
    """
    if person.pk:
        User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    else:
        person.set_unusable_password()
    refuse_if(refusal_to_save(by, person))
    person.email = User.objects.normalize_email(person.email).lower()
    person.save()
    return person


@transaction.atomic
def give_password(*, person: User, by: User) -> str:
    """Set a generated password and return it; it is shown once and kept only as a hash.

    Raises:
        Refused: not the administrator, or the account is not usable.
    """
    refuse_if(refusal_without(by, Act.USERS_ADMIN))
    current = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if not current.is_usable:
        refuse_if(Refusal("Konto jest nieczynne. Najpierw je włącz, potem nadaj hasło."))
    password = "-".join("".join(secrets.choice(SLIP_LETTERS) for _ in range(SLIP_GROUP)) for _ in range(SLIP_GROUPS))
    current.set_password(password)
    current.save(update_fields=["password"])
    return password
