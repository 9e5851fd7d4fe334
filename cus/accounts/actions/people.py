"""Accounts: who signs in, with which roles, until when."""

from django.db import transaction

from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.accounts.policies import ALWAYS_HELD, refusal_to_save
from cus.accounts.sign_in.actions import end_sessions_of
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.workflow import StaleEdit, refuse_if


def _lock_holders() -> None:
    """Lock everybody in a role that must not become empty: two at once must not both be the last but one."""
    for role in ALWAYS_HELD:
        list(User.objects.select_for_update(of=("self",)).holding(role).order_by("pk"))


@transaction.atomic
def save_user(*, person: User, by: User, version: int = 0) -> User:
    """Create or change an account; a new one has no password until the person sets it.

    Roles and the end of the account take effect with the next request of the person.

    Raises:
        Refused: not the administrator; one's own rights would grow; a role would be left with nobody.
        StaleEdit: somebody saved the account since ``version``.
    """
    current = None
    if person.pk:
        _lock_holders()
        current = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
        if version != current.version:
            raise StaleEdit(current)
        person.version = current.version + 1
    else:
        person.set_unusable_password()
    refuse_if(refusal_to_save(by, person, current))
    person.email = User.objects.normalize_email(person.email).lower()
    person.save()
    if current is not None and not person.is_usable:
        end_sessions_of(person=person)
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=person, what=_what(person, current))
    return person


def _what(person: User, current: User | None) -> str:
    """Say for the access log what was done to the account; roles are no secret."""
    if current is None:
        return f"założenie konta, role: {person.role_names or 'brak'}"
    if set(person.roles) != set(current.roles):
        return f"zmiana ról z: {current.role_names or 'brak'} na: {person.role_names or 'brak'}"
    if person.is_active != current.is_active:
        return "włączenie konta" if person.is_active else "wyłączenie konta"
    return "zmiana konta"


@transaction.atomic
def give_role(*, person: User, role: Role) -> User:
    """Give a role by command on the server: for a centre whose only administrator needs it.

    There is nobody signed in: who may run commands on the server may this.
    """
    current = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if role not in current.roles:
        current.roles = [one.value for one in Role if one in current.roles or one == role]
        current.version += 1
        current.save(update_fields=["roles", "version"])
        log.record(
            AccessKind.ADMINISTRATIVE, subject=current, what=f"nadanie roli „{role.label}” poleceniem na serwerze"
        )
    return current
