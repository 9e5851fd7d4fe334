"""Writes to the register of irregularities and complaints; each step leaves a line in its log."""

import datetime
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from cus.text.dates import day as polish_day
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from programmes.results.complaining.enums import ComplaintState
from programmes.results.complaining.policies import refusal_to_edit_complaint, refusal_to_enter, refusal_to_step
from programmes.results.complaining.workflow import COMPLAINTS
from programmes.results.models import Complaint, ComplaintLogEntry

# Any number that no other advisory lock of the application uses.
NUMBERS = 20_240_056
NO_REASON = "Napisz, dlaczego sprawa wraca."


@transaction.atomic
def enter_complaint(
    *, by, values: Mapping[str, Any], token: uuid.UUID | None = None, days: int | None = None
) -> Complaint:
    """Enter a complaint under the next number of its year; with ``days`` the provider is asked at once.

    The same ``token`` sent again gives the same complaint.

    Raises:
        Refused: ``by`` may not keep the register. ValidationError: a rule of the model.
    """
    refuse_if(refusal_to_enter(by))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBERS])
    saved = Complaint.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    year = values["received_on"].year
    last = Complaint.objects.filter(year=year).order_by("-ordinal").values_list("ordinal", flat=True).first() or 0
    complaint = Complaint(created_by=by, token=token, year=year, ordinal=last + 1, **values)
    complaint.full_clean()
    complaint.save()
    ComplaintLogEntry.objects.create(complaint=complaint, transition="enter", to_state=complaint.state, by=by)
    if days is not None:
        asked_on = timezone.localdate()
        complaint = ask_to_explain(by=by, complaint=complaint, seen=complaint.version, asked_on=asked_on, days=days)
    return complaint


@transaction.atomic
def edit_complaint(*, by, complaint: Complaint, seen: int, values: Mapping[str, Any]) -> Complaint:
    """Change what was entered of a complaint that is not closed.

    Raises:
        Refused: wrong role, or closed. StaleEdit: somebody changed it since ``seen``.
        ValidationError: a rule of the model.
    """
    current = _locked(complaint)
    refuse_if(refusal_to_edit_complaint(by, current))
    return _written(current, seen, values)


@transaction.atomic
def ask_to_explain(*, by, complaint: Complaint, seen: int, asked_on: datetime.date, days: int) -> Complaint:
    """Ask the provider to explain within ``days`` of ``asked_on``; asked again, the deadline moves.

    Raises: as ``edit_complaint``.
    """
    due = asked_on + datetime.timedelta(days=days)
    values = {"asked_on": asked_on, "explanation_due": due}
    return _step(by, complaint, seen, "ask", values, f"termin: {polish_day(due)} r.")


@transaction.atomic
def record_explanation(
    *, by, complaint: Complaint, seen: int, explanation: str, explained_on: datetime.date
) -> Complaint:
    """Write down what the provider explained, asked or not. Raises: as ``edit_complaint``."""
    values = {"explanation": explanation, "explained_on": explained_on}
    return _step(by, complaint, seen, "explain", values)


@transaction.atomic
def record_finding(*, by, complaint: Complaint, seen: int, values: Mapping[str, Any]) -> Complaint:
    """Write down the finding, and what the centre demands, if anything (``correction``, ``correction_due``).

    A demand changed or withdrawn forgets that the earlier one was met. Raises: as ``edit_complaint``.
    """
    demanded = bool(values.get("correction"))
    again = {"corrected_on": None, "correction_note": ""}
    comment = values["correction"] if demanded else ""
    return _step(by, complaint, seen, "demand" if demanded else "find", {**values, **again}, comment)


@transaction.atomic
def record_correction(
    *, by, complaint: Complaint, seen: int, corrected_on: datetime.date, correction_note: str
) -> Complaint:
    """Write down that the provider did what was demanded. Raises: as ``edit_complaint``."""
    values = {"corrected_on": corrected_on, "correction_note": correction_note}
    return _step(by, complaint, seen, "correct", values, correction_note)


@transaction.atomic
def close_complaint(*, by, complaint: Complaint, seen: int, conclusion: str, closed_on: datetime.date) -> Complaint:
    """Close with a conclusion; what was found must be written before. Raises: as ``edit_complaint``."""
    values = {"conclusion": conclusion, "closed_on": closed_on, "closed_by": by}
    return _step(by, complaint, seen, "close", values, conclusion)


@transaction.atomic
def reopen_complaint(*, by, complaint: Complaint, seen: int, reason: str) -> Complaint:
    """Open a closed one again, with a reason; the earlier conclusion stays in the log.

    Raises:
        Refused: no reason. Otherwise as ``edit_complaint``.
    """
    if not reason.strip():
        raise Refused(Refusal(NO_REASON, field="reason"))
    values = {"conclusion": "", "closed_on": None, "closed_by": None}
    return _step(by, complaint, seen, "reopen", values, reason.strip())


def _step(by, complaint: Complaint, seen: int, name: str, values: Mapping[str, Any], comment: str = "") -> Complaint:
    current = _locked(complaint)
    refuse_if(refusal_to_step(by, current, name))
    before, target = current.state, ComplaintState(COMPLAINTS[name].target)
    saved = _written(current, seen, {**values, "state": target})
    ComplaintLogEntry.objects.create(
        complaint=saved, transition=name, from_state=before, to_state=target, comment=comment, by=by
    )
    return saved


def _locked(complaint: Complaint) -> Complaint:
    return Complaint.objects.select_for_update(of=("self",)).get(pk=complaint.pk)


def _written(current: Complaint, seen: int, values: Mapping[str, Any]) -> Complaint:
    if current.version != seen:
        raise StaleEdit(current)
    for name, value in values.items():
        setattr(current, name, value)
    current.version += 1
    current.full_clean()
    current.save()
    return current
