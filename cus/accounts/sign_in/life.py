"""How long a session lives, and why it ends."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from cus.accounts.sign_in.devices import device_of
from cus.ui.background import is_background

# The time of the last action is written at most this often.
NOTED_EVERY = timedelta(seconds=20)


class Ending(models.TextChoices):
    """Why a session is over, in words for the page of sign-in."""

    IDLE = "idle", "Sesja się skończyła, bo długo nic się w niej nie działo."
    LONG = "long", "Sesja się skończyła: po kilkunastu godzinach trzeba zalogować się na nowo."
    DEVICE = "device", "Sesję przerwano, bo zgłosiła się z niej inna przeglądarka."
    ACCOUNT = "account", "Sesję przerwano, bo konto jest nieczynne."
    GONE = "gone", "Sesja się skończyła albo wylogowano ją z innego miejsca."


def ends_at(session: UserSession) -> datetime:
    """Return when the session ends unless the person does something."""
    return min(
        session.last_seen_at + timedelta(seconds=settings.SESSION_IDLE_SECONDS),
        session.created_at + timedelta(seconds=settings.SESSION_ABSOLUTE_SECONDS),
    )


def seconds_left(session: UserSession) -> int:
    """Return how many whole seconds the session has left; 0 when it is over."""
    return max(0, int((ends_at(session) - timezone.now()).total_seconds()))


def is_last_stretch(session: UserSession) -> bool:
    """Say whether it is the longest allowed time that ends the session: no action puts that off."""
    longest = session.created_at + timedelta(seconds=settings.SESSION_ABSOLUTE_SECONDS)
    return longest <= session.last_seen_at + timedelta(seconds=settings.SESSION_IDLE_SECONDS)


def why_over(request: HttpRequest, session: UserSession) -> Ending | None:
    """Return why the session may not go on, or ``None`` when it may."""
    now = timezone.now()
    if not request.user.is_usable:
        return Ending.ACCOUNT
    if now >= session.created_at + timedelta(seconds=settings.SESSION_ABSOLUTE_SECONDS):
        return Ending.LONG
    if now >= session.last_seen_at + timedelta(seconds=settings.SESSION_IDLE_SECONDS):
        return Ending.IDLE
    if device_of(request.headers.get("User-Agent", "")) != device_of(session.user_agent):
        return Ending.DEVICE
    return None


def session_of(request: HttpRequest) -> UserSession:
    """Return the row of this session; one begun elsewhere than on the page of sign-in begins now."""
    key = request.session.session_key
    session = UserSession.objects.filter(session_key=key).first()
    if session is None:
        UserSession.objects.create_from_request(request)
        session = UserSession.objects.get(session_key=key)
    return session


def is_action(request: HttpRequest) -> bool:
    """Say whether the person does something: goes to a page, sends a form, presses a part of the page.

    What scripts send by themselves (autosave, polling) keeps no abandoned session alive; the page
    tells of typing by ``account_session_stay``.
    """
    by_press = request.headers.get("HX-Request") == "true" and "X-Background" not in request.headers
    return by_press or not is_background(request)
