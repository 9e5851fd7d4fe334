"""Writing notes of the year, and reading them into a diagnosis.

Locks come in one order: the diagnosis first, then its notes by number.
"""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.locking import locked_for_edit
from diagnosis.actions.needs import save_need
from diagnosis.models import Diagnosis, Need, Note, NoteReading
from diagnosis.notes import refusal_to_edit_note
from diagnosis.sheet import NeedSave

READ_ALREADY = (
    "Ktoś w międzyczasie odczytał już notatkę „{}”. Otwórz tę stronę jeszcze raz i wybierz notatki ponownie."
)
GONE = "Ktoś w międzyczasie usunął jedną z wybranych notatek. Otwórz tę stronę jeszcze raz."
ROW_GONE = "Tego wiersza nie ma już w formularzu potrzeb. Wybierz inny albo weź notatkę do nowego wiersza."


@transaction.atomic
def add_note(*, by, values: Mapping[str, Any], token: uuid.UUID | None = None) -> Note:
    """Write a note; ``values`` are model fields by name. The same ``token`` sent again gives the same note.

    Raises:
        Refused: ``by`` may not write notes.
    """
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    if token is None:
        return Note.objects.create(created_by=by, **values)
    note, _ = Note.objects.get_or_create(token=token, defaults={"created_by": by, **values})
    return note


@transaction.atomic
def edit_note(*, by, note: Note, seen: int, values: Mapping[str, Any]) -> Note:
    """Change a note that no diagnosis has read yet.

    Raises:
        Refused: wrong role, read already, or deleted.
        StaleEdit: somebody changed it since version ``seen``.
    """
    current = _locked_note(by, note, seen)
    for name, value in values.items():
        setattr(current, name, value)
    current.version += 1
    current.save()
    return current


@transaction.atomic
def delete_note(*, by, note: Note, seen: int) -> None:
    """Delete a note that no diagnosis has read; raises as ``edit_note``."""
    _locked_note(by, note, seen).delete()


@transaction.atomic
def take_notes(*, by, diagnosis: Diagnosis, notes: Iterable[int], key: uuid.UUID) -> list[Note]:
    """Take notes into the row ``key`` of form 1; their areas are added to the row's.

    Taking a note again into the same row changes nothing.

    Raises:
        Refused: wrong role, handed over, no such row, or a note somebody has read meanwhile.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    need = Need.objects.select_for_update(of=("self",)).filter(diagnosis=diagnosis, key=key).first()
    if need is None:
        raise Refused(Refusal(ROW_GONE, field="row"))
    taken = _locked_unread(notes, already=need)
    NoteReading.objects.bulk_create(
        [NoteReading(note=note, diagnosis=diagnosis, need=need, read_by=by) for note in taken]
    )
    areas = {note.area_id for note in taken if note.area_id} - set(need.areas.values_list("pk", flat=True))
    need.areas.add(*sorted(areas))
    return taken


@transaction.atomic
def take_into_new_row(*, by, diagnosis: Diagnosis, notes: Iterable[int], save: NeedSave) -> list[Note]:
    """Add a row of form 1 and take notes into it: both or neither; raises as ``save_need`` and ``take_notes``."""
    save_need(by=by, diagnosis=diagnosis, save=save)
    return take_notes(by=by, diagnosis=diagnosis, notes=notes, key=save.key)


@transaction.atomic
def set_aside(*, by, diagnosis: Diagnosis, notes: Iterable[int], reason: str) -> list[Note]:
    """Mark notes as read by this diagnosis without a change, with the reason.

    Raises:
        Refused: wrong role, handed over, no reason, or a note somebody has read meanwhile.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    if not reason.strip():
        raise Refused(Refusal("Napisz, dlaczego notatka nic nie zmienia.", field="reason"))
    read = _locked_unread(notes)
    NoteReading.objects.bulk_create(
        [NoteReading(note=note, diagnosis=diagnosis, reason=reason.strip(), read_by=by) for note in read]
    )
    return read


@transaction.atomic
def put_back(*, by, diagnosis: Diagnosis, note: Note) -> None:
    """Undo the reading of a note: it waits again. What was written into the row stays there.

    Raises:
        Refused: wrong role, or handed over.
    """
    diagnosis = locked_for_edit(by, diagnosis)
    Note.objects.select_for_update(of=("self",)).filter(pk=note.pk).first()
    NoteReading.objects.filter(note=note.pk, diagnosis=diagnosis).delete()


def _locked_note(by, note: Note, seen: int) -> Note:
    refuse_if(refusal_without(by, Act.DIAGNOSIS_EDIT))
    current = Note.objects.select_for_update(of=("self",)).filter(pk=note.pk).first()
    if current is None:
        raise Refused(Refusal("Tę notatkę ktoś w międzyczasie usunął. Skopiuj swój tekst i wpisz nową."))
    refuse_if(refusal_to_edit_note(by, current))
    if current.version != seen:
        raise StaleEdit(current)
    return current


def _locked_unread(notes: Iterable[int], *, already: Need | None = None) -> list[Note]:
    """Lock the notes and refuse those that were read; those read into ``already`` are left out."""
    wanted = set(notes)
    if not wanted:
        raise Refused(Refusal("Zaznacz choć jedną notatkę.", field="notes"))
    found = list(Note.objects.select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk"))
    if len(found) != len(wanted):
        raise Refused(Refusal(GONE, field="notes"))
    readings = {reading.note_id: reading for reading in NoteReading.objects.filter(note__in=found).order_by()}
    for note in found:
        reading = readings.get(note.pk)
        if reading and (already is None or reading.need_id != already.pk):
            raise Refused(Refusal(READ_ALREADY.format(note.subject), field="notes"))
    return [note for note in found if note.pk not in readings]
