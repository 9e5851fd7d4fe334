"""Writing the consultations of a programme: opening, remarks, answers, closing.

The version is locked first in every act, so numbers of remarks, the closing and the council's decision
come one after another.
"""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.actions.locking import lock_version
from programmes.consulting import (
    refusal_to_answer,
    refusal_to_arrange,
    refusal_to_change_remark,
    refusal_to_close,
    refusal_to_delete_remark,
    refusal_to_record,
    refusal_to_reopen,
)
from programmes.models import ConsultedWith, ProgrammeConsultation, ProgrammeRemark, ProgrammeVersion


@transaction.atomic
def arrange_consultation(
    *, by, version: ProgrammeVersion, kind: ConsultedWith, seen: int, values: Mapping[str, Any]
) -> ProgrammeConsultation:
    """Open the consultation of ``kind`` or change how it is held; ``seen`` is 0 while there was none.

    Raises:
        Refused: wrong role, a version past consulting, closed, or days in the wrong order.
        StaleEdit: somebody wrote it meanwhile.
    """
    version = lock_version(version)
    held = ProgrammeConsultation.objects.filter(version=version, kind=kind).first()
    refuse_if(refusal_to_arrange(by, version, held))
    if held is not None and held.edit_version != seen:
        raise StaleEdit(held)
    held = held or ProgrammeConsultation(version=version, kind=kind, created_by=by, edit_version=0)
    if values["ends_on"] < values["starts_on"]:
        raise Refused(Refusal("Ostatni dzień nie może być przed pierwszym.", field="ends_on"))
    return _saved(held, values)


@transaction.atomic
def close_programme_consultation(
    *, by, consultation: ProgrammeConsultation, note: str, on: datetime.date | None = None
) -> ProgrammeConsultation:
    """Close it on its last day or later (``on``; today when not given); where a remark has no answer the note says why.

    Raises:
        Refused: wrong role, still going on, closed already, or unanswered remarks and no note.
    """
    held = _locked(consultation)
    refuse_if(refusal_to_close(by, held))
    if not note.strip() and held.remarks.filter(verdict="").exists():
        raise Refused(Refusal("Nie każda uwaga ma odpowiedź. Napisz dlaczego.", field="note"))
    return _saved(held, {"closing_note": note.strip(), "closed_on": on or timezone.localdate(), "closed_by": by})


@transaction.atomic
def reopen_programme_consultation(*, by, consultation: ProgrammeConsultation) -> ProgrammeConsultation:
    """Open a closed consultation again; its note stays for the next closing. Raises ``Refused``."""
    held = _locked(consultation)
    refuse_if(refusal_to_reopen(by, held))
    return _saved(held, {"closed_on": None, "closed_by": None})


@transaction.atomic
def add_programme_remark(
    *, by, consultation: ProgrammeConsultation, values: Mapping[str, Any], token: uuid.UUID | None = None
) -> ProgrammeRemark:
    """Record a remark under the next number; the same ``token`` sent again gives the same one.

    Raises:
        Refused: wrong role, a version past consulting, or closed.
    """
    held = _locked(consultation)
    refuse_if(refusal_to_record(by, held))
    made = ProgrammeRemark.objects.filter(token=token).first() if token else None
    if made:
        return made
    last = held.remarks.aggregate(last=Max("number"))["last"] or 0
    remark = ProgrammeRemark(consultation=held, number=last + 1, token=token, created_by=by, edit_version=0)
    return _saved(remark, values)


@transaction.atomic
def edit_programme_remark(*, by, remark: ProgrammeRemark, seen: int, values: Mapping[str, Any]) -> ProgrammeRemark:
    """Correct a remark that was not answered. Raises ``Refused`` as recording does, or ``StaleEdit``."""
    current = _fresh(remark)
    refuse_if(refusal_to_change_remark(by, current))
    return _saved(_unless_stale(current, seen), values)


@transaction.atomic
def delete_programme_remark(*, by, remark: ProgrammeRemark, seen: int) -> None:
    """Delete a remark recorded by mistake; history keeps it, and the numbers of the others stay.

    Raises:
        Refused: as ``edit_programme_remark``, or deleted meanwhile.
        StaleEdit: somebody changed it since version ``seen``.
    """
    current = _fresh(remark)
    refuse_if(refusal_to_delete_remark(by, current))
    _unless_stale(current, seen).delete()


@transaction.atomic
def answer_programme_remark(
    *, by, remark: ProgrammeRemark, seen: int, values: Mapping[str, Any], on: datetime.date | None = None
) -> ProgrammeRemark:
    """Answer a remark, or change the answer: ``verdict``, ``answer``, ``changes``; ``on`` that day, else today.

    Raises:
        Refused: wrong role, a version past consulting, closed, or an answer without its reason.
        StaleEdit: somebody changed the remark or answered since version ``seen``.
    """
    current = _fresh(remark)
    refuse_if(refusal_to_answer(by, current.consultation))
    for name, message in (("verdict", "Wybierz rozstrzygnięcie."), ("answer", "Napisz odpowiedź z uzasadnieniem.")):
        if not values[name].strip():
            raise Refused(Refusal(message, field=name))
    answered = {"answered_on": on or timezone.localdate(), "answered_by": by}
    return _saved(_unless_stale(current, seen), {**values, **answered})


def _locked(consultation: ProgrammeConsultation) -> ProgrammeConsultation:
    """Lock the version and return the consultation as it stands."""
    version = lock_version(consultation.version)
    held = ProgrammeConsultation.objects.get(pk=consultation.pk)
    held.version = version
    return held


def _fresh(remark: ProgrammeRemark) -> ProgrammeRemark:
    held = _locked(remark.consultation)
    current = ProgrammeRemark.objects.filter(pk=remark.pk).first()
    if current is None:
        raise Refused(Refusal("Ktoś tymczasem usunął tę uwagę."))
    current.consultation = held
    return current


def _unless_stale(row, seen: int):
    if row.edit_version != seen:
        raise StaleEdit(row)
    return row


def _saved(row, values: Mapping[str, Any]):
    for name, value in values.items():
        setattr(row, name, value)
    row.edit_version += 1
    row.save()
    return row
