"""Watches over each session: ends it in time, keeps what was typed, demands the second factor."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_out
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import CSRF_SESSION_KEY
from django.shortcuts import redirect
from django.utils import timezone

from cus.accounts.sign_in import actions, kept, life
from cus.accounts.sign_in.second_factor import is_missing_of
from cus.ui.background import is_background

ENDED_KEY = "ended_session"
ENDED_HEADER = "X-Session-Ended"
# All that a person without the required second factor can open.
OPEN_WITHOUT_SECOND_FACTOR = frozenset(
    {
        "mfa_activate_totp",
        "account_reauthenticate",
        "account_logout",
        "account_session_state",
        "account_session_stay",
        "desk:alive",
        "desk:ready",
        "desk:working",
    }
)


def signed_out_answer() -> HttpResponse:
    """Answer a script whose session is over: 401 and a header that the page understands."""
    return JsonResponse(
        {"refusal": "Sesja się skończyła. Zaloguj się ponownie."}, status=401, headers={ENDED_HEADER: "1"}
    )


class SessionLifeMiddleware:
    """Ends a session when its time is over; stands after authentication, before the demand to sign in."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Judge the session before anything looks at who is signed in."""
        if request.user.is_authenticated:
            self._judge(request)
        elif settings.SESSION_COOKIE_NAME in request.COOKIES and request.session.is_empty():
            # Signed out from elsewhere, or swept away: the page of sign-in says so.
            request.session[ENDED_KEY] = {"person": None, "why": life.Ending.GONE.value}
        response = self.get_response(request)
        kept.forget_when_saved(request, response)
        return response

    def _judge(self, request: HttpRequest) -> None:
        session = life.session_of(request)
        request.sign_in_session = session
        why = life.why_over(request, session)
        if why is not None:
            self._end(request, session, why)
        elif life.is_action(request) and timezone.now() - session.last_seen_at >= life.NOTED_EVERY:
            session.last_seen_at = timezone.now()
            actions.note_action(
                session=session, at=session.last_seen_at, ip=get_adapter(request).get_client_ip(request)
            )

    def _end(self, request: HttpRequest, session, why: life.Ending) -> None:
        """Sign out; the form token stays, so that a form sent now is known to be ours."""
        person, token = request.user, request.session.get(CSRF_SESSION_KEY)
        actions.end_sessions(sessions=[session])
        request.session.flush()
        request.session[CSRF_SESSION_KEY] = token
        request.session[ENDED_KEY] = {"person": person.pk, "why": why.value}
        request.user = AnonymousUser()
        user_logged_out.send(sender=person.__class__, request=request, user=person)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Tell a script that it is signed out; keep what a form carries and lead to sign-in."""
        if request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if is_background(request):
            return signed_out_answer()
        ended = request.session.get(ENDED_KEY)
        if request.method == "POST" and ended and ended["person"]:
            return redirect_to_login(kept.keep(request, person_id=ended["person"]))
        return None


class SecondFactorMiddleware:
    """Leads those whose role demands a second factor to set it up before anything else."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the address is known only in ``process_view``."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Open nothing else until the factor is there."""
        if not request.user.is_authenticated or request.resolver_match.view_name in OPEN_WITHOUT_SECOND_FACTOR:
            return None
        if not is_missing_of(request.user):
            return None
        if is_background(request):
            return JsonResponse({"refusal": "Najpierw ustaw drugi składnik logowania."}, status=403)
        return redirect("mfa_activate_totp")
