"""Writing the consultation: how it is held, meetings, remarks, answers, its closing.

The diagnosis is locked first in every act, so numbers of remarks and the closing come one after another.
"""

import uuid
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from cus.accounts.acts import Act
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from diagnosis.actions.locking import locked
from diagnosis.consultation import (
    consultation_of,
    refusal_to_answer,
    refusal_to_arrange,
    refusal_to_change_remark,
    refusal_to_close,
    refusal_to_record,
    refusal_to_reopen,
)
from diagnosis.models import Consultation, ConsultationMeeting, ConsultationRemark, Diagnosis, Need, RemarkNeed

Row = TypeVar("Row", bound=models.Model)
GONE = "Ktoś to w międzyczasie usunął. Skopiuj swój tekst i wpisz go jako nowy."


@transaction.atomic
def arrange_consultation(*, by, diagnosis: Diagnosis, seen: int, values: Mapping[str, Any]) -> Consultation:
    """Say how the consultation is held and what came of it; ``seen`` is 0 the first time.

    Raises:
        Refused: wrong role, handed over, or closed.
        StaleEdit: somebody changed it since version ``seen``.
    """
    current = _locked(by, diagnosis, refusal_to_arrange)
    if current.version != seen:
        raise StaleEdit(current)
    return _saved(current, values)


@transaction.atomic
def close_consultation(*, by, diagnosis: Diagnosis) -> Consultation:
    """Close the consultation after its last day; remarks without an answer stay so.

    Raises:
        Refused: wrong role, not begun, still going on, or closed already.
    """
    current = _locked(by, diagnosis, refusal_to_close)
    closed = {"closed_at": timezone.now(), "closed_by": by, "closed_under": by.authorisation_for(Act.DIAGNOSIS_STAGE)}
    return _saved(current, closed)


@transaction.atomic
def reopen_consultation(*, by, diagnosis: Diagnosis) -> Consultation:
    """Open a closed consultation again.

    Raises:
        Refused: wrong role, handed over, or not closed.
    """
    current = _locked(by, diagnosis, refusal_to_reopen)
    return _saved(current, {"closed_at": None, "closed_by": None, "closed_under": None})


@transaction.atomic
def add_meeting(
    *, by, diagnosis: Diagnosis, values: Mapping[str, Any], token: uuid.UUID | None = None
) -> ConsultationMeeting:
    """Write down a meeting; the same ``token`` sent again gives the same one. Raises as ``add_remark``."""
    _locked(by, diagnosis, refusal_to_record)
    made = ConsultationMeeting.objects.filter(token=token).first() if token else None
    return made or ConsultationMeeting.objects.create(diagnosis=diagnosis, token=token, created_by=by, **values)


@transaction.atomic
def edit_meeting(*, by, meeting: ConsultationMeeting, seen: int, values: Mapping[str, Any]) -> ConsultationMeeting:
    """Change a meeting; raises as ``edit_remark``."""
    _locked(by, meeting.diagnosis, refusal_to_record)
    return _changed(_fresh(meeting, seen), values)


@transaction.atomic
def delete_meeting(*, by, meeting: ConsultationMeeting, seen: int) -> None:
    """Delete a meeting at which no remark was recorded; raises as ``edit_remark``."""
    _locked(by, meeting.diagnosis, refusal_to_record)
    current = _fresh(meeting, seen)
    if current.remarks.exists():
        raise Refused(Refusal("Na tym spotkaniu zapisano uwagi. Najpierw przypisz je inaczej albo usuń."))
    current.delete()


@transaction.atomic
def add_remark(
    *,
    by,
    diagnosis: Diagnosis,
    values: Mapping[str, Any],
    needs: Iterable[Need] = (),
    token: uuid.UUID | None = None,
) -> ConsultationRemark:
    """Record a remark under the next number; the same ``token`` sent again gives the same one.

    Raises:
        Refused: wrong role, handed over, the consultation not begun or closed.
    """
    _locked(by, diagnosis, refusal_to_record)
    made = ConsultationRemark.objects.filter(token=token).first() if token else None
    if made:
        return made
    last = diagnosis.remarks.aggregate(last=Max("number"))["last"] or 0
    remark = ConsultationRemark.objects.create(
        diagnosis=diagnosis, number=last + 1, token=token, created_by=by, **values
    )
    _concern(remark, needs)
    return remark


@transaction.atomic
def edit_remark(
    *, by, remark: ConsultationRemark, seen: int, values: Mapping[str, Any], needs: Iterable[Need]
) -> ConsultationRemark:
    """Change a remark that was not answered.

    Raises:
        Refused: as ``add_remark``, answered, or deleted meanwhile.
        StaleEdit: somebody changed it since version ``seen``.
    """
    current = _unanswered(by, remark, seen)
    _concern(current, needs)
    return _changed(current, values)


@transaction.atomic
def delete_remark(*, by, remark: ConsultationRemark, seen: int) -> None:
    """Delete a remark recorded by mistake; the numbers of the others stay. Raises as ``edit_remark``."""
    _unanswered(by, remark, seen).delete()


@transaction.atomic
def answer_remark(*, by, remark: ConsultationRemark, seen: int, values: Mapping[str, Any]) -> ConsultationRemark:
    """Answer a remark, or change the answer: ``verdict``, ``answer``, ``changes``.

    Raises:
        Refused: wrong role, handed over, closed, deleted, or an answer without its reason.
        StaleEdit: somebody changed the remark or answered since version ``seen``.
    """
    _locked(by, remark.diagnosis, refusal_to_answer)
    current = _fresh(remark, seen)
    for name, message in (("verdict", "Wybierz rozstrzygnięcie."), ("answer", "Napisz odpowiedź z uzasadnieniem.")):
        if not values[name].strip():
            raise Refused(Refusal(message, field=name))
    under = by.authorisation_for(Act.DIAGNOSIS_STAGE)
    return _changed(current, {**values, "answered_at": timezone.now(), "answered_by": by, "answered_under": under})


@transaction.atomic
def withdraw_answer(*, by, remark: ConsultationRemark) -> ConsultationRemark:
    """Take an answer back; its text stays in history. Raises ``Refused`` as ``answer_remark``."""
    _locked(by, remark.diagnosis, refusal_to_answer)
    current = _fresh(remark, None)
    blank = {"verdict": "", "answer": "", "changes": ""}
    return _changed(current, {**blank, "answered_at": None, "answered_by": None, "answered_under": None})


def _locked(by, diagnosis: Diagnosis, refusal: Callable[[Any, Consultation], Refusal | None]) -> Consultation:
    """Lock the diagnosis, then ask whether ``by`` may; return the consultation, unsaved when there is none."""
    current = consultation_of(locked(diagnosis))
    refuse_if(refusal(by, current))
    return current


def _saved(consultation: Consultation, values: Mapping[str, Any]) -> Consultation:
    for name, value in values.items():
        setattr(consultation, name, value)
    consultation.version += 1
    consultation.save()
    return consultation


def _fresh(row: Row, seen: int | None) -> Row:
    """Lock the row and return it as it stands; ``seen`` of ``None`` takes any version."""
    current = type(row)._default_manager.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if current is None:
        raise Refused(Refusal(GONE))
    if seen is not None and current.version != seen:
        raise StaleEdit(current)
    return current


def _unanswered(by, remark: ConsultationRemark, seen: int) -> ConsultationRemark:
    consultation = _locked(by, remark.diagnosis, refusal_to_record)
    current = _fresh(remark, None)
    refuse_if(refusal_to_change_remark(by, consultation, current))
    if current.version != seen:
        raise StaleEdit(current)
    return current


def _changed(row: Row, values: Mapping[str, Any]) -> Row:
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
    return row


def _concern(remark: ConsultationRemark, needs: Iterable[Need]) -> None:
    """Make the links those of ``needs``; a need of another diagnosis is left out."""
    wanted = {need.pk for need in needs if need.diagnosis_id == remark.diagnosis_id}
    links = {link.need_id: link.pk for link in remark.need_links.all()}
    RemarkNeed.objects.filter(pk__in=[pk for need, pk in links.items() if need not in wanted]).delete()
    RemarkNeed.objects.bulk_create([RemarkNeed(remark=remark, need_id=pk) for pk in sorted(wanted - links.keys())])
