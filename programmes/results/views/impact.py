"""What changed: notes on the social impact of a programme, by service."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit
from programmes.models import Programme
from programmes.results.actions.impact import add_impact_note, delete_impact_note, edit_impact_note
from programmes.results.forms.impact import ImpactNoteForm
from programmes.results.impact import by_service, doubts_of, notes_of, scale_of
from programmes.results.models import ImpactNote
from programmes.results.subjects import offered_items, ruling
from programmes.results.views.fetching import seen_programme


def note_or_404(request, pk: int) -> ImpactNote:
    """Return a note that the person may see."""
    seen = ImpactNote.objects.visible_to(request.user).select_related("service", "programme")
    return get_object_or_404(seen, pk=pk)


@require_safe
@requires(Act.READ_PUBLISHED, see=seen_programme)
def impact(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes of a programme, by service."""
    programme = seen_programme(request, pk)
    notes = notes_of(programme=programme)
    told = {note.service_id for note in notes}
    staff = request.user.may(Act.READ_DRAFTS)
    for note in notes:
        note.scale_told = scale_of(note, staff=staff)
    context = {
        "programme": programme,
        "ruling": ruling(programme),
        "groups": by_service(notes),
        "total": len(notes),
        "silent": [item.service for item in offered_items(programme) if item.service_id not in told],
        "doubts": [(note, found) for note in notes if (found := doubts_of(note))] if staff else [],
        "staff": staff,
        "refusal": refusal_without(request.user, Act.DELIVERY_ENTER),
    }
    return render(request, "results/impact/list.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=seen_programme)
def impact_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a note; ``?usluga=`` says of which service."""
    programme = seen_programme(request, pk)
    kept = keeping(request, "results.impact_new", programme)
    asked = request.GET.get("usluga", "")
    initial = {"service": asked} if asked.isascii() and asked.isdecimal() else None
    form, status = ImpactNoteForm(kept.data, programme=programme, initial=initial), 200
    saved = form.made_before(request.user)
    if kept.sent and saved is None:
        saved, status = save_or_explain(
            form,
            lambda: add_impact_note(by=request.user, programme=programme, values=form.values(), token=form.token),
            kept,
        )
    if saved:
        messages.success(request, "Zapisano, co się zmieniło.")
        return redirect(saved)
    return _form_page(request, programme, form, kept, status)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=note_or_404)
def impact_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a note."""
    note = note_or_404(request, pk)
    kept = keeping(request, "results.impact", note)
    form, status = ImpactNoteForm(kept.data, instance=note, programme=note.programme), 200
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: edit_impact_note(by=request.user, note=note, seen=form.version, values=form.values()), kept
        )
        if saved:
            messages.success(request, "Zapisano zmiany.")
            return redirect(saved)
    return _form_page(request, note.programme, form, kept, status, note=note_or_404(request, pk))


def _form_page(request, programme: Programme, form, kept, status: int, note: ImpactNote | None = None) -> HttpResponse:
    context = {
        "programme": programme,
        "ruling": ruling(programme),
        "note": note,
        "form": form,
        "kept": kept.shown(form),
    }
    return render(request, "results/impact/form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@requires(Act.DELIVERY_ENTER, see=note_or_404)
def impact_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a note after a question."""
    note = note_or_404(request, pk)
    form = SeenForm(request.POST or None, initial={"version": note.version})
    if request.method == "POST" and form.is_valid():
        try:
            delete_impact_note(by=request.user, note=note, seen=form.cleaned_data["version"])
        except StaleEdit:
            messages.warning(request, "Ktoś zmienił tę notatkę po otwarciu pytania. Przeczytaj ją jeszcze raz.")
            return redirect("results:impact_delete", pk)
        messages.success(request, "Usunięto notatkę.")
        return redirect("results:impact", note.programme_id)
    status = 422 if request.method == "POST" else 200
    context = {"note": note, "form": form, "ruling": ruling(note.programme)}
    return render(request, "results/impact/delete.html", context, status=status)
