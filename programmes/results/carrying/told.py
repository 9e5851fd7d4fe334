"""Both ways: pages of notes and needs tell from what they come, the list of things tells what became of them."""

import uuid
from collections.abc import Iterable

from django.db.models import Q, QuerySet
from django.urls import reverse

from cus.accounts.acts import Act
from diagnosis.models import Diagnosis
from diagnosis.origins import Origin
from diagnosis.policies import refusal_to_edit
from programmes.results.models import CarriedOver


def origins(notes: Iterable[int], needs: Iterable[uuid.UUID]) -> list[Origin]:
    """From what these notes and rows of needs were carried over; copies of a row keep its key."""
    rows = CarriedOver.objects.filter(Q(note__in=notes) | Q(need__key__in=needs)).order_by("pk")
    return [Origin(row.get_kind_display(), row.label, row.url) for row in rows]


def carried() -> QuerySet[CarriedOver]:
    """Everything that was carried over, the newest first, with what came of it."""
    return CarriedOver.objects.select_related("note", "need__diagnosis", "carried_by").order_by("-carried_at", "-pk")


def address(row: CarriedOver) -> str:
    """Page of the note or of the row of needs that came of it."""
    if row.note_id:
        return row.note.get_absolute_url()
    return f"{reverse('diagnosis:needs', args=[row.need.diagnosis_id])}#row-{row.need.key}"


def open_diagnoses(user) -> list[Diagnosis]:
    """Diagnoses in which ``user`` may write rows of needs, the newest first."""
    if not user.may(Act.DIAGNOSIS_EDIT):
        return []
    rows = Diagnosis.objects.visible_to(user).order_by("-pk")
    return [row for row in rows if refusal_to_edit(user, row) is None]
