"""What follows a sign-in, a sign-out and a new password; the library's own signals bring it about."""

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset, user_logged_in
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from cus.accounts.sign_in import actions, kept, places
from cus.accounts.sign_in.middleware import ENDED_KEY


@receiver(user_logged_in)
def welcome(sender, request, response, user, **kwargs) -> None:
    """Know the browser and address again; hand the kept text to the same person only."""
    places.remember(request, response, user, get_adapter(request).get_client_ip(request))
    request.session.pop(ENDED_KEY, None)
    kept.forget_of_others(request, user.pk)


@receiver(user_logged_out)
def forget_session(sender, request, user, **kwargs) -> None:
    """Take the session off the person's list; the session itself goes by itself."""
    key = getattr(request, "session", None) and request.session.session_key
    if user and key:
        actions.end_sessions(sessions=UserSession.objects.filter(session_key=key))


@receiver([password_changed, password_reset])
def end_other_sessions(sender, request, user, **kwargs) -> None:
    """A new password signs out everywhere else."""
    own = request.session.session_key if request.user.is_authenticated and request.user.pk == user.pk else None
    actions.end_sessions_of(person=user, but=own)
