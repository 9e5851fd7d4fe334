"""Every write of sign-in: sessions and second factors."""

from collections.abc import Iterable
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.accounts.models import User
from cus.accounts.sign_in import sealing
from cus.accounts.sign_in.tasks import send_notice
from cus.audit import log
from cus.audit.enums import AccessKind
from cus.workflow import Refusal, refuse_if


def note_action(*, session: UserSession, at: datetime, ip: str) -> None:
    """Note that the person has just done something."""
    UserSession.objects.filter(pk=session.pk).update(last_seen_at=at, ip=ip)


@transaction.atomic
def end_sessions(*, sessions: Iterable[UserSession]) -> int:
    """End sessions, each from its next request on; return how many there were."""
    ended = 0
    for session in sessions:
        session.end()
        ended += 1
    return ended


def end_sessions_of(*, person: User, but: str | None = None) -> int:
    """End all sessions of a person, except the one with the key ``but``."""
    return end_sessions(sessions=UserSession.objects.filter(user=person).exclude(session_key=but or ""))


@transaction.atomic
def sign_out_elsewhere(*, by: User, sessions: Iterable[UserSession]) -> int:
    """End some of the person's own sessions at the person's wish; return how many there were."""
    ended = end_sessions(sessions=sessions)
    if ended:
        log.record(AccessKind.SIGN_OUT, user=by, subject=by, what=f"zdalne wylogowanie sesji: {ended}")
    return ended


def refusal_to_reset(by: User, person: User) -> Refusal | None:
    """Only the administrator takes off somebody else's second factor; never one's own."""
    refusal = refusal_without(by, Act.USERS_ADMIN)
    if refusal is None and by.pk == person.pk:
        return Refusal("Swojego drugiego składnika nie zdejmiesz tutaj. Poproś o to innego administratora.")
    return refusal


@transaction.atomic
def reset_second_factor(*, person: User, by: User) -> None:
    """Take off a lost second factor and end the person's sessions; a letter tells the person.

    Raises:
        Refused: not the administrator, one's own, or there is none.
    """
    refuse_if(refusal_to_reset(by, person))
    User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    removed, _ = Authenticator.objects.filter(user=person).delete()
    if not removed:
        refuse_if(Refusal("Ta osoba nie ma drugiego składnika."))
    end_sessions_of(person=person)
    send_notice.defer(
        person_id=person.pk, template="mfa/email/reset", at=timezone.now().isoformat(), by=by.get_full_name()
    )
    log.record(AccessKind.ADMINISTRATIVE, user=by, subject=person, what="zdjęcie drugiego składnika logowania")


@transaction.atomic
def reseal_second_factors() -> int:
    """Encrypt every secret of a second factor anew with the current key; return how many."""
    done = 0
    for authenticator in Authenticator.objects.select_for_update(of=("self",)).order_by("pk"):
        for name in {"secret", "seed"} & authenticator.data.keys():
            authenticator.data[name] = sealing.reseal(authenticator.data[name])
        authenticator.save(update_fields=["data"])
        done += 1
    return done
