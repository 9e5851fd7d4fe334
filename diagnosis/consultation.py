"""The consultation of a diagnosis as plain data, and why something of it cannot be done now.

The page, the report of the consultation and the chapter of the diagnosis' report show the same data.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day, local_date
from cus.workflow import Refusal
from diagnosis.enums import ConsultationChannel, DiagnosisPart, DiagnosisStage, RemarkSender, RemarkVerdict
from diagnosis.models import Consultation, ConsultationMeeting, ConsultationRemark, Diagnosis
from diagnosis.policies import refusal_to_edit, refusal_when_frozen

CLOSED = "Konsultacje są zamknięte. Żeby coś w nich zmienić, otwórz je ponownie."


# --- why not ---------------------------------------------------------------------------------


def consultation_of(diagnosis: Diagnosis) -> Consultation:
    """Return the consultation, or an unsaved one of a diagnosis that has none yet."""
    return Consultation.objects.filter(diagnosis=diagnosis).select_related(
        "closed_by", "closed_under"
    ).first() or Consultation(diagnosis=diagnosis, version=0)


def refusal_to_arrange(user, consultation: Consultation) -> Refusal | None:
    """Say why what is said of the consultation cannot be changed: role, handed over, or closed."""
    return refusal_to_edit(user, consultation.diagnosis) or _refusal_when_closed(consultation)


def refusal_to_record(user, consultation: Consultation) -> Refusal | None:
    """Say why no meeting or remark can be written: also while the consultation has not begun."""
    refusal = refusal_to_arrange(user, consultation)
    if refusal or consultation.diagnosis.stage == DiagnosisStage.CONSULTATION:
        return refusal
    return Refusal("Konsultacje jeszcze się nie zaczęły. Rozpocznij je na stronie diagnozy: wpisz ich daty.")


def refusal_to_change_remark(user, consultation: Consultation, remark: ConsultationRemark) -> Refusal | None:
    """Say why the words of a remark cannot be changed: they are what was answered."""
    answered = remark.verdict and Refusal("Na tę uwagę już odpowiedziano. Żeby ją zmienić, cofnij odpowiedź.")
    return refusal_to_record(user, consultation) or answered or None


def refusal_to_answer(user, consultation: Consultation) -> Refusal | None:
    """Say why remarks cannot be answered: the organiser or the director answers, until it is closed."""
    return (
        refusal_without(user, Act.DIAGNOSIS_STAGE)
        or refusal_when_frozen(consultation.diagnosis)
        or _refusal_when_closed(consultation)
    )


def refusal_to_close(user, consultation: Consultation) -> Refusal | None:
    """Say why the consultation cannot be closed. Remarks without an answer do not hold it: they warn."""
    refusal = refusal_to_answer(user, consultation)
    diagnosis = consultation.diagnosis
    if refusal:
        return refusal
    if diagnosis.stage != DiagnosisStage.CONSULTATION:
        return Refusal("Konsultacje jeszcze się nie zaczęły.")
    if timezone.localdate() < diagnosis.consultation_to:
        return Refusal(f"Konsultacje trwają do {day(diagnosis.consultation_to)}. Zamkniesz je, gdy się skończą.")
    return None


def refusal_to_reopen(user, consultation: Consultation) -> Refusal | None:
    """Say why a closed consultation cannot be opened again."""
    refusal = refusal_without(user, Act.DIAGNOSIS_STAGE) or refusal_when_frozen(consultation.diagnosis)
    if refusal or consultation.closed_at:
        return refusal
    return Refusal("Konsultacje nie są zamknięte.")


def _refusal_when_closed(consultation: Consultation) -> Refusal | None:
    return Refusal(CLOSED) if consultation.closed_at else None


# --- as data ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of the consultation; ``participants`` is ``None`` while nobody has counted."""

    pk: int
    held_on: date
    place: str
    audience: str
    participants: int | None = None
    gmina: str = ""
    minutes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A remark with its answer; ``verdict`` is a word, empty while unanswered; ``late``: after the last day."""

    pk: int
    number: int
    received_on: date
    channel: str
    sender: str
    text: str
    about: str = ""
    late: bool = False
    verdict: str = ""
    kind: str = "warn"
    answer: str = ""
    changes: str = ""
    answered_on: date | None = None
    answered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationReport:
    """Everything that is told of a consultation; counts are pairs of a word and a number, zeros left out."""

    begins_on: date | None = None
    ends_on: date | None = None
    channels: tuple[str, ...] = ()
    how: str = ""
    coordinator: str = ""
    conclusions: str = ""
    closed_on: date | None = None
    closed_by: str = ""
    meetings: tuple[Meeting, ...] = ()
    remarks: tuple[Remark, ...] = ()
    by_channel: tuple[tuple[str, int], ...] = ()
    by_sender: tuple[tuple[str, int], ...] = ()
    by_verdict: tuple[tuple[str, int], ...] = ()

    @property
    def unanswered(self) -> tuple[Remark, ...]:
        """Remarks without an answer."""
        return tuple(remark for remark in self.remarks if not remark.verdict)

    @property
    def participants(self) -> int:
        """People at all meetings together, as counted at each."""
        return sum(meeting.participants or 0 for meeting in self.meetings)


KINDS = {RemarkVerdict.ACCEPTED: "done", RemarkVerdict.PARTLY: "now", RemarkVerdict.REJECTED: "idle", "": "warn"}


def consultation_report(diagnosis: Diagnosis, *, gmina=None) -> ConsultationReport:
    """Return the consultation of ``diagnosis``; with ``gmina`` only what concerns it or the whole area.

    Takes five questions of the database, however many remarks there are.
    """
    consultation = consultation_of(diagnosis)
    meetings = diagnosis.consultation_meetings.select_related("gmina").order_by("held_on", "pk")
    remarks = diagnosis.remarks.select_related("meeting", "gmina", "answered_by", "answered_under").order_by("number")
    remarks = [one for one in remarks.prefetch_related("need_links") if gmina is None or one.gmina in (None, gmina)]
    numbers = {pk: place for place, pk in enumerate(diagnosis.needs.in_order().values_list("pk", flat=True), start=1)}
    return ConsultationReport(
        begins_on=diagnosis.consultation_from,
        ends_on=diagnosis.consultation_to,
        channels=tuple(consultation.channel_words),
        how=consultation.how,
        coordinator=consultation.coordinator,
        conclusions=consultation.conclusions,
        closed_on=local_date(consultation.closed_at) if consultation.closed_at else None,
        closed_by=consultation.closer if consultation.closed_by_id else "",
        meetings=tuple(_meeting(one) for one in meetings if gmina is None or one.gmina in (None, gmina)),
        remarks=tuple(_remark(one, numbers, diagnosis.consultation_to) for one in remarks),
        by_channel=_counted(ConsultationChannel, (one.channel for one in remarks)),
        by_sender=_counted(RemarkSender, (one.sender for one in remarks)),
        by_verdict=_verdicts(one.verdict for one in remarks),
    )


def _counted(choices, values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    counts = Counter(values)
    return tuple((str(choice.label), counts[choice]) for choice in choices if counts[choice])


def _verdicts(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    values = list(values)
    silent = values.count("")
    return (*_counted(RemarkVerdict, values), *((("bez odpowiedzi", silent),) if silent else ()))


def _meeting(one: ConsultationMeeting) -> Meeting:
    return Meeting(
        pk=one.pk,
        held_on=one.held_on,
        place=one.place,
        audience=one.get_audience_display(),
        participants=one.participants,
        gmina=one.gmina.name if one.gmina else "",
        minutes=one.minutes,
    )


def _remark(one: ConsultationRemark, numbers: dict[int, int], last_day: date | None) -> Remark:
    return Remark(
        pk=one.pk,
        number=one.number,
        received_on=one.received_on,
        channel=f"{one.get_channel_display()} ({one.meeting})" if one.meeting else one.get_channel_display(),
        sender=one.organisation or one.get_sender_display(),
        text=one.text,
        about=_about(one, numbers),
        late=bool(last_day and one.received_on > last_day),
        verdict=one.get_verdict_display() if one.verdict else "",
        kind=KINDS[one.verdict],
        answer=one.answer,
        changes=one.changes,
        answered_on=local_date(one.answered_at) if one.answered_at else None,
        answered_by=one.answerer,
    )


def _about(one: ConsultationRemark, numbers: dict[int, int]) -> str:
    """What a remark concerns: parts, numbers of needs, the gmina."""
    parts = [str(part.label) for part in DiagnosisPart if part in one.parts]
    needs = sorted(numbers[link.need_id] for link in one.need_links.all() if link.need_id in numbers)
    if needs:
        parts.append(f"{'potrzeba' if len(needs) == 1 else 'potrzeby'} {', '.join(str(at) for at in needs)}")
    return "; ".join([*parts, *([f"gmina {one.gmina.name}"] if one.gmina else [])])
