"""Rules of the cooperation committee: why an act cannot be done now; ``None`` means that it can.

One vote a party, however many members it sends: point 6 of the agreement gives the parties equal votes.
"""

import datetime

from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day as polish_day
from cus.text.plural import plural
from cus.workflow import Refusal
from partners.enums import UNSIGNED, AgreementState, MeetingState
from partners.models import AgreementParty, CommitteeDecision, CommitteeMeeting, CooperationAgreement

CLOSED = Refusal("Protokół tego posiedzenia jest zamknięty.")


def refusal_to_run_committee(user, agreement: CooperationAgreement) -> Refusal | None:
    """Members and meetings belong to a signed agreement that has not ended."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if agreement.state in UNSIGNED:
        return Refusal("Komitet działa od podpisania porozumienia.")
    if agreement.state == AgreementState.ENDED:
        return Refusal("To porozumienie jest zakończone.")
    return None


def refusal_to_edit_meeting(user, meeting: CommitteeMeeting) -> Refusal | None:
    """Only open minutes change; also after the agreement has ended, so that the last ones can be finished."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    return CLOSED if meeting.state == MeetingState.CLOSED else None


def refusal_of_meeting_day(agreement: CooperationAgreement, day: datetime.date) -> Refusal | None:
    """A meeting falls within the life of its agreement."""
    if day < agreement.concluded_on:
        return Refusal(f"Porozumienie obowiązuje od {polish_day(agreement.concluded_on)}.", field="held_on")
    if agreement.state == AgreementState.ENDED and day > agreement.ends_on:
        return Refusal(f"Porozumienie zakończono {polish_day(agreement.ends_on)}.", field="held_on")
    return None


def refusal_to_close(user, meeting: CommitteeMeeting) -> Refusal | None:
    """Minutes are closed after the meeting, when they say who was there and what happened."""
    without = refusal_without(user, Act.AGREEMENT_SIGN)
    if without:
        return without
    if meeting.state == MeetingState.CLOSED:
        return CLOSED
    if meeting.held_on > timezone.localdate():
        return Refusal("Posiedzenie jeszcze się nie odbyło.")
    if not meeting.minutes.strip():
        return Refusal("Opisz przebieg posiedzenia.")
    if not meeting.presences.exists():
        return Refusal("Zaznacz, kto był obecny.")
    late = meeting.decisions.filter(decided_on__gt=timezone.localdate()).first()
    return Refusal("Decyzja ma datę z przyszłości.") if late else _refusal_of_all_votes(meeting)


def _refusal_of_all_votes(meeting: CommitteeMeeting) -> Refusal | None:
    parties = len(voting_parties(meeting))
    return next(filter(None, (refusal_of_votes(one, parties) for one in meeting.decisions.all())), None)


def refusal_to_mark_done(user, decision: CommitteeDecision) -> Refusal | None:
    """What a carried decision told somebody to do is marked done once, also after the minutes are closed."""
    without = refusal_without(user, Act.AGREEMENT_DRAFT)
    if without:
        return without
    if decision.responsible_id is None:
        return Refusal("Ta decyzja nikomu niczego nie zleca.")
    if not decision.is_carried:
        return Refusal("Tej decyzji nie przyjęto, więc nikt jej nie wykonuje.")
    return Refusal("Wykonanie jest już odnotowane.") if decision.done_on else None


def voting_parties(meeting: CommitteeMeeting) -> list[AgreementParty]:
    """Return the parties with somebody at the meeting, each once: each has one vote."""
    parties = AgreementParty.objects.filter(members__presences__meeting=meeting).select_related("partner")
    return list(parties.distinct().order_by("position", "pk"))


def refusal_of_votes(decision: CommitteeDecision, parties: int) -> Refusal | None:
    """No more votes than parties at the meeting, and at least one."""
    if not decision.votes:
        return Refusal("Wpisz, ile stron głosowało.", field="votes_for")
    if decision.votes > parties:
        noun = plural(parties, "strona", "strony", "stron")
        return Refusal(
            f"Głosów jest {decision.votes}, a na posiedzeniu {plural(parties, 'była', 'były', 'było')} {parties} {noun}. "
            "Każda strona ma jeden głos.",
            field="votes_for",
        )
    return None


def refusal_of_decision_day(decision: CommitteeDecision) -> Refusal | None:
    """A decision is taken at its meeting or, by circulation, after it."""
    if decision.decided_on < decision.meeting.held_on:
        return Refusal(
            f"Decyzji nie można podjąć przed posiedzeniem ({polish_day(decision.meeting.held_on)}).",
            field="decided_on",
        )
    return None
