"""Pages of one's own account: overview, sessions, recovery codes; answers to the script that watches."""

from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.enums import Role
from cus.accounts.sign_in import actions, kept, life
from cus.accounts.sign_in.devices import device_of
from cus.accounts.sign_in.middleware import signed_out_answer
from cus.accounts.sign_in.second_factor import has_second_factor, is_required_of
from cus.accounts.words import SUMMARY, allowed_to
from cus.text.plural import plural
from cus.ui import views as ui_views
from cus.ui.background import is_background


def csrf_failure(request, reason: str = ""):
    """Explain an expired form; a script is told that the session is over, if that is why."""
    if is_background(request) and not request.user.is_authenticated:
        return signed_out_answer()
    return ui_views.csrf_failure(request, reason)


@require_safe
def overview(request):
    """The person's own account: who, password, second factor, sessions."""
    context = {
        "has_second_factor": has_second_factor(request.user),
        "is_required": is_required_of(request.user),
        "session_count": len(_sessions_of(request)),
        "roles": [(role.label, SUMMARY[role]) for role in Role if role in request.user.roles],
        "allowed": allowed_to(request.user),
        "authorisations": request.user.authorisations.valid_on(timezone.localdate()),
    }
    return render(request, "account/overview.html", context)


def _sessions_of(request) -> list[dict]:
    """The person's live sessions, the present one first, then the latest."""
    rows = UserSession.objects.filter(user=request.user).order_by("-last_seen_at")
    live = [row for row in rows if life.ends_at(row) > timezone.now() and row.exists()]
    shown = [
        {
            "pk": row.pk,
            "device": device_of(row.user_agent),
            "ip": row.ip,
            "since": row.created_at,
            "seen": row.last_seen_at,
            "is_own": row.session_key == request.session.session_key,
        }
        for row in live
    ]
    return sorted(shown, key=lambda session: not session["is_own"])


@require_safe
def sessions(request):
    """Where the person is signed in."""
    return render(request, "usersessions/usersession_list.html", {"sessions": _sessions_of(request)})


@require_POST
def session_end(request, pk: int):
    """Sign one of the person's other sessions out."""
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    actions.sign_out_elsewhere(by=request.user, sessions=[get_object_or_404(others, pk=pk)])
    messages.success(request, "Sesję wylogowano.")
    return redirect("account_sessions")


@require_POST
def sessions_end_others(request):
    """Sign out everywhere but here."""
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    ended = actions.sign_out_elsewhere(by=request.user, sessions=others)
    words = plural(ended, "inną sesję", "inne sesje", "innych sesji")
    messages.success(request, f"Wylogowano {ended} {words}." if ended else "Nie było innych sesji.")
    return redirect("account_sessions")


@login_not_required
@never_cache
@require_safe
def session_state(request):
    """Say to the page's script who is signed in and for how long; asking is no action."""
    session = getattr(request, "sign_in_session", None)
    if session is None or not request.user.is_authenticated:
        return JsonResponse({"person": None, "left": 0})
    return JsonResponse(_state(request, session))


def _state(request, session: UserSession) -> dict:
    return {
        "person": request.user.pk,
        "left": life.seconds_left(session),
        "last": life.is_last_stretch(session),
        "token": get_token(request),
    }


@require_POST
def session_stay(request):
    """Go on: the person has typed, or pressed „Zostań”."""
    session = request.sign_in_session
    session.last_seen_at = timezone.now()
    actions.note_action(session=session, at=session.last_seen_at, ip=session.ip)
    return JsonResponse(_state(request, session))


@require_safe
def back_again(request):
    """After signing in beside a page that still holds typed text."""
    return render(request, "account/back_again.html")


@require_POST
def kept_forget(request):
    """Drop the text that was kept over a sign-in."""
    page = (request.session.get(kept.KEY) or {}).get("page")
    kept.forget(request)
    return redirect(page or "account_overview")


class DownloadCodes(DownloadRecoveryCodesView):
    """The unused recovery codes as a text file."""

    def render_to_response(self, context, **kwargs) -> HttpResponse:
        """Name the file in Polish."""
        response = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="kody-zapasowe.txt"'
        return response
