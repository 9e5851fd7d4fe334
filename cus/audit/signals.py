"""Sign-ins and what belongs to them, heard from Django and allauth, written into the access log.

A typed password is never seen here. A typed address is kept only as the account that it names; of an
unknown one a keyed mark is kept, enough to see that somebody tries the same address again and again.
"""

from allauth.account import signals as account_signals
from allauth.mfa import signals as mfa_signals
from django.contrib.auth import get_user_model, signals
from django.dispatch import receiver
from django.utils.crypto import salted_hmac

from cus.audit import log
from cus.audit.enums import AccessKind

MARK_LENGTH = 10
TYPED = ("email", "username", "login")
SECOND_FACTOR = {
    mfa_signals.authenticator_added: "dodanie drugiego składnika logowania",
    mfa_signals.authenticator_removed: "usunięcie drugiego składnika logowania",
    mfa_signals.authenticator_reset: "nowe kody zapasowe",
}
PASSWORD = {
    account_signals.password_changed: "zmiana własnego hasła",
    account_signals.password_set: "ustawienie własnego hasła",
    account_signals.password_reset: "ustawienie hasła z listu",
}


@receiver(signals.user_logged_in)
def signed_in(sender, request, user, **kwargs) -> None:
    """Log a sign-in."""
    log.record(AccessKind.SIGN_IN, request=request, user=user)


@receiver(signals.user_logged_out)
def signed_out(sender, request, user, **kwargs) -> None:
    """Log a sign-out; nobody's session may end, too."""
    if user is not None:
        log.record(AccessKind.SIGN_OUT, request=request, user=user)


@receiver(signals.user_login_failed)
def refused(sender, credentials, request=None, **kwargs) -> None:
    """Log a refused password; outside of a request nobody tried to sign in."""
    if request is None:
        return
    typed = next((str(credentials[name]) for name in TYPED if credentials.get(name)), "").strip()
    user = get_user_model().objects.filter(email__iexact=typed).first() if typed else None
    what = "złe hasło albo konto nieczynne" if user else f"nieznane konto, znacznik {mark_of(typed)}"
    log.record(AccessKind.SIGN_IN_REFUSED, request=request, user=user, what=what)


@receiver(mfa_signals.authentication_failed)
def refused_code(sender, request, user, **kwargs) -> None:
    """Log a wrong code of the second factor."""
    log.record(AccessKind.SIGN_IN_REFUSED, request=request, user=user, what="zły kod drugiego składnika")


def mark_of(typed: str) -> str:
    """Return the same few letters for the same typed address, from which nobody reads it back."""
    return salted_hmac("cus.audit.sign_in", typed.lower(), algorithm="sha256").hexdigest()[:MARK_LENGTH]


def changed_sign_in(sender, request, user, signal, **kwargs) -> None:
    """Log a change of how a person signs in."""
    log.record(AccessKind.ADMINISTRATIVE, request=request, user=user, subject=user, what=CHANGES[signal])


CHANGES = SECOND_FACTOR | PASSWORD
for _signal in CHANGES:
    _signal.connect(changed_sign_in, dispatch_uid="cus.audit")
