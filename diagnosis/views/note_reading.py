"""Notes that wait for a diagnosis: taken into form 1, or read without a change."""

import uuid

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cus.accounts.access import requires
from cus.accounts.acts import Act
from cus.drafts.keeping import keeping
from cus.drafts.saving import save_or_explain
from cus.text.plural import plural
from cus.ui.listing import query_with
from cus.workflow import FORBIDDEN, Refused, refuse_if
from diagnosis.actions.notes import put_back, set_aside, take_into_new_row, take_notes
from diagnosis.forms.need import NeedForm
from diagnosis.forms.notes import ReadingForm
from diagnosis.models import Diagnosis, Need, Note, NoteReading
from diagnosis.notes import row_from
from diagnosis.policies import refusal_to_edit
from diagnosis.sheet import NeedSave
from diagnosis.views.common import diagnosis_or_404

# The buttons of the page: each says what becomes of the ticked notes.
TO_ROW, TO_NEW_ROW, ASIDE = "dolacz", "nowy", "odczytane"


def read_note(request, pk: int, note_pk: int) -> NoteReading:
    """Return the reading of a note by a diagnosis that the person may see, notes included."""
    diagnosis = diagnosis_or_404(request, pk)
    notes = Note.objects.visible_to(request.user)
    return get_object_or_404(diagnosis.note_readings.select_related("note"), note__in=notes, note=note_pk)


@require_http_methods(["GET", "POST"])
@requires(Act.READ_DRAFTS, see=diagnosis_or_404)
def diagnosis_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """What waits, what was taken into which row, what was read without a change."""
    diagnosis = diagnosis_or_404(request, pk)
    refusal = refusal_to_edit(request.user, diagnosis)
    waiting = Note.objects.waiting_for(diagnosis) if diagnosis.is_editable else Note.objects.none()
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        refuse_if(refusal)
    form = ReadingForm(sent, diagnosis=diagnosis, waiting=waiting)
    if sent is not None and form.is_valid():
        done = _read(request, diagnosis, form)
        if done:
            return done
    context = {
        "diagnosis": diagnosis,
        "refusal": refusal,
        "form": form,
        "waiting": waiting.for_list().order_by("-update_needed", "-weight", "noted_on", "pk"),
        "ticked": set(sent.getlist("notes")) if sent else set(),
        "rows": _rows(diagnosis),
        "aside": diagnosis.note_readings.filter(need__isnull=True).select_related("note", "read_by"),
    }
    return render(request, "diagnosis/notes/waiting.html", context, status=422 if form.is_bound else 200)


def _rows(diagnosis: Diagnosis) -> QuerySet[Need]:
    """Rows of form 1 that stand on notes, with those notes."""
    needs = diagnosis.needs.filter(note_readings__isnull=False).distinct()
    return needs.in_order().prefetch_related("note_readings__note")


def _read(request, diagnosis: Diagnosis, form: ReadingForm) -> HttpResponse | None:
    act, notes = request.POST.get("act"), form.cleaned_data["notes"]
    if act == TO_NEW_ROW:
        return redirect(_new_row_address(request, diagnosis, notes))
    picked = [note.pk for note in notes]
    try:
        if act == TO_ROW and form.cleaned_data["row"] is None:
            form.add_error("row", "Wybierz wiersz, do którego dołączyć zaznaczone notatki.")
            return None
        if act == TO_ROW:
            done = take_notes(by=request.user, diagnosis=diagnosis, notes=picked, key=form.cleaned_data["row"].key)
        else:
            done = set_aside(by=request.user, diagnosis=diagnosis, notes=picked, reason=form.cleaned_data["reason"])
    except Refused as refused:
        if refused.refusal.status == FORBIDDEN:
            raise
        form.add_error(refused.refusal.field or None, refused.refusal.message)
        return None
    _tell(request, len(done), "Do wiersza potrzeb dołączono" if act == TO_ROW else "Odczytano bez zmian")
    return redirect("diagnosis:notes", diagnosis.pk)


def _tell(request, number: int, what: str) -> None:
    messages.success(request, f"{what}: {number} {plural(number, 'notatka', 'notatki', 'notatek')}.")


def _new_row_address(request, diagnosis: Diagnosis, notes) -> str:
    params = request.POST.copy()
    params.clear()
    query = query_with(params, note=[str(note.pk) for note in notes])
    return redirect("diagnosis:need_from_notes", diagnosis.pk).url + query


@require_http_methods(["GET", "POST"])
@requires(Act.DIAGNOSIS_EDIT, see=diagnosis_or_404)
def need_from_notes(request: HttpRequest, pk: int) -> HttpResponse:
    """A new row of form 1 that begins with what the chosen notes say."""
    diagnosis = diagnosis_or_404(request, pk)
    refuse_if(refusal_to_edit(request.user, diagnosis))
    kept = keeping(request, "diagnosis.need_from_notes", key=str(diagnosis.pk))
    notes = _chosen(request, kept.data or request.GET, diagnosis)
    if not notes:
        messages.warning(request, "Zaznacz notatki, które mają trafić do nowego wiersza.")
        return redirect("diagnosis:notes", pk)
    key = _sent_key(kept.data)
    form = NeedForm(kept.data, instance=Need(diagnosis=diagnosis), diagnosis=diagnosis, initial=row_from(notes))
    status = 200
    if kept.sent:
        picked = [note.pk for note in notes]
        saved, status = save_or_explain(
            form,
            lambda: (
                take_into_new_row(
                    by=request.user, diagnosis=diagnosis, notes=picked, save=NeedSave(key, 0, form.cells())
                )
                or notes
            ),
            kept,
        )
        if saved:
            _tell(request, len(picked), "Dodano wiersz formularza potrzeb; wzięto do niego")
            return redirect("diagnosis:notes", pk)
    context = {"diagnosis": diagnosis, "form": form, "notes": notes, "key": key, "kept": kept.shown(form)}
    return render(request, "diagnosis/notes/new_row.html", context, status=status)


def _chosen(request, data, diagnosis: Diagnosis) -> list[Note]:
    """The notes named in what was sent; a double send finds those already taken as well."""
    picked = [int(pk) for pk in data.getlist("note") if pk.isascii() and pk.isdecimal() and len(pk) < 18]
    return list(Note.objects.visible_to(request.user).filter(pk__in=picked).order_by("noted_on", "pk"))


def _sent_key(data) -> uuid.UUID:
    """The form carries the key of its row, so that a double send makes one row."""
    try:
        return uuid.UUID(data.get("key", "")) if data else uuid.uuid4()
    except ValueError:
        return uuid.uuid4()


@require_POST
@requires(Act.DIAGNOSIS_EDIT, see=read_note)
def note_put_back(request: HttpRequest, pk: int, note_pk: int) -> HttpResponse:
    """Undo a reading: the note waits again."""
    reading = read_note(request, pk, note_pk)
    put_back(by=request.user, diagnosis=reading.diagnosis, note=reading.note)
    messages.success(request, "Cofnięto odczytanie: notatka znów czeka.")
    return redirect("diagnosis:notes", pk)
