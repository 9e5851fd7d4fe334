"""The consultations of a programme: both kinds on one page, remarks, answers, closing, the report."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.render import MissingGlyph, render_pdf
from cus.documents.responses import pdf_response
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.ui.rows import SeenForm
from cus.workflow import CONFLICT, Refusal, Refused, StaleEdit, refuse_if
from programmes import actions, consulting
from programmes.consultation_paper import consultation_paper
from programmes.forms.consultation import ClosingForm, ConsultationForm, ProgrammeAnswerForm, ProgrammeRemarkForm
from programmes.models import ConsultedWith, ProgrammeConsultation, ProgrammeRemark
from programmes.views.fetching import seen_version

ROOM = "programmes:consultations"


def seen_kind(request, pk: int, kind: str):
    """Return the version of the address, if its kind of consultation exists at all; otherwise 404."""
    if kind not in ConsultedWith.values:
        raise Http404
    return seen_version(request, pk)


def seen_consultation(request, pk: int, kind: str) -> ProgrammeConsultation:
    """Return a consultation that this person may see; otherwise 404."""
    found = ProgrammeConsultation.objects.visible_to(request.user).select_related("version")
    return get_object_or_404(found, version=seen_version(request, pk), kind=kind)


def seen_remark(request, pk: int, remark_pk: int) -> ProgrammeRemark:
    """Return a remark that this person may see; otherwise 404."""
    found = ProgrammeRemark.objects.visible_to(request.user).select_related("consultation__version", "answered_by")
    return get_object_or_404(found, consultation__version=seen_version(request, pk), pk=remark_pk)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_version)
def consultations(request, pk: int):
    """Both consultations with their remarks; for readers those that were closed."""
    version, user = seen_version(request, pk), request.user
    consulted = consulting.consultations_of(version, user)
    staff = user.may(Act.READ_DRAFTS)
    context = {
        "version": version,
        "consulted": [_room(user, version, one) for one in consulted if staff or one.held],
        "work": consulting.work_of(version, consulted, user) if staff else None,
        "staff": staff,
    }
    return render(request, "programmes/consultation/room.html", context)


def _room(user, version, one: consulting.Consulted) -> dict:
    """One kind with the reasons why acts on it cannot be done."""
    held = one.held
    refusals = {"arrange": consulting.refusal_to_arrange(user, version, held)}
    if held:
        held.version = version
        refusals |= {
            "record": consulting.refusal_to_record(user, held),
            "answer": consulting.refusal_to_answer(user, held),
            "close": consulting.refusal_to_close(user, held),
            "reopen": consulting.refusal_to_reopen(user, held),
        }
    return {"one": one, "held": held, "refusals": refusals}


def _page(request, version, form, kept, status: int, **more):
    context = {"version": version, "form": form, "kept": kept.shown(form)}
    context |= {"remark": None, "held": None, "silent": [], "button": "Zapisz"} | more
    return render(request, "programmes/consultation/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_kind)
def consultation(request, pk: int, kind: str):
    """Open a consultation, or change how it is held."""
    version = seen_kind(request, pk, kind)
    held = ProgrammeConsultation.objects.filter(version=version, kind=kind).first()
    refuse_if(consulting.refusal_to_arrange(request.user, version, held))
    kept = keeping(request, f"programmes.consultation.{kind}", version)
    instance = held or ProgrammeConsultation(version=version, kind=kind, edit_version=0)
    form, status = ConsultationForm(kept.data, instance=instance), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.arrange_consultation(
                by=request.user, version=version, kind=kind, seen=form.version or 0, values=form.values()
            ),
            kept,
        )
        if saved:
            messages.success(request, "Zapisano konsultacje.")
            return redirect(ROOM, pk)
    return _page(request, version, form, kept, status, title=f"Konsultacje {ConsultedWith(kind).label}")


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_consultation)
def consultation_close(request, pk: int, kind: str):
    """Close a consultation after a look at what has no answer."""
    held = seen_consultation(request, pk, kind)
    refuse_if(consulting.refusal_to_close(request.user, held))
    kept = keeping(request, f"programmes.consultation_closing.{kind}", held.version)
    form, status = ClosingForm(kept.data, initial={"note": held.closing_note}), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.close_programme_consultation(
                by=request.user, consultation=held, note=form.cleaned_data["note"]
            ),
            kept,
        )
        if saved:
            messages.success(request, "Konsultacje są zamknięte. Raport jest gotowy.")
            return redirect(ROOM, pk)
    silent = [row.number for row in held.remarks.all() if not row.verdict]
    more = {"title": f"Zamknąć konsultacje {held.get_kind_display()}?", "button": "Zamknij konsultacje"}
    return _page(request, held.version, form, kept, status, silent=silent, **more)


@require_POST
@requires(Act.PROGRAMME_COUNCIL, see=seen_consultation)
def consultation_reopen(request, pk: int, kind: str):
    """Open a closed consultation again."""
    actions.reopen_programme_consultation(by=request.user, consultation=seen_consultation(request, pk, kind))
    messages.success(request, "Konsultacje są znów otwarte.")
    return redirect(ROOM, pk)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_consultation)
def consultation_document(request, pk: int, kind: str):
    """The report of one consultation as a PDF.

    Raises:
        Refused: it holds a character that cannot be printed.
    """
    held = seen_consultation(request, pk, kind)
    try:
        return pdf_response(render_pdf(consultation_paper(held, letterhead=letterhead())), name="raport-z-konsultacji")
    except MissingGlyph as error:
        raise Refused(Refusal(error.message, status=CONFLICT)) from error


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_consultation)
def remark_create(request, pk: int, kind: str):
    """Record a remark; one that came after the last day is recorded with a warning."""
    held = seen_consultation(request, pk, kind)
    refuse_if(consulting.refusal_to_record(request.user, held))
    kept = keeping(request, f"programmes.remark_new.{kind}", key=str(held.version_id))
    form, status = ProgrammeRemarkForm(kept.data, instance=ProgrammeRemark(consultation=held)), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.add_programme_remark(
                by=request.user, consultation=held, values=form.values(), token=form.token
            ),
            kept,
        )
        if saved:
            _tell_of(request, saved)
            return redirect(ROOM, pk)
    return _page(request, held.version, form, kept, status, title="Nowa uwaga do programu", held=held)


def _tell_of(request, remark: ProgrammeRemark) -> None:
    if remark.is_late:
        messages.warning(request, f"Zapisano uwagę nr {remark.number}. Wpłynęła po terminie konsultacji.")
    else:
        messages.success(request, f"Zapisano uwagę nr {remark.number}.")


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_remark)
def remark_edit(request, pk: int, remark_pk: int):
    """Correct a remark that has no answer."""
    remark = seen_remark(request, pk, remark_pk)
    refuse_if(consulting.refusal_to_change_remark(request.user, remark))
    kept = keeping(request, "programmes.remark", remark)
    form, status = ProgrammeRemarkForm(kept.data, instance=remark), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.edit_programme_remark(
                by=request.user, remark=remark, seen=form.version, values=form.values()
            ),
            kept,
        )
        if saved:
            _tell_of(request, saved)
            return redirect(ROOM, pk)
    return _page(request, remark.consultation.version, form, kept, status, title=f"Zmiana uwagi {remark.number}")


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_EDIT, see=seen_remark)
def remark_delete(request, pk: int, remark_pk: int):
    """Delete a remark recorded by mistake, after a question."""
    remark = seen_remark(request, pk, remark_pk)
    refuse_if(consulting.refusal_to_delete_remark(request.user, remark))
    form, changed = SeenForm(request.POST or None, initial={"version": remark.edit_version}), False
    if request.method == "POST" and form.is_valid():
        try:
            actions.delete_programme_remark(by=request.user, remark=remark, seen=form.cleaned_data["version"])
        except StaleEdit:
            form, changed = SeenForm(initial={"version": remark.edit_version}), True
        else:
            messages.success(request, f"Usunięto uwagę nr {remark.number}.")
            return redirect(ROOM, pk)
    status = 409 if changed else 422 if request.method == "POST" else 200
    context = {"version": remark.consultation.version, "remark": remark, "form": form, "changed": changed}
    return render(request, "programmes/consultation/remark_delete.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.PROGRAMME_COUNCIL, see=seen_remark)
def remark_answer(request, pk: int, remark_pk: int):
    """Answer a remark: the verdict, the reason, what was changed."""
    remark = seen_remark(request, pk, remark_pk)
    refuse_if(consulting.refusal_to_answer(request.user, remark.consultation))
    kept = keeping(request, "programmes.remark_answer", remark)
    form, status = ProgrammeAnswerForm(kept.data, instance=remark), 200
    if kept.sent:
        saved, status = save_or_explain(
            form,
            lambda: actions.answer_programme_remark(
                by=request.user, remark=remark, seen=form.version, values=form.values()
            ),
            kept,
        )
        if saved:
            messages.success(request, f"Zapisano odpowiedź na uwagę nr {saved.number}.")
            return redirect(ROOM, pk)
    title = f"Odpowiedź na uwagę {remark.number}"
    return _page(request, remark.consultation.version, form, kept, status, title=title, remark=remark)
