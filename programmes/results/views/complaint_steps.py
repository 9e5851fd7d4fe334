"""The steps of a complaint: asked, explained, found, corrected, closed, open again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.ui.display import capital
from cus.workflow import refuse_if
from programmes.results.actions import complaints as actions
from programmes.results.complaining.listing import NO_NAMES
from programmes.results.complaining.policies import refusal_to_step
from programmes.results.complaining.steps import STEPS
from programmes.results.forms import complaint_steps as forms
from programmes.results.models import Complaint
from programmes.results.views.complaints import complaint_or_404


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=complaint_or_404)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the provider to explain, or move the deadline."""
    return _step(request, pk, "ask", forms.AskForm, actions.ask_to_explain)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=complaint_or_404)
def explain(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the explanation."""
    return _step(request, pk, "explain", forms.ExplainForm, actions.record_explanation)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=complaint_or_404)
def find(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was found and what is demanded."""

    def act(*, by, complaint: Complaint, seen: int, **values) -> Complaint:
        return actions.record_finding(by=by, complaint=complaint, seen=seen, values=values)

    return _step(request, pk, "find", forms.FindForm, act)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=complaint_or_404)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what was corrected."""
    return _step(request, pk, "correct", forms.CorrectForm, actions.record_correction)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=complaint_or_404)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close with a conclusion."""
    return _step(request, pk, "close", forms.CloseForm, actions.close_complaint)


@require_http_methods(["GET", "POST"])
@requires(Act.RESULTS_PREPARE, see=complaint_or_404)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open again with a reason."""
    return _step(request, pk, "reopen", forms.ReopenForm, actions.reopen_complaint)


def _step(
    request: HttpRequest, pk: int, name: str, form_class: type[forms.StepForm], act: Callable[..., Complaint]
) -> HttpResponse:
    """One page for each step: its form, kept while somebody writes, and the reasons when it is refused."""
    complaint, step = complaint_or_404(request, pk), STEPS[name]
    refuse_if(refusal_to_step(request.user, complaint, name))
    kept = keeping(request, step.draft, complaint) if step.draft else None
    posted = kept.sent if kept else request.method == "POST"
    form, status = form_class(kept.data if kept else request.POST or None, instance=complaint), 200
    if posted:
        # Actions read the row under a lock of their own: the form has written its values into this one.
        saved, status = save_or_explain(
            form, lambda: act(by=request.user, complaint=complaint, seen=form.version, **form.values()), kept
        )
        if saved:
            messages.success(request, f"{capital(step.done)}: sprawa {saved.number}.")
            return redirect(saved)
    context = {
        "complaint": complaint_or_404(request, pk),
        "step": step,
        "form": form,
        "kept": kept.shown(form) if kept else None,
        "no_names": NO_NAMES,
    }
    return render(request, "results/complaints/step.html", context, status=status)
