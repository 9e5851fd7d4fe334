"""Meetings and remarks of the consultation, and answers to remarks."""

import datetime as dt
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit, refuse_if
from diagnosis.actions import consultation as actions
from diagnosis.consultation import (
    consultation_of,
    refusal_to_answer,
    refusal_to_change_remark,
    refusal_to_record,
)
from diagnosis.forms.consultation import CARRIED, AnswerForm, MeetingForm, RemarkForm
from diagnosis.models import ConsultationMeeting, ConsultationRemark, Diagnosis
from diagnosis.views.common import diagnosis_or_404

ROOM = "diagnosis:consultation"


def meeting_or_404(request, pk: int, meeting_pk: int) -> ConsultationMeeting:
    """Return a meeting of a diagnosis that the person may see."""
    meetings = diagnosis_or_404(request, pk).consultation_meetings.select_related("diagnosis")
    return get_object_or_404(meetings, pk=meeting_pk)


def remark_or_404(request, pk: int, remark_pk: int) -> ConsultationRemark:
    """Return a remark to a diagnosis that the person may see."""
    remarks = diagnosis_or_404(request, pk).remarks.select_related("diagnosis", "meeting", "answered_by")
    return get_object_or_404(remarks, pk=remark_pk)


def _page(request, diagnosis: Diagnosis, form, kept, title: str, status: int = 200, **more) -> HttpResponse:
    context = {"diagnosis": diagnosis, "form": form, "kept": kept.shown(form), "title": title, "remove_url": ""}
    return render(request, "diagnosis/consultation/form.html", context | more, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def meeting_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a meeting."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_record(request.user, consultation_of(diagnosis)))
    kept = keeping(request, "diagnosis.consultation_meeting_new", key=str(diagnosis.pk))
    form, status = MeetingForm(kept.data, diagnosis=diagnosis, instance=ConsultationMeeting(diagnosis=diagnosis)), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.add_meeting(by=request.user, diagnosis=diagnosis, values=form.values(), token=form.token),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano spotkanie.")
            return redirect(ROOM, pk)
    return _page(request, diagnosis, form, kept, "Nowe spotkanie", status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=meeting_or_404)
def meeting_edit(request: HttpRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Change a meeting."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    refuse_if(refusal_to_record(request.user, consultation_of(meeting.diagnosis)))
    kept = keeping(request, "diagnosis.consultation_meeting", meeting)
    form, status = MeetingForm(kept.data, diagnosis=meeting.diagnosis, instance=meeting), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_meeting(by=request.user, meeting=meeting, seen=form.version, values=form.values()),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano spotkanie.")
            return redirect(ROOM, pk)
    remove = reverse("diagnosis:consultation_meeting_delete", args=[pk, meeting_pk])
    return _page(request, meeting.diagnosis, form, kept, "Zmiana spotkania", status, remove_url=remove)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=meeting_or_404)
def meeting_delete(request: HttpRequest, pk: int, meeting_pk: int) -> HttpResponse:
    """Delete a meeting after a question."""
    meeting = meeting_or_404(request, pk, meeting_pk)
    refuse_if(refusal_to_record(request.user, consultation_of(meeting.diagnosis)))
    return _delete(
        request,
        meeting,
        f"Spotkanie: {meeting}",
        lambda seen: actions.delete_meeting(by=request.user, meeting=meeting, seen=seen),
    )


def _delete(request, row, what: str, act) -> HttpResponse:
    form, changed = SeenForm(request.POST or None, initial={"version": row.version}), False
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data["version"])
        except StaleEdit:
            changed = True
            form = SeenForm(initial={"version": row.version})
        else:
            messages.success(request, "Usunięto.")
            return redirect(ROOM, row.diagnosis_id)
    status = 409 if changed else 422 if request.method == "POST" else 200
    context = {"diagnosis": row.diagnosis, "what": what, "row": row, "form": form, "changed": changed}
    return render(request, "diagnosis/consultation/delete.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def remark_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Record a remark and stay for the next one of the pile."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_record(request.user, consultation_of(diagnosis)))
    kept = keeping(request, "diagnosis.remark_new", key=str(diagnosis.pk))
    empty = ConsultationRemark(diagnosis=diagnosis)
    form = RemarkForm(kept.data, diagnosis=diagnosis, instance=empty, initial=_carried(request.GET))
    status = 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.add_remark(
                by=request.user,
                diagnosis=diagnosis,
                values=form.values(),
                needs=form.cleaned_data["needs"],
                token=form.token,
            ),
            kept,
        )
        if saved:
            messages.success(request, f"Zapisano uwagę nr {saved.number}.")
            if "leave" in request.POST:
                return redirect(ROOM, pk)
            return redirect(f"{reverse('diagnosis:remark_create', args=[pk])}?{urlencode(form.carried())}")
    return _page(request, diagnosis, form, kept, "Nowa uwaga", status, goes_on=True)


def _carried(params) -> dict[str, object]:
    """What the remark before left for this one; a spoiled day is today."""
    carried: dict[str, object] = {name: params[name] for name in CARRIED if name in params}
    try:
        carried["received_on"] = dt.date.fromisoformat(params.get("received_on", ""))
    except ValueError:
        carried.pop("received_on", None)
    return carried


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=remark_or_404)
def remark_edit(request: HttpRequest, pk: int, remark_pk: int) -> HttpResponse:
    """Change the words of a remark that was not answered."""
    remark = remark_or_404(request, pk, remark_pk)
    refuse_if(refusal_to_change_remark(request.user, consultation_of(remark.diagnosis), remark))
    kept = keeping(request, "diagnosis.remark", remark)
    form, status = RemarkForm(kept.data, diagnosis=remark.diagnosis, instance=remark), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_remark(
                by=request.user,
                remark=remark,
                seen=form.version,
                values=form.values(),
                needs=form.cleaned_data["needs"],
            ),
            kept,
        )
        if saved:
            messages.success(request, f"Zapisano uwagę nr {saved.number}.")
            return redirect(ROOM, pk)
    remove = reverse("diagnosis:remark_delete", args=[pk, remark_pk])
    return _page(request, remark.diagnosis, form, kept, f"Uwaga {remark.number}", status, remove_url=remove)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=remark_or_404)
def remark_delete(request: HttpRequest, pk: int, remark_pk: int) -> HttpResponse:
    """Delete a remark recorded by mistake, after a question."""
    remark = remark_or_404(request, pk, remark_pk)
    refuse_if(refusal_to_change_remark(request.user, consultation_of(remark.diagnosis), remark))
    return _delete(
        request,
        remark,
        f"Uwaga {remark.number}: {remark.text}",
        lambda seen: actions.delete_remark(by=request.user, remark=remark, seen=seen),
    )


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_STAGE, see=remark_or_404)
def remark_answer(request: HttpRequest, pk: int, remark_pk: int) -> HttpResponse:
    """Answer a remark, or change the answer."""
    remark = remark_or_404(request, pk, remark_pk)
    refuse_if(refusal_to_answer(request.user, consultation_of(remark.diagnosis)))
    kept = keeping(request, "diagnosis.remark_answer", remark)
    form, status = AnswerForm(kept.data, instance=remark), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.answer_remark(by=request.user, remark=remark, seen=form.version, values=form.values()),
            kept,
        )
        if saved:
            messages.success(request, f"Zapisano odpowiedź na uwagę nr {saved.number}.")
            return redirect(f"{reverse(ROOM, args=[pk])}#uwaga-{remark_pk}")
    context = {"diagnosis": remark.diagnosis, "remark": remark_or_404(request, pk, remark_pk), "form": form}
    context["kept"] = kept.shown(form)
    return render(request, "diagnosis/consultation/answer.html", context, status=status)


@require_POST
@requires(Act.DIAGNOSIS_STAGE, see=remark_or_404)
def remark_withdraw(request: HttpRequest, pk: int, remark_pk: int) -> HttpResponse:
    """Take an answer back."""
    actions.withdraw_answer(by=request.user, remark=remark_or_404(request, pk, remark_pk))
    messages.success(request, "Cofnięto odpowiedź. Jej tekst pozostał w historii.")
    return redirect(ROOM, pk)
