"""Notes of the year: their list, writing them one after another, the table to take away."""

import datetime as dt
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from cus.accounts.access import requires
from cus.accounts.acts import Act, refusal_without
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.importing.views import asked_table, table_file
from cus.text.typography import quotable
from cus.ui.forms import PaperForm
from cus.ui.rows import SeenForm
from cus.workflow import StaleEdit, refuse_if
from diagnosis.actions.notes import add_note, delete_note, edit_note
from diagnosis.forms.notes import CARRIED, GROUPS, NoteFilters, NoteForm
from diagnosis.models import Need, Note
from diagnosis.notes import NO_NAMES, notes_table, refusal_to_edit_note, state_of
from diagnosis.origins import origins_of

PAGE = 25
LATEST = 5
TABLE = "rozeznanie"


def note_or_404(request, note_pk: int) -> Note:
    """Return a note that the person may see."""
    return get_object_or_404(Note.objects.visible_to(request.user).for_list(), pk=note_pk)


def listed(user, params) -> tuple[NoteFilters, QuerySet]:
    """Return the filters as ``params`` fill them, and the notes they leave."""
    notes = Note.objects.visible_to(user)
    form = NoteFilters(params or None, notes=notes, label_suffix="")
    form.is_valid()
    return form, form.narrowed(notes.for_list())


@require_safe
@requires(Act.READ_DRAFTS)
def note_list(request: HttpRequest) -> HttpResponse:
    """All notes with search and filters."""
    form, notes = listed(request.user, request.GET)
    page = Paginator(notes, PAGE).get_page(request.GET.get("strona"))
    context = {
        "form": form,
        "page": page,
        "lines": [(note, *state_of(note)) for note in page],
        "no_names": NO_NAMES,
        "refusal": refusal_without(request.user, Act.DIAGNOSIS_EDIT),
    }
    return render(request, "diagnosis/notes/list.html", context)


@require_GET
@requires(Act.READ_DRAFTS)
def note_table(request: HttpRequest, name: str) -> HttpResponse:
    """The notes as they are filtered: ``rozeznanie.xlsx``, ``rozeznanie-notatki.csv``."""
    _, kind, _ = asked_table(name, (TABLE,), ("notatki",))
    return table_file(kind, [notes_table(listed(request.user, request.GET)[1])], name)


@require_safe
@requires(Act.READ_DRAFTS, see=note_or_404)
def note_detail(request: HttpRequest, note_pk: int) -> HttpResponse:
    """One note and what became of it."""
    note = note_or_404(request, note_pk)
    kind, word = state_of(note)
    context = {
        "note": note,
        "reading": getattr(note, "reading", None),
        "origins": origins_of(notes=[note.pk]),
        "rows": NoteForm.rows,
        "kind": kind,
        "word": word,
        "refusal": refusal_to_edit_note(request.user, note),
    }
    return render(request, "diagnosis/notes/detail.html", context)


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT)
def note_create(request: HttpRequest) -> HttpResponse:
    """Write a note and stay for the next one: its day, place and source are carried on."""
    kept = keeping(request, "diagnosis.note_new")
    form, status = NoteForm(kept.data, initial=_carried(request.GET)), 200
    saved = form.made_before(request.user)
    if kept.sent and saved is None:
        saved, status = save_or_explain(
            form, lambda: add_note(by=request.user, token=form.token, values=form.values()), kept
        )
    if saved:
        messages.success(request, f"Zapisano notatkę „{quotable(saved.subject)}”.")
        if "leave" in request.POST:
            return redirect("diagnosis:note_list")
        more = f"?{urlencode(form.carried())}" if form.is_valid() else ""
        return redirect(reverse("diagnosis:note_create") + more)
    return _form_page(request, form, kept, status)


def _carried(params) -> dict[str, object]:
    """What the note before left for this one; a spoiled day is today."""
    carried: dict[str, object] = {name: params[name] for name in CARRIED if name in params}
    try:
        carried["noted_on"] = dt.date.fromisoformat(params.get("noted_on", ""))
    except ValueError:
        carried.pop("noted_on", None)
    return carried


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=note_or_404)
def note_edit(request: HttpRequest, note_pk: int) -> HttpResponse:
    """Change a note that waits."""
    note = note_or_404(request, note_pk)
    refuse_if(refusal_to_edit_note(request.user, note))
    kept = keeping(request, "diagnosis.note", note)
    form, status = NoteForm(kept.data, instance=note), 200
    if kept.sent:
        saved, status = save_or_explain(
            form, lambda: edit_note(by=request.user, note=note, seen=form.version, values=form.values()), kept
        )
        if saved:
            messages.success(request, "Zapisano notatkę.")
            return redirect(saved)
    return _form_page(request, form, kept, status, note=note_or_404(request, note_pk))


def _form_page(request, form: PaperForm, kept, status: int, note: Note | None = None) -> HttpResponse:
    mine = Note.objects.visible_to(request.user).filter(created_by=request.user)
    context = {
        "form": form,
        "note": note,
        "kept": kept.shown(form),
        "no_names": NO_NAMES,
        "groups_id": GROUPS,
        "groups": _known_groups(),
        "latest": [] if note else mine.filter(created_at__date=timezone.localdate()).order_by("-pk")[:LATEST],
    }
    return render(request, "diagnosis/notes/form.html", context, status=status)


def _known_groups() -> list[str]:
    """Groups named before, in notes and in needs, to choose from while writing."""
    notes = Note.objects.exclude(group="").order_by().values_list("group", flat=True)
    needs = Need.objects.exclude(group="").order_by().values_list("group", flat=True)
    return sorted({group for group in [*notes.distinct()[:200], *needs.distinct()[:200]] if len(group) <= 200})


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=note_or_404)
def note_delete(request: HttpRequest, note_pk: int) -> HttpResponse:
    """Delete a note after a question."""
    note = note_or_404(request, note_pk)
    refuse_if(refusal_to_edit_note(request.user, note))
    form = SeenForm(request.POST or None, initial={"version": note.version})
    if request.method == "POST" and form.is_valid():
        try:
            delete_note(by=request.user, note=note, seen=form.cleaned_data["version"])
        except StaleEdit:
            messages.warning(request, "Ktoś zmienił tę notatkę po otwarciu pytania. Przeczytaj ją jeszcze raz.")
            return redirect("diagnosis:note_delete", note_pk)
        messages.success(request, "Usunięto notatkę.")
        return redirect("diagnosis:note_list")
    status = 422 if request.method == "POST" else 200
    return render(request, "diagnosis/notes/delete.html", {"note": note, "form": form}, status=status)
