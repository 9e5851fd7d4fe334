"""Writes to decisions of the cooperation committee."""

import datetime
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.actions.committee import lock_meeting
from partners.committee import (
    refusal_of_decision_day,
    refusal_of_votes,
    refusal_to_edit_meeting,
    refusal_to_mark_done,
    voting_parties,
)
from partners.models import CommitteeDecision, CommitteeMeeting


@transaction.atomic
def add_decision(*, by, meeting: CommitteeMeeting, values: Mapping[str, object]) -> CommitteeDecision:
    """Write down a decision (text, day, votes, duty) of a meeting whose minutes are open.

    Raises:
        Refused: no right, closed minutes, a day before the meeting, more votes than parties present, or a
            duty of a party that is none on that day.
    """
    meeting = lock_meeting(meeting)
    refuse_if(refusal_to_edit_meeting(by, meeting))
    last = meeting.decisions.order_by("position").last()
    return _write(CommitteeDecision(meeting=meeting, position=last.position + 1 if last else 0), values)


@transaction.atomic
def save_decision(*, by, decision: CommitteeDecision, seen: int, values: Mapping[str, object]) -> CommitteeDecision:
    """Change a decision while the minutes are open; ``StaleEdit`` when somebody saved it after ``seen``."""
    decision = _lock(decision)
    refuse_if(refusal_to_edit_meeting(by, decision.meeting))
    if decision.version != seen:
        raise StaleEdit(decision)
    decision.version += 1
    return _write(decision, values)


def _lock(decision: CommitteeDecision) -> CommitteeDecision:
    meeting = lock_meeting(decision.meeting)
    decision = CommitteeDecision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    decision.meeting = meeting
    return decision


def _write(decision: CommitteeDecision, values: Mapping[str, object]) -> CommitteeDecision:
    for name, value in values.items():
        setattr(decision, name, value)
    refuse_if(refusal_of_decision_day(decision))
    refuse_if(refusal_of_votes(decision, len(voting_parties(decision.meeting))))
    if decision.responsible and decision.responsible.agreement_id != decision.meeting.agreement_id:
        raise Refused(Refusal("To nie jest strona tego porozumienia.", field="responsible"))
    if decision.done_on and not (decision.is_carried and decision.responsible_id):
        raise Refused(Refusal("Wykonanie tej decyzji jest już odnotowane."))
    decision.full_clean()
    decision.save()
    return decision


@transaction.atomic
def remove_decision(*, by, decision: CommitteeDecision) -> None:
    """Take a decision out of open minutes."""
    decision = _lock(decision)
    refuse_if(refusal_to_edit_meeting(by, decision.meeting))
    decision.delete()


@transaction.atomic
def mark_done(*, by, decision: CommitteeDecision, done_on: datetime.date, done_note: str = "") -> CommitteeDecision:
    """Record that what a decision told a party to do was done, also after the minutes are closed."""
    decision = _lock(decision)
    refuse_if(refusal_to_mark_done(by, decision))
    if done_on > timezone.localdate():
        raise Refused(Refusal("Data nie może być z przyszłości.", field="done_on"))
    if done_on < decision.decided_on:
        raise Refused(Refusal("Nie można wykonać decyzji, zanim ją podjęto.", field="done_on"))
    decision.done_on, decision.done_note, decision.done_by = done_on, done_note, by
    decision.version += 1
    decision.full_clean()
    decision.save()
    return decision
