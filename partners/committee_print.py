"""Minutes of the cooperation committee, as printed: plain data and how rows become them."""

from dataclasses import dataclass
from datetime import date

from cus.documents.kinds import Kind
from cus.documents.parts import Document, Letterhead, Seal
from partners.committee import voting_parties
from partners.enums import MeetingState
from partners.models import CommitteeDecision, CommitteeMeeting
from partners.printing import party_name


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedMember:
    """Somebody at the meeting and the party that sent them."""

    person: str
    party: str
    post: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDecision:
    """A decision with its votes; ``number`` is empty until the minutes are closed."""

    text: str
    decided_on: date
    votes_for: int
    votes_against: int
    votes_abstained: int
    is_carried: bool
    number: str = ""
    responsible: str = ""
    duty: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """*Protokół posiedzenia komitetu współpracy*; ``votes`` is the number of parties that could vote."""

    letterhead: Letterhead
    agreement: str
    held_on: date
    number: str = ""
    place: str = ""
    chair: str = ""
    recorder: str = ""
    agenda: tuple[str, ...] = ()
    present: tuple[PrintedMember, ...] = ()
    guests: tuple[str, ...] = ()
    votes: int = 0
    minutes: str = ""
    decisions: tuple[PrintedDecision, ...] = ()
    is_open: bool = True


def minutes_of(meeting: CommitteeMeeting, *, letterhead: Letterhead) -> Minutes:
    """Return the printed minutes."""
    presences = meeting.presences.select_related("member__party__partner")
    decisions = meeting.decisions.select_related("responsible__partner")
    return Minutes(
        letterhead=letterhead,
        agreement=str(meeting.agreement),
        held_on=meeting.held_on,
        number=f"{meeting.number}/{meeting.held_on.year}" if meeting.number else "",
        place=meeting.place,
        chair=meeting.chair,
        recorder=meeting.recorder,
        agenda=_lines(meeting.agenda),
        present=tuple(
            PrintedMember(
                person=presence.member.person,
                post=presence.member.post,
                party=party_name(presence.member.party, centre=letterhead.name),
            )
            for presence in presences
        ),
        guests=_lines(meeting.guests),
        votes=len(voting_parties(meeting)),
        minutes=meeting.minutes,
        decisions=tuple(_decision(decision, letterhead) for decision in decisions),
        is_open=meeting.state == MeetingState.OPEN,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _decision(decision: CommitteeDecision, letterhead: Letterhead) -> PrintedDecision:
    return PrintedDecision(
        number=f"{decision.number}/{decision.decided_on.year}" if decision.number else "",
        text=decision.text,
        decided_on=decision.decided_on,
        votes_for=decision.votes_for,
        votes_against=decision.votes_against,
        votes_abstained=decision.votes_abstained,
        is_carried=decision.is_carried,
        responsible=party_name(decision.responsible, centre=letterhead.name) if decision.responsible else "",
        duty=decision.duty,
        due_on=decision.due_on,
    )


def minutes_document(minutes: Minutes, seal: Seal | None = None) -> Document:
    """Wrap minutes for print; open ones say so on each page."""
    number = f" nr {minutes.number}" if minutes.number else ""
    return Document(
        template="documents/minutes.html",
        context=minutes,
        title=f"Protokół posiedzenia komitetu współpracy{number}",
        subject=f"Komitet współpracy, {minutes.agreement}",
        letterhead=minutes.letterhead,
        state="PROJEKT" if minutes.is_open else "",
        seal=seal,
    )


MINUTES = Kind(code="committee_minutes", label="protokół komitetu współpracy", data=Minutes, document=minutes_document)
