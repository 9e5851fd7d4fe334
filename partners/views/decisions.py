"""Decisions of the cooperation committee and the end of what they told somebody to do."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from partners import actions
from partners.committee import refusal_to_edit_meeting, refusal_to_mark_done, voting_parties
from partners.forms.committee import DecisionForm, DoneForm
from partners.models import CommitteeDecision, CommitteeMeeting
from partners.views.meetings import meeting_or_404


def decision_or_404(request, pk: int, meeting_pk: int, decision_pk: int) -> CommitteeDecision:
    """Return a decision of a meeting that the person may see.

    Raises:
        Http404: no such meeting or decision for this person.
    """
    decisions = meeting_or_404(request, pk, meeting_pk).decisions
    return get_object_or_404(decisions.select_related("meeting__agreement", "responsible__partner"), pk=decision_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=meeting_or_404)
def add(request, pk: int, meeting_pk: int):
    """Write down a decision."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    refuse_if(refusal_to_edit_meeting(request.user, meeting))
    kept = keeping(request, "partners.decision_new", meeting)
    form, status = DecisionForm(kept.data, meeting=meeting), 200
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: actions.add_decision(by=request.user, meeting=meeting, values=form.values()), kept
        )
        if saved:
            messages.success(request, _told(saved))
            return redirect(meeting)
    return _form_page(request, meeting, form, kept, status, "Nowa decyzja")


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=decision_or_404)
def edit(request, pk: int, meeting_pk: int, decision_pk: int):
    """Change a decision while the minutes are open."""
    decision = decision_or_404(request, pk, meeting_pk, decision_pk)
    meeting = decision.meeting
    refuse_if(refusal_to_edit_meeting(request.user, meeting))
    kept = keeping(request, "partners.decision", decision)
    form, status = DecisionForm(kept.data, instance=decision, meeting=meeting), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.save_decision(by=request.user, decision=decision, seen=form.version, values=form.values()),
            kept,
        )
        if saved:
            messages.success(request, _told(saved))
            return redirect(meeting)
    return _form_page(request, meeting, form, kept, status, "Zmiana decyzji")


def _told(decision: CommitteeDecision) -> str:
    return f"Zapisano decyzję: {'przyjęta' if decision.is_carried else 'nieprzyjęta'}."


def _form_page(request, meeting: CommitteeMeeting, form: DecisionForm, kept, status: int, title: str):
    context = {"agreement": meeting.agreement, "meeting": meeting, "form": form, "title": title}
    context |= {"kept": kept.shown(form), "voters": voting_parties(meeting)}
    return render(request, "partners/decision_form.html", context, status=status)


@require_POST
@requires(Act.AGREEMENT_DRAFT, see=decision_or_404)
def remove(request, pk: int, meeting_pk: int, decision_pk: int):
    """Take a decision out of open minutes."""
    decision = decision_or_404(request, pk, meeting_pk, decision_pk)
    meeting = decision.meeting
    actions.remove_decision(by=request.user, decision=decision)
    messages.success(request, "Usunięto decyzję.")
    return redirect(meeting)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=decision_or_404)
def done(request, pk: int, meeting_pk: int, decision_pk: int):
    """Record that what a decision told a party to do was done."""
    decision = decision_or_404(request, pk, meeting_pk, decision_pk)
    refuse_if(refusal_to_mark_done(request.user, decision))
    form, status = DoneForm(request.POST or None), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form, lambda: actions.mark_done(by=request.user, decision=decision, **form.cleaned_data)
        )
        if saved:
            messages.success(request, "Odnotowano wykonanie.")
            return redirect(decision.meeting)
    context = {
        "agreement": decision.meeting.agreement,
        "meeting": decision.meeting,
        "decision": decision,
        "form": form,
    }
    return render(request, "partners/decision_done.html", context, status=status)
