"""Who must have a second factor, and who has."""

from allauth.mfa.models import Authenticator
from django.conf import settings

from cus.accounts.enums import Role

# The roles that decide and that give rights, and whoever stands in for the director; the others may have one.
REQUIRED_OF = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})


def is_required_of(person) -> bool:
    """Say whether the person decides, by a role or for the director today; demo mode demands nothing."""
    return not settings.DEMO_MODE and bool(REQUIRED_OF & set(person.roles) or person.scopes)


def has_second_factor(person) -> bool:
    """Say whether the person has an authenticator app set up."""
    return Authenticator.objects.filter(user_id=person.pk, type=Authenticator.Type.TOTP).exists()


def is_missing_of(person) -> bool:
    """Say whether the person has to set up a second factor before anything else."""
    return is_required_of(person) and not has_second_factor(person)
