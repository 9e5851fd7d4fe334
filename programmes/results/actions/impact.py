"""Writes to the notes on what changed."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.models import Programme
from programmes.results.models import ImpactNote


@transaction.atomic
def add_impact_note(
    *, by, programme: Programme, values: Mapping[str, Any], token: uuid.UUID | None = None
) -> ImpactNote:
    """Write a note; the same ``token`` sent again gives the same note.

    Raises:
        Refused: ``by`` may not write notes. ValidationError: a rule of the model.
    """
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    # A double press comes twice at once: the second waits here and finds the first.
    Programme.objects.select_for_update(of=("self",)).get(pk=programme.pk)
    saved = ImpactNote.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    note = ImpactNote(programme=programme, created_by=by, token=token, **values)
    note.full_clean()
    note.save()
    return note


@transaction.atomic
def edit_impact_note(*, by, note: ImpactNote, seen: int, values: Mapping[str, Any]) -> ImpactNote:
    """Change a note.

    Raises:
        Refused: wrong role, or deleted. StaleEdit: somebody changed it since ``seen``.
        ValidationError: a rule of the model.
    """
    current = _locked(by, note, seen)
    for name, value in values.items():
        setattr(current, name, value)
    current.version += 1
    current.full_clean()
    current.save()
    return current


@transaction.atomic
def delete_impact_note(*, by, note: ImpactNote, seen: int) -> None:
    """Delete a note; it may come back from history. Raises: as ``edit_impact_note``."""
    _locked(by, note, seen).delete()


def _locked(by, note: ImpactNote, seen: int) -> ImpactNote:
    refuse_if(refusal_without(by, Act.DELIVERY_ENTER))
    current = ImpactNote.objects.select_for_update(of=("self",)).filter(pk=note.pk).first()
    if current is None:
        raise Refused(Refusal("Tę notatkę ktoś w międzyczasie usunął. Skopiuj swój tekst i wpisz nową."))
    if current.version != seen:
        raise StaleEdit(current)
    return current
