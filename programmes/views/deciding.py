"""The process: submit, recall, the director's page."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, keeping
from cus.workflow import Refused
from programmes import actions
from programmes.decision import changed_since, decision_of
from programmes.forms import CommentForm
from programmes.policies import refusal_of
from programmes.views.fetching import seen_version, version_for

# A number longer than that was not written by our page.
MOST_DIGITS = 10


@require_POST
@requires(Act.PROGRAMME_SUBMIT, see=seen_version)
def submit(request, pk: int):
    """Send to the director."""
    return _simple(request, pk, actions.submit, "Program złożono do dyrektora.")


@require_POST
@requires(Act.PROGRAMME_SUBMIT, see=seen_version)
def recall(request, pk: int):
    """Take back from the director."""
    return _simple(request, pk, actions.recall, "Program wycofano. Możesz go znowu zmieniać.")


def _simple(request, pk: int, act, message: str):
    version = version_for(request.user, pk)
    act(by=request.user, version=version)
    messages.success(request, message)
    return redirect("programmes:detail", pk)


@require_safe
@requires(Act.READ_DRAFTS, see=seen_version)
def decide(request, pk: int):
    """The director's page: everything on one screen."""
    version = version_for(request.user, pk)
    kept = keeping(request, "programmes.return", version)
    return _decision_page(request, version, CommentForm(kept.data), kept)


def _decision_page(request, version, form: CommentForm, kept: Keeping, status: int = 200, **more):
    under = request.user.authorisation_for(Act.PROGRAMME_DECIDE)
    decision = decision_of(version)
    context = {
        "kept": kept.shown(form),
        "version": version,
        "under": f"Decydujesz za dyrektora, {under.clause} Ta informacja znajdzie się w dzienniku i w dokumencie."
        if under
        else "",
        "decision": decision,
        "form": form,
        "approve_refusal": refusal_of("approve", user=request.user, version=version),
        "may_return": refusal_of("return", user=request.user, version=version) is None,
    } | more
    return render(request, "programmes/decide.html", context, status=status)


def _seen(request) -> int | None:
    """The edit version that the decision page showed."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < MOST_DIGITS else None


def _refused(request, pk: int, error: Refused, form: CommentForm):
    """Show the page as the programme stands now, why nothing was done, and what changed under the person's eyes."""
    messages.error(request, error.refusal.message)
    version = version_for(request.user, pk)
    kept = keeping(request, "programmes.return", version)
    seen, entry = _seen(request), request.POST.get("entry", "")
    meanwhile = changed_since(version, int(entry)) if entry.isdecimal() and len(entry) < MOST_DIGITS else []
    changed = seen is not None and seen != version.edit_version
    return _decision_page(
        request, version, form, kept, status=error.refusal.status, meanwhile=meanwhile, changed=changed
    )


@require_POST
@requires(Act.PROGRAMME_DECIDE, see=seen_version)
def approve(request, pk: int):
    """Approve and freeze."""
    version = seen_version(request, pk)
    try:
        actions.approve(by=request.user, version=version, seen=_seen(request))
    except Refused as error:
        return _refused(request, pk, error, CommentForm())
    messages.success(request, "Program zatwierdzono. Treść jest zamrożona, PDF powstaje.")
    return redirect("programmes:detail", pk)


@require_POST
@requires(Act.PROGRAMME_DECIDE, see=seen_version)
def return_(request, pk: int):
    """Return with a comment."""
    version = version_for(request.user, pk)
    form, kept = CommentForm(request.POST), keeping(request, "programmes.return", version)
    if not form.is_valid():
        return _decision_page(request, version, form, kept, status=422)
    try:
        comment = form.cleaned_data["comment"]
        with kept.saving():
            actions.return_with_comment(by=request.user, version=version, comment=comment, seen=_seen(request))
    except Refused as error:
        return _refused(request, pk, error, form)
    messages.success(request, "Program zwrócono autorom z komentarzem.")
    return redirect("programmes:detail", pk)
