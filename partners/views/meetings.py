"""Meetings of the cooperation committee: minutes, their closing and their print."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.actions import file_of
from cus.documents.models import FrozenDocument
from cus.documents.render import render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.workflow import refuse_if
from partners import actions
from partners.committee import refusal_to_close, refusal_to_edit_meeting, refusal_to_run_committee, voting_parties
from partners.committee_print import MINUTES, minutes_document, minutes_of
from partners.forms.committee import MeetingForm, SeenVersionForm
from partners.models import CommitteeMeeting
from partners.views.agreements import agreement_or_404


def meeting_or_404(request, pk: int, meeting_pk: int) -> CommitteeMeeting:
    """Return a meeting of an agreement that the person may see.

    Raises:
        Http404: no such agreement or meeting for this person, or the person does not read the staff's papers.
    """
    meetings = agreement_or_404(request, pk).meetings.visible_to(request.user)
    return get_object_or_404(meetings.select_related("agreement", "closed_by", "closed_under"), pk=meeting_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=agreement_or_404)
def create(request, pk: int):
    """Plan a meeting, or write down one that was."""
    agreement = agreement_or_404(request, pk)
    refuse_if(refusal_to_run_committee(request.user, agreement))
    kept = keeping(request, "partners.meeting_new", agreement)
    form, status = MeetingForm(kept.data, agreement=agreement), 200
    made = form.made_before(request.user)
    if made:
        return redirect(made)
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.create_meeting(
                by=request.user,
                agreement=agreement,
                token=form.token,
                values=form.values(),
                present=form.cleaned_data["present"],
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano posiedzenie.")
            return redirect(saved)
    context = {"agreement": agreement, "meeting": None, "form": form, "kept": kept.shown(form)}
    return render(request, "partners/meeting_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_DRAFT, see=meeting_or_404)
def edit(request, pk: int, meeting_pk: int):
    """Change open minutes."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    refuse_if(refusal_to_edit_meeting(request.user, meeting))
    kept = keeping(request, "partners.meeting", meeting)
    form, status = MeetingForm(kept.data, instance=meeting, agreement=meeting.agreement), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.save_meeting(
                by=request.user,
                meeting=meeting,
                seen=form.version,
                values=form.values(),
                present=form.cleaned_data["present"],
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano protokół.")
            return redirect(saved)
    shown = meeting_or_404(request, pk, meeting_pk)
    context = {"agreement": shown.agreement, "meeting": shown, "form": form, "kept": kept.shown(form)}
    return render(request, "partners/meeting_form.html", context, status=status)


@require_safe
@requires(Act.READ_DRAFTS, see=meeting_or_404)
def detail(request, pk: int, meeting_pk: int):
    """The minutes with their decisions."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    context = {
        "agreement": meeting.agreement,
        "meeting": meeting,
        "printed": minutes_of(meeting, letterhead=letterhead()),
        "decisions": meeting.decisions.select_related("responsible__partner", "done_by"),
        "voters": len(voting_parties(meeting)),
        "frozen": _frozen(meeting),
        "edit_refusal": refusal_to_edit_meeting(request.user, meeting),
        "close_refusal": refusal_to_close(request.user, meeting),
    }
    return render(request, "partners/meeting_detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.AGREEMENT_SIGN, see=meeting_or_404)
def close(request, pk: int, meeting_pk: int):
    """Close the minutes: number them and freeze their print."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    refuse_if(refusal_to_close(request.user, meeting))
    form, status = SeenVersionForm(request.POST or None, initial={"version": meeting.version}), 200
    if request.method == "POST":
        saved, status = save_or_explain(
            form,
            lambda: actions.close_meeting(by=request.user, meeting=meeting, seen=form.cleaned_data["version"]),
        )
        if saved:
            messages.success(request, "Protokół jest zamknięty i ma numer.")
            return redirect(saved)
    context = {"agreement": meeting.agreement, "meeting": meeting, "form": form}
    return render(request, "partners/meeting_close.html", context, status=status)


@require_POST
@requires(Act.AGREEMENT_DRAFT, see=meeting_or_404)
def remove(request, pk: int, meeting_pk: int):
    """Take away a meeting written by mistake or called off."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    actions.remove_meeting(by=request.user, meeting=meeting)
    messages.success(request, "Usunięto posiedzenie.")
    return redirect("partners:committee", pk=pk)


@require_safe
@requires(Act.READ_DRAFTS, see=meeting_or_404)
def document(request, pk: int, meeting_pk: int):
    """The frozen minutes, or the open ones as they stand, marked PROJEKT."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    frozen = _frozen(meeting)
    name = f"protokol-{meeting.held_on.isoformat()}"
    if frozen:
        return pdf_response(bytes(frozen.pdf) if frozen.is_ready else file_of(frozen), name=name)
    return pdf_response(render_pdf(minutes_document(minutes_of(meeting, letterhead=letterhead()))), name=name)


def _frozen(meeting: CommitteeMeeting) -> FrozenDocument | None:
    frozen = FrozenDocument.objects.filter(
        kind=MINUTES.code, subject_type=meeting._meta.label_lower, subject_id=meeting.pk
    )
    return frozen.order_by("-pk").first()
