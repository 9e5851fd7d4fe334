"""What pages send while somebody types: the draft, its end, signs of life."""

import uuid
from functools import wraps

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cus.accounts.acts import refusal_without
from cus.drafts import actions
from cus.drafts.models import Draft, Presence
from cus.drafts.reading import Malformed, Sent, Unknown, data_of, read, version_of
from cus.ui.changes import Changes
from cus.workflow import Refused


def _answers(view):
    """Turn what went wrong into an answer that a script can read."""

    @wraps(view)
    def answered(request: HttpRequest) -> JsonResponse:
        try:
            return view(request, read(request))
        except Malformed:
            return JsonResponse({"refusal": "Przeglądarka wysłała nieczytelne dane. Odśwież stronę."}, status=400)
        except Unknown:
            return JsonResponse({"refusal": "Nie ma takiego formularza."}, status=404)
        except Refused as refused:
            return JsonResponse({"refusal": refused.refusal.message}, status=refused.refusal.status)

    return answered


def _refusal_of_right(request: HttpRequest, sent: Sent) -> JsonResponse | None:
    if not actions.drop_drafts_without_right(by=request.user, form=sent.form):
        return None
    refusal = refusal_without(request.user, sent.form.act)
    return JsonResponse({"refusal": refusal.message}, status=refusal.status)


@require_POST
@never_cache
@_answers
def keep(request: HttpRequest, sent: Sent) -> JsonResponse:
    """Keep a draft; the answer names the moment at which the database has it."""
    refused = _refusal_of_right(request, sent)
    if refused:
        return refused
    if sent.form.saves_itself:
        raise Unknown
    draft = actions.keep_draft(
        by=request.user,
        form=sent.form,
        object_key=sent.object_key,
        opening=sent.opening,
        base_version=version_of(sent.body),
        data=data_of(sent.body),
    )
    return JsonResponse({"saved_at": f"{timezone.localtime(draft.saved_at):%H:%M:%S}"})


@require_POST
def drop(request: HttpRequest):
    """Discard one's own draft, then go back to the form."""
    try:
        opening = uuid.UUID(request.POST.get("opening", ""))
    except ValueError:
        opening = uuid.UUID(int=0)
    draft = get_object_or_404(Draft.objects.filter(owner=request.user), opening=opening)
    actions.drop_draft(by=request.user, form=draft.form, object_key=draft.object, opening=opening)
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return redirect(back if safe and back.startswith("/") else "desk:start")


@require_POST
@never_cache
@_answers
def presence(request: HttpRequest, sent: Sent) -> JsonResponse:
    """Take a sign of life; answer who else has the thing open, and whether it was saved meanwhile."""
    if sent.body.get("leaving") is True:
        actions.end_presence(by=request.user, opening=sent.opening)
        return JsonResponse({"others": [], "saved": ""})
    refused = _refusal_of_right(request, sent)
    if refused:
        return refused
    if not sent.subject:
        return JsonResponse({"others": [], "saved": ""})
    actions.note_presence(by=request.user, subject=sent.subject, opening=sent.opening)
    return JsonResponse({"others": others_at(sent.subject, request.user), "saved": _saved_since(sent)})


def others_at(subject: str, user) -> list[dict[str, str]]:
    """Return who else has it open: name and since when, each person once."""
    found: dict[int, dict[str, str]] = {}
    for page in Presence.objects.others_at(subject, user):
        since = f"{timezone.localtime(page.since):%H:%M}"
        found.setdefault(page.user_id, {"name": page.user.get_full_name(), "since": since})
    return list(found.values())


def _saved_since(sent: Sent) -> str:
    """Who saved the thing after the page was opened, and when; empty when nobody did."""
    seen = version_of(sent.body)
    field = sent.form.version_field
    current = getattr(sent.found, field, None)
    if not seen or not isinstance(current, int) or current <= seen:
        return ""
    return Changes(sent.found, field, seen).by() or "inna osoba"


@require_GET
@never_cache
def session(request: HttpRequest) -> JsonResponse:
    """Who is signed in, and a token good for this session: for pages left open over a sign-out."""
    return JsonResponse({"user": request.user.pk, "token": get_token(request)})
