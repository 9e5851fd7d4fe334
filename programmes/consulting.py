"""The consultations of a version as pages and papers tell of them, and why an act on them cannot be done."""

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day, period
from cus.text.organs import organ
from cus.text.plural import plural
from cus.workflow import Refusal
from diagnosis.enums import RemarkVerdict
from programmes.enums import EDITABLE_STATES, ProgrammeState
from programmes.models import ConsultedWith, ProgrammeConsultation, ProgrammeRemark, ProgrammeVersion

State = ProgrammeState
# Before a council decides; what the mayor returned goes on as a new version.
CONSULTED_STATES = (*EDITABLE_STATES, State.SUBMITTED, State.APPROVED, State.SENT_TO_MAYOR)
KINDS = {RemarkVerdict.ACCEPTED: "done", RemarkVerdict.PARTLY: "now", RemarkVerdict.REJECTED: "idle", "": "warn"}


def consultations_of(version: ProgrammeVersion, user=None) -> list["Consulted"]:
    """Return both kinds with what was written of them; with ``user`` only what that person may see."""
    found = ProgrammeConsultation.objects.filter(version=version).select_related("closed_by")
    if user is not None:
        found = found.visible_to(user)
    remarks = ProgrammeRemark.objects.select_related("answered_by").order_by("number")
    held = {one.kind: one for one in found.prefetch_related(Prefetch("remarks", remarks))}
    return [Consulted(kind, held.get(kind)) for kind in ConsultedWith]


@dataclass(frozen=True, slots=True)
class Consulted:
    """One kind; ``held`` is ``None`` while nothing was written."""

    kind: ConsultedWith
    held: ProgrammeConsultation | None

    @property
    def title(self) -> str:
        """Heading."""
        return f"Konsultacje {self.kind.label}"

    @property
    def remarks(self) -> list[ProgrammeRemark]:
        """All of them, by number."""
        rows = list(self.held.remarks.all()) if self.held else []
        for row in rows:
            row.consultation, row.state_kind = self.held, KINDS[row.verdict]
        return rows

    @property
    def unanswered(self) -> list[ProgrammeRemark]:
        """Those without an answer."""
        return [row for row in self.remarks if not row.verdict]

    @property
    def accepted(self) -> list[ProgrammeRemark]:
        """Those taken in, wholly or partly."""
        return [row for row in self.remarks if row.is_accepted]

    @property
    def state(self) -> tuple[str, str]:
        """The kind of colour and the word."""
        today = timezone.localdate()
        if self.held is None:
            return "idle", "nie wpisano"
        if self.held.closed_on:
            return "done", "zamknięte"
        if today < self.held.starts_on:
            return "idle", "zaplanowane"
        return ("now", "trwają") if today <= self.held.ends_on else ("warn", "czas minął, niezamknięte")


@dataclass(frozen=True, slots=True)
class Work:
    """Accepted remarks that nobody has worked in yet: which, what to do, and where, if anywhere."""

    count: int
    numbers: str
    text: str
    url: str = ""
    label: str = ""


def work_of(version: ProgrammeVersion, consulted: list[Consulted], user) -> Work | None:
    """Return what accepted remarks ask of ``version``; ``None`` when nothing is left.

    It leads to an act only where it is for ``user`` to do, otherwise to the way of the programme.
    """
    left = [(one, row) for one in consulted for row in one.remarks if row.is_work]
    if not left:
        return None
    named = {ConsultedWith.RESIDENTS: "mieszkańcy", ConsultedWith.ORGANISATIONS: "organizacje"}
    told = []
    for one in consulted:
        numbers = ", ".join(str(row.number) for other, row in left if other is one)
        told += [f"{named[one.kind]}: nr {numbers}"] if numbers else []
    return Work(len(left), "; ".join(told), *_next_step(version, user))


def remarks_wait(version: ProgrammeVersion) -> bool:
    """Say whether a remark on ``version`` was accepted and nobody said yet what changed."""
    return any(remark.is_work for remark in ProgrammeRemark.objects.filter(consultation__version=version))


def _next_step(version: ProgrammeVersion, user) -> tuple[str, str, str]:
    def at(name: str) -> str:
        return reverse(f"programmes:{name}", args=[version.pk])

    way = at("way"), "Droga programu"

    if version.state in EDITABLE_STATES:
        return "Popraw program, a potem dopisz przy uwadze, co się zmieniło.", at("edit"), "Popraw program"
    if version.state == State.SUBMITTED:
        text = "Program czeka na decyzję: można go poprawić, gdy dyrektor go zwróci albo ktoś go od dyrektora wycofa."
        return text, *way
    if version.state == State.APPROVED:
        text = "Program jest zatwierdzony: najpierw dyrektor cofa zatwierdzenie, potem można go poprawić."
        return text, *((at("revoke"), "Cofnij zatwierdzenie") if user.may(Act.PROGRAMME_DECIDE) else way)
    if version.state == State.SENT_TO_MAYOR:
        text = organ("Program jest u wójta: zmiany wymagają nowej wersji. Powstanie, gdy odnotujesz zwrot od wójta.")
        return text, *(
            (f"{at('mayor_return')}?for_remarks=on", organ("Zwrot od wójta"))
            if user.may(Act.PROGRAMME_COUNCIL)
            else way
        )
    return "Tej wersji już się nie zmienia: zmiany wymagają nowej wersji programu.", *way


def told_to_council(consulted: list[Consulted]) -> str:
    """Write what the justification says: a sentence for each closed consultation."""
    return "\n\n".join(_sentence(one) for one in consulted if one.held and one.held.closed_on)


def _sentence(one: Consulted) -> str:
    held, many, taken = one.held, len(one.remarks), len(one.accepted)
    basis = f" ({held.basis})" if held.basis else ""
    first = f"Projekt programu konsultowano {one.kind.label}{basis} {term(held.starts_on, held.ends_on)}."
    if not many:
        return f"{first} Nie zgłoszono uwag."
    count = f"Zgłoszono {many} {plural(many, 'uwagę', 'uwagi', 'uwag')}"
    return f"{first} {count}; w całości lub w części uwzględniono {taken}."


def term(start: datetime.date, end: datetime.date) -> str:
    """Write the days: „od 2 marca 2026 do 16 marca 2026 r.”, or the only one."""
    return f"w dniu {day(start)} r." if start == end else f"{period(start, end)} r."


# --- refusals ----------------------------------------------------------------------------------


def _refusal_by_state(version: ProgrammeVersion) -> Refusal | None:
    if version.state in CONSULTED_STATES:
        return None
    return Refusal(f"Konsultuje się projekt, a stan tej wersji to „{version.get_state_display()}”.")


def refusal_to_arrange(user, version: ProgrammeVersion, held: ProgrammeConsultation | None) -> Refusal | None:
    """Say why a consultation cannot be opened, changed or its remarks answered."""
    refusal = refusal_without(user, Act.PROGRAMME_COUNCIL) or _refusal_by_state(version)
    return refusal or _refusal_when_closed(held)


def refusal_to_answer(user, held: ProgrammeConsultation) -> Refusal | None:
    """Say why a remark cannot be answered."""
    return refusal_to_arrange(user, held.version, held)


def refusal_to_record(user, held: ProgrammeConsultation) -> Refusal | None:
    """Say why a remark cannot be recorded; one that comes late can."""
    refusal = refusal_without(user, Act.PROGRAMME_EDIT) or _refusal_by_state(held.version)
    return refusal or _refusal_when_closed(held)


def refusal_to_change_remark(user, remark: ProgrammeRemark) -> Refusal | None:
    """Say why a recorded remark cannot be corrected: an answer was given to what it said."""
    refusal = refusal_to_record(user, remark.consultation)
    if refusal is None and remark.verdict:
        return Refusal("Na tę uwagę już odpowiedziano, więc jej treści się nie zmienia.")
    return refusal


def refusal_to_delete_remark(user, remark: ProgrammeRemark) -> Refusal | None:
    """Say why a recorded remark cannot be deleted: the report holds it, or somebody answered it."""
    refusal = refusal_to_record(user, remark.consultation)
    if refusal is None and remark.verdict:
        return Refusal("Na tę uwagę już odpowiedziano, więc się jej nie usuwa.")
    return refusal


def refusal_to_close(user, held: ProgrammeConsultation) -> Refusal | None:
    """Say why it cannot be closed. Remarks without an answer only warn."""
    refusal = refusal_to_answer(user, held)
    if refusal is None and timezone.localdate() < held.ends_on:
        return Refusal(f"Konsultacje trwają do {day(held.ends_on)} r. Zamkniesz je w ostatnim dniu albo później.")
    return refusal


def refusal_to_reopen(user, held: ProgrammeConsultation) -> Refusal | None:
    """Say why a closed consultation cannot be opened again."""
    refusal = refusal_without(user, Act.PROGRAMME_COUNCIL) or _refusal_by_state(held.version)
    return refusal or (None if held.closed_on else Refusal("Te konsultacje nie są zamknięte."))


def _refusal_when_closed(held: ProgrammeConsultation | None) -> Refusal | None:
    if held is None or held.closed_on is None:
        return None
    return Refusal("Te konsultacje są zamknięte. Organizator albo dyrektor może je otworzyć ponownie.")
