"""The process: submit, recall, the director's page, the council's stage."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import Keeping, keeping
from cus.text.organs import organ
from cus.workflow import Refused, refuse_if
from programmes import actions
from programmes.decision import decision_of
from programmes.forms import AdoptionForm, CommentForm, MayorForm, PublicationForm, RevocationForm
from programmes.policies import refusal_of
from programmes.views.fetching import seen_version, version_for

# What the button says and what pressing it does, where „Zapisz” would not tell.
STAGE_WORDS = {
    "revoke": (
        "Cofnij zatwierdzenie",
        "Program wróci do autorów i znów będzie można go zmieniać. Zatwierdzona treść i jej PDF zostaną w archiwum.",
    ),
    "send_to_mayor": ("Odnotuj wysłanie", "Od tej chwili zatwierdzenia nie można już cofnąć."),
}


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


def _decision_page(request, version, form: CommentForm, kept: Keeping, status: int = 200):
    under = request.user.authorisation_for(Act.PROGRAMME_DECIDE)
    context = {
        "kept": kept.shown(form),
        "version": version,
        "under": f"Decydujesz za dyrektora, {under.clause} Ta informacja znajdzie się w dzienniku i w dokumencie."
        if under
        else "",
        "decision": decision_of(version),
        "form": form,
        "approve_refusal": refusal_of("approve", user=request.user, version=version),
        "return_refusal": refusal_of("return", user=request.user, version=version),
    }
    return render(request, "programmes/decide.html", context, status=status)


def _seen(request) -> int | None:
    """The edit version that the decision page showed."""
    seen = request.POST.get("seen", "")
    return int(seen) if seen.isdecimal() else None


def _refused(request, pk: int, error: Refused, form: CommentForm):
    """Show the page as the programme stands now, and why nothing was done."""
    messages.error(request, error.refusal.message)
    version = version_for(request.user, pk)
    kept = keeping(request, "programmes.return", version)
    return _decision_page(request, version, form, kept, status=error.refusal.status)


@require_POST
@requires(Act.PROGRAMME_DECIDE, see=seen_version)
def approve(request, pk: int):
    """Approve and freeze."""
    version = version_for(request.user, pk)
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


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_DECIDE, see=seen_version)
def revoke(request, pk: int):
    """Take the approval back, with the reason."""
    version = version_for(request.user, pk)
    return _stage(
        request, version, "revoke", RevocationForm, actions.revoke, "Cofnij zatwierdzenie", "Zatwierdzenie cofnięto."
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_version)
def mayor(request, pk: int):
    """Record that the mayor has it."""
    version = version_for(request.user, pk)
    return _stage(
        request,
        version,
        "send_to_mayor",
        MayorForm,
        actions.send_to_mayor,
        organ("Wyślij wójtowi"),
        organ("Odnotowano przekazanie wójtowi."),
        {"sent_to_mayor_on": "sent_on"},
    )


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_version)
def adopt(request, pk: int):
    """Record the council's resolution."""
    version = version_for(request.user, pk)
    return _stage(request, version, "adopt", AdoptionForm, actions.adopt, "Uchwała rady gminy", "Odnotowano uchwałę.")


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_version)
def publish(request, pk: int):
    """Record the announcement in the official journal."""
    version = version_for(request.user, pk)
    title = "Ogłoszenie w dzienniku urzędowym"
    return _stage(request, version, "publish", PublicationForm, actions.publish, title, "Odnotowano ogłoszenie.")


def _stage(request, version, transition: str, form_class, act, title: str, done: str, renamed: dict | None = None):
    """A page that asks for the facts of a stage and records it; a refusal stands in the form."""
    refuse_if(refusal_of(transition, user=request.user, version=version))
    kept = keeping(request, f"programmes.{transition}", version)
    form = form_class(kept.data)
    if kept.sent and form.is_valid():
        values = {(renamed or {}).get(name, name): value for name, value in form.cleaned_data.items()}
        try:
            with kept.saving():
                act(by=request.user, version=version, **values)
            messages.success(request, done)
            return redirect("programmes:detail", version.pk)
        except Refused as error:
            form.add_error(error.refusal.field if error.refusal.field in form.fields else None, error.refusal.message)
    button, lead = STAGE_WORDS.get(transition, ("Zapisz", ""))
    context = {
        "version": version,
        "form": form,
        "title": title,
        "kept": kept.shown(form),
        "button": button,
        "lead": lead,
    }
    return render(request, "programmes/stage.html", context, status=422 if form.errors else 200)
