"""Inviting: a link by e-mail or a code on paper, used once; the person alone sets the password."""

from django.db import transaction
from django.utils import timezone

from cus.accounts.enums import InvitationKind
from cus.accounts.invitations import LINK_LASTS, SLIP_LASTS, digest_of, new_code
from cus.accounts.models import Invitation, User
from cus.accounts.policies import refusal_to_invite, refusal_to_withdraw
from cus.accounts.sign_in.actions import end_sessions_of
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.workflow import Refusal, Refused, refuse_if


@transaction.atomic
def invite(*, person: User, by: User, site: str) -> Invitation:
    """Send the person a link to set a password; every earlier invitation stops working.

    ``site`` is the address of the application, with which the link begins.

    Raises:
        Refused: not the administrator, or the account would let nobody in.
    """
    from cus.accounts.tasks import send_invitation  # the task imports this module

    invitation = _new(person=person, by=by, kind=InvitationKind.MAIL)
    send_invitation.defer(invitation_id=invitation.pk, site=site)
    return invitation


@transaction.atomic
def print_slip(*, person: User, by: User) -> tuple[Invitation, str]:
    """Return a new invitation with its code, which is printed now and kept nowhere.

    Raises:
        Refused: not the administrator, or the account would let nobody in.
    """
    code = new_code()
    return _new(person=person, by=by, kind=InvitationKind.SLIP, code=code), code


def _new(*, person: User, by: User, kind: InvitationKind, code: str = "") -> Invitation:
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    refuse_if(refusal_to_invite(by, person))
    for standing in Invitation.objects.select_for_update(of=("self",)).standing().filter(person=person):
        _withdraw(standing, by)
    invitation = Invitation.objects.create(
        person=person,
        kind=kind,
        code_digest=digest_of(code) if code else "",
        created_by=by,
        expires_at=timezone.now() + (SLIP_LASTS if code else LINK_LASTS),
    )
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=person, what=invitation.get_kind_display())
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> None:
    """Make an invitation stop working.

    Raises:
        Refused: not the administrator, or it is used or withdrawn already.
    """
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    refuse_if(refusal_to_withdraw(by, locked))
    _withdraw(locked, by)
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=locked.person, what="wycofanie zaproszenia")


def _withdraw(invitation: Invitation, by: User) -> None:
    invitation.withdrawn_at, invitation.withdrawn_by = timezone.now(), by
    invitation.save(update_fields=["withdrawn_at", "withdrawn_by"])


@transaction.atomic
def accept_invitation(*, invitation: Invitation, password: str) -> User:
    """Set the password chosen by the invited person; the invitation is used up.

    Raises:
        Refused: it was used or withdrawn meanwhile, is over, or the account is not usable.
    """
    locked = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    person = User.objects.select_for_update(of=("self",)).get(pk=locked.person_id)
    if not locked.is_open or not person.is_usable:
        raise Refused(Refusal("To zaproszenie już nie działa. Poproś administratora o nowe."))
    locked.used_at = timezone.now()
    locked.save(update_fields=["used_at"])
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions_of(person=person)
    log.record(AccessKind.ADMINISTRATIVE, user=person, subject=person, what="ustawienie hasła z zaproszenia")
    return person
