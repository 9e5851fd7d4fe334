"""Writes to the cooperation committee: its members and meetings."""

import datetime
import uuid
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from cus.accounts.acts import Act
from cus.centre.letterhead import letterhead
from cus.documents.actions import freeze
from cus.workflow import Refusal, Refused, StaleEdit, refuse_if
from partners.committee import (
    refusal_of_meeting_day,
    refusal_to_close,
    refusal_to_edit_meeting,
    refusal_to_run_committee,
)
from partners.committee_print import MINUTES, minutes_of
from partners.enums import MeetingState
from partners.models import (
    AgreementParty,
    CommitteeDecision,
    CommitteeMeeting,
    CommitteeMember,
    CooperationAgreement,
    MeetingPresence,
)


def lock_agreement(pk: int) -> CooperationAgreement:
    """Lock the agreement: one writer to its committee at a time, so that numbers and days are compared safely."""
    return CooperationAgreement.objects.select_for_update(of=("self",)).get(pk=pk)


@transaction.atomic
def add_member(*, by, agreement: CooperationAgreement, values: Mapping[str, object]) -> CommitteeMember:
    """Add a person (``party``, ``person``, ``post``, ``joined_on``, ``left_on``) to the committee.

    Raises:
        Refused: no right, not a signed agreement, not a party on those days, or a member on them already.
    """
    agreement = lock_agreement(agreement.pk)
    refuse_if(refusal_to_run_committee(by, agreement))
    return _write_member(CommitteeMember(agreement=agreement), values)


@transaction.atomic
def save_member(*, by, member: CommitteeMember, seen: int, values: Mapping[str, object]) -> CommitteeMember:
    """Change a member, or record the leaving.

    Raises:
        Refused: as in ``add_member``, or a meeting at which the person was would fall outside the new days.
        StaleEdit: somebody saved it after ``seen``.
    """
    agreement = lock_agreement(member.agreement_id)
    member = CommitteeMember.objects.select_for_update(of=("self",)).get(pk=member.pk)
    refuse_if(refusal_to_run_committee(by, agreement))
    if member.version != seen:
        raise StaleEdit(member)
    member.version += 1
    return _write_member(member, values)


def _write_member(member: CommitteeMember, values: Mapping[str, object]) -> CommitteeMember:
    for name, value in values.items():
        setattr(member, name, value)
    refuse_if(_refusal_of_member(member))
    member.full_clean()
    member.save()
    return member


def _refusal_of_member(member: CommitteeMember) -> Refusal | None:
    # Read under the lock: the party may have withdrawn since the form was opened.
    today, party = timezone.localdate(), member.agreement.parties.filter(pk=member.party_id).first()
    if party is None:
        return Refusal("To nie jest strona tego porozumienia.", field="party")
    if member.joined_on > today:
        return Refusal("Data nie może być z przyszłości.", field="joined_on")
    if member.left_on and member.left_on > today:
        return Refusal("Data nie może być z przyszłości.", field="left_on")
    if party.joined_on is None or member.joined_on < party.joined_on:
        return Refusal("Ta strona jeszcze wtedy nie przystąpiła do porozumienia.", field="joined_on")
    if party.withdrew_on and (member.left_on is None or member.left_on > max(party.withdrew_on, member.joined_on)):
        return Refusal("Ta strona wystąpiła z porozumienia, więc nikogo już nie deleguje.", field="party")
    return _refusal_of_twice(member) or _refusal_of_presences(member)


def _refusal_of_twice(member: CommitteeMember) -> Refusal | None:
    """Nobody is a member twice on one day, for the same party or for two."""
    same = member.agreement.members.filter(person__iexact=member.person.strip()).exclude(pk=member.pk)
    same = same.filter(Q(left_on__isnull=True) | Q(left_on__gt=member.joined_on))
    if member.left_on:
        same = same.filter(joined_on__lt=member.left_on)
    return Refusal("Ta osoba jest w tym czasie w komitecie.", field="person") if same.exists() else None


def _refusal_of_presences(member: CommitteeMember) -> Refusal | None:
    if member.pk is None:
        return None
    outside = Q(meeting__held_on__lt=member.joined_on)
    if member.left_on:
        outside |= Q(meeting__held_on__gte=member.left_on)
    other = member.presences.filter(outside).exists()
    return (
        Refusal("W tych dniach nie mieści się posiedzenie, na którym ta osoba była.", field="joined_on")
        if other
        else None
    )


def end_members_of(party: AgreementParty, day: datetime.date) -> None:
    """End the members of a party that withdrew on ``day``; inside the transaction of the withdrawal."""
    _end(party.members, day)


def end_committee(agreement: CooperationAgreement) -> None:
    """End all members the day after the last one of the agreement; inside the transaction of its end."""
    _end(agreement.members, agreement.ends_on + datetime.timedelta(days=1))


def _end(members, day: datetime.date) -> None:
    for member in members.filter(Q(left_on__isnull=True) | Q(left_on__gt=day)):
        member.left_on = max(day, member.joined_on)
        member.version += 1
        member.save(update_fields=["left_on", "version"])


@transaction.atomic
def create_meeting(
    *,
    by,
    agreement: CooperationAgreement,
    values: Mapping[str, object],
    present: Iterable[CommitteeMember] = (),
    token: uuid.UUID | None = None,
) -> CommitteeMeeting:
    """Plan or record a meeting. A form sent again with its ``token`` gives the same one."""
    agreement = lock_agreement(agreement.pk)
    refuse_if(refusal_to_run_committee(by, agreement))
    saved = CommitteeMeeting.objects.filter(token=token, created_by=by).first() if token else None
    if saved:
        return saved
    return _write_meeting(CommitteeMeeting(agreement=agreement, created_by=by, token=token), values, present)


@transaction.atomic
def save_meeting(
    *,
    by,
    meeting: CommitteeMeeting,
    seen: int,
    values: Mapping[str, object],
    present: Iterable[CommitteeMember] = (),
) -> CommitteeMeeting:
    """Change open minutes and who was there.

    Raises:
        Refused: no right, closed minutes, a day outside the agreement or after a decision, an absent member.
        StaleEdit: somebody saved them after ``seen``.
    """
    meeting = lock_meeting(meeting)
    refuse_if(refusal_to_edit_meeting(by, meeting))
    if meeting.version != seen:
        raise StaleEdit(meeting)
    meeting.version += 1
    return _write_meeting(meeting, values, present)


def lock_meeting(meeting: CommitteeMeeting) -> CommitteeMeeting:
    """Lock the agreement, then the meeting."""
    agreement = lock_agreement(meeting.agreement_id)
    meeting = CommitteeMeeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    meeting.agreement = agreement
    return meeting


def _write_meeting(
    meeting: CommitteeMeeting, values: Mapping[str, object], present: Iterable[CommitteeMember]
) -> CommitteeMeeting:
    for name, value in values.items():
        setattr(meeting, name, value)
    refuse_if(refusal_of_meeting_day(meeting.agreement, meeting.held_on))
    if meeting.pk and meeting.decisions.filter(decided_on__lt=meeting.held_on).exists():
        raise Refused(Refusal("Na tym posiedzeniu podjęto decyzję z wcześniejszą datą.", field="held_on"))
    wanted = {member.pk for member in present}
    members = set(meeting.agreement.members.on(meeting.held_on).values_list("pk", flat=True))
    if wanted - members:
        raise Refused(Refusal("Zaznaczona osoba nie była tego dnia w komitecie.", field="present"))
    meeting.full_clean()
    meeting.save()
    kept = set(meeting.presences.values_list("member_id", flat=True))
    meeting.presences.exclude(member__in=wanted).delete()
    for pk in sorted(wanted - kept):
        MeetingPresence.objects.create(meeting=meeting, member_id=pk)
    return meeting


@transaction.atomic
def remove_meeting(*, by, meeting: CommitteeMeeting) -> None:
    """Take away a meeting that is not closed and has no decisions: it was written by mistake or called off."""
    meeting = lock_meeting(meeting)
    refuse_if(refusal_to_edit_meeting(by, meeting))
    if meeting.decisions.exists():
        raise Refused(Refusal("Na tym posiedzeniu zapisano decyzje. Najpierw usuń je."))
    meeting.presences.all().delete()
    meeting.delete()


@transaction.atomic
def close_meeting(*, by, meeting: CommitteeMeeting, seen: int) -> CommitteeMeeting:
    """Close the minutes: number them and their decisions in the year, freeze the print, change no more.

    Raises:
        Refused: no right, closed already, not held yet, nobody present, nothing written, or too many votes.
        StaleEdit: somebody changed them after ``seen``.
    """
    meeting = lock_meeting(meeting)
    refuse_if(refusal_to_close(by, meeting))
    if meeting.version != seen:
        raise StaleEdit(meeting)
    closed = CommitteeMeeting.objects.filter(agreement=meeting.agreement_id, held_on__year=meeting.held_on.year)
    meeting.number = (closed.aggregate(last=Max("number"))["last"] or 0) + 1
    meeting.state, meeting.closed_at, meeting.closed_by = MeetingState.CLOSED, timezone.now(), by
    meeting.closed_under = by.authorisation_for(Act.AGREEMENT_SIGN)
    meeting.version += 1
    meeting.full_clean()
    meeting.save()
    _number_decisions(meeting)
    freeze(
        kind=MINUTES.code,
        context=minutes_of(meeting, letterhead=letterhead()),
        subject=meeting,
        label=f"{meeting.number}/{meeting.held_on.year}",
        by=by,
    )
    return meeting


def _number_decisions(meeting: CommitteeMeeting) -> None:
    ours = CommitteeDecision.objects.filter(meeting__agreement=meeting.agreement_id)
    for decision in meeting.decisions.all():
        last = ours.filter(decided_on__year=decision.decided_on.year).aggregate(last=Max("number"))["last"] or 0
        decision.number = last + 1
        decision.save(update_fields=["number"])
