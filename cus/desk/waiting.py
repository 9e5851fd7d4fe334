"""What waits for a person: the next act that their role takes, counted from data."""

import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act
from cus.backup.state import backup_state
from cus.desk.complaints import complaint_tasks
from cus.desk.information import information_tasks
from cus.desk.partners import partner_tasks
from cus.desk.reports import report_tasks
from cus.desk.task import Task
from cus.people.rights import review_due
from cus.text.dates import day
from cus.text.organs import organ
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis
from partners.enums import UNSIGNED
from partners.models import CommitteeDecision, CooperationAgreement
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeVersion
from services.models import QualityStandard, Service
from services.standards.enums import StandardState
from services.standards.policies import refusal_of

# How early the start page reminds of what a committee told a party to do.
DUTIES_AHEAD = datetime.timedelta(days=30)


def tasks_for(user) -> list[Task]:
    """Return what waits for ``user``, most pressing first."""
    tasks: list[Task] = []
    if user.may(Act.PROGRAMME_DECIDE):
        tasks += _to_decide()
    if user.may(Act.STANDARD_DECIDE):
        tasks += _standards_to_decide(user)
    if user.may(Act.DIAGNOSIS_HAND_OVER):
        tasks += _to_hand_over()
    if user.may(Act.PROGRAMME_EDIT):
        tasks += _returned()
    if user.may(Act.STANDARD_DRAFT):
        tasks += _standards_returned(user)
    if user.may(Act.PROGRAMME_SUBMIT):
        tasks += _approved()
    if user.may(Act.RESULTS_PREPARE):
        tasks += information_tasks(user)
    tasks += report_tasks(user)
    if user.may(Act.AGREEMENT_DRAFT):
        tasks += _duties()
        tasks += _agreements(user)
    if user.may(Act.PARTNER_EDIT):
        tasks += partner_tasks()
    if user.may(Act.DELIVERY_ENTER):
        tasks += complaint_tasks()
    if user.may(Act.CATALOGUE_ADMIN):
        tasks += _proposals()
    if user.may(Act.RIGHTS_REVIEW):
        tasks += _rights_to_review()
    if user.may(Act.USERS_ADMIN):
        tasks += _backup()
    return tasks


def _to_decide() -> list[Task]:
    waiting = ProgrammeVersion.objects.awaiting_decision().select_related("submitted_by").order_by("submitted_at")
    return [
        Task(
            f"Program „{version}” do decyzji",
            reverse("programmes:decide", args=[version.pk]),
            f"{version.submitted_by}, {day(version.submitted_at)}",
            "now",
            "do decyzji",
        )
        for version in waiting
    ]


def _returned() -> list[Task]:
    tasks = []
    for version in (
        ProgrammeVersion.objects.filter(state=ProgrammeState.RETURNED).prefetch_related("log").order_by("pk")
    ):
        entries = [entry for entry in version.log.all() if entry.to_state == ProgrammeState.RETURNED]
        comment = entries[-1].comment if entries else ""
        tasks.append(
            Task(
                f"Program „{version}” wrócił do poprawy",
                version.get_absolute_url(),
                f"„{comment}”",
                "warn",
                "do poprawy",
            )
        )
    return tasks


def _standards_to_decide(user) -> list[Task]:
    """Those that this person may approve: an author waits for somebody else."""
    waiting = QualityStandard.objects.awaiting_decision().select_related("service", "submitted_by")
    return [
        Task(
            f"Standard usługi „{standard.service}” do decyzji",
            standard.get_absolute_url(),
            f"{standard.submitted_by}, {day(standard.submitted_at)}",
            "now",
            "do decyzji",
        )
        for standard in waiting.prefetch_related("contributors").order_by("submitted_at")
        if refusal_of("approve", user=user, standard=standard) is None
    ]


def _standards_returned(user) -> list[Task]:
    """Those sent back: to every organiser, to a director only when an author."""
    returned = QualityStandard.objects.filter(state=StandardState.RETURNED).select_related("service")
    decides = user.may(Act.STANDARD_DECIDE)
    return [
        Task(
            f"Standard usługi „{standard.service}” wrócił do poprawy",
            standard.get_absolute_url(),
            f"„{standard.return_comment}”",
            "warn",
            "do poprawy",
        )
        for standard in returned.prefetch_related("contributors").order_by("pk")
        if not decides or user in standard.contributors.all()
    ]


def _approved() -> list[Task]:
    approved = ProgrammeVersion.objects.filter(state=ProgrammeState.APPROVED).order_by("approved_at")
    return [
        Task(
            f"Program „{version}” do wysłania {organ('wójtowi')}",
            version.get_absolute_url(),
            f"zatwierdzony {day(version.approved_at)}",
            "idle",
            "bez terminu",
        )
        for version in approved
    ]


def _to_hand_over() -> list[Task]:
    today = timezone.localdate()
    ended = Diagnosis.objects.filter(stage=DiagnosisStage.CONSULTATION, consultation_to__lt=today).order_by(
        "consultation_to"
    )
    return [
        Task(
            f"{diagnosis.title}: przekaż {organ('wójtowi')} i radzie",
            diagnosis.get_absolute_url(),
            f"konsultacje do {day(diagnosis.consultation_to)} (art. 21 ust. 5)",
            "warn",
            "do przekazania",
        )
        for diagnosis in ended
    ]


def _agreements(user) -> list[Task]:
    """Drafts to sign and ends to record for whoever may; tasks that a party left behind, for whoever divides them."""
    today = timezone.localdate()
    tasks = []
    for agreement in CooperationAgreement.objects.waiting(today):
        url = agreement.get_absolute_url()
        if agreement.is_undivided:
            divide = reverse("partners:agreement_tasks", args=[agreement.pk])
            tasks.append(Task(f"{agreement}: zadania bez strony", divide, "strona wystąpiła", "warn", "do podziału"))
        if not user.may(Act.AGREEMENT_SIGN):
            continue
        if agreement.state in UNSIGNED:
            title = f"{agreement}: {agreement.get_state_display()}"
            tasks.append(Task(title, url, "do podpisania i odnotowania", "idle", "bez terminu"))
        elif agreement.ends_on and agreement.ends_on < today:
            text = f"obowiązywało do {day(agreement.ends_on)}"
            tasks.append(Task(f"{agreement}: minął ostatni dzień", url, text, "warn", "odnotuj koniec"))
    return tasks


def _duties() -> list[Task]:
    """What committees told the parties to do, the nearest days first."""
    today = timezone.localdate()
    waiting = CommitteeDecision.objects.to_do().select_related("responsible__partner", "meeting__agreement")
    return [
        Task(
            f"{decision.responsible}: {decision.duty}",
            decision.meeting.get_absolute_url(),
            f"decyzja komitetu, {decision.meeting.agreement}",
            "stop" if decision.due_on < today else "idle",
            f"po terminie: {day(decision.due_on)}" if decision.due_on < today else f"do {day(decision.due_on)}",
        )
        for decision in waiting.filter(due_on__lte=today + DUTIES_AHEAD)
    ]


def _proposals() -> list[Task]:
    waiting = Service.objects.active().filter(confirmed_at__isnull=True).count()
    if not waiting:
        return []
    return [
        Task(
            "Katalog usług: propozycje do potwierdzenia",
            reverse("services:confirm"),
            "zakresy, tryb, odbiorcy i jednostki z podręcznika",
            "warn",
            f"czeka: {waiting}",
        )
    ]


def _backup() -> list[Task]:
    """A backup that is missing or too old. The demo centre has nothing to lose and makes none."""
    state = backup_state()
    if not state.is_late or settings.DEMO_MODE:
        return []
    why = state.failed.note if state.failed else "nie zrobiono jej na czas"
    return [
        Task("Kopia zapasowa", reverse("desk:backups"), why, "stop", f"ostatnia dobra: {state.age_text}"),
    ]


def _rights_to_review() -> list[Task]:
    due = review_due()
    if due is None or due > timezone.localdate():
        return []
    return [
        Task(
            "Przegląd uprawnień",
            reverse("people:rights"),
            f"termin minął {day(due)} r. (KRI § 19 ust. 2 pkt 4 i 5)",
            "warn",
            "do zrobienia",
        )
    ]
