"""The cycle of the centre (handbook ch. 2.3): eight steps and the programme, their states counted from data.

States are questions asked of the database on the day, never stored flags.
"""

import datetime
from dataclasses import replace

from dateutil.relativedelta import relativedelta
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act
from cus.centre.models import Centre
from cus.desk.contracting import contracting_step
from cus.desk.results import delivery_step, evaluation_step
from cus.desk.staffing import staffing_step
from cus.desk.step import Step, StepState, counted
from cus.text.dates import day as polish_date
from cus.text.organs import organ_later
from diagnosis.clock import ends_soon, span
from diagnosis.enums import CLOSED_STAGES, EDITABLE_STAGES, DiagnosisStage
from diagnosis.models import Diagnosis, Need, Note
from partners.enums import UNSIGNED, AgreementState, PartnerState
from partners.models import CooperationAgreement, Offer, Partner
from programmes.enums import ADOPTED_STATES, ProgrammeState
from programmes.models import ProgrammeVersion
from programmes.results.carrying.proposals import proposals
from services.models import Service

WARN_BEFORE_END = relativedelta(months=6)
AGREEMENT_WARN_DAYS = 60
CARD_CONFIRMED_FOR = relativedelta(months=12)


def cycle_for(user, *, on: datetime.date | None = None) -> list[Step]:
    """Return the nine boxes of the cycle as they stand ``on`` that day (today when not given).

    Links are given only to pages that ``user`` may open.
    """
    day = on or timezone.localdate()
    current = current_diagnosis(day)
    steps = [
        _diagnosis(day),
        _providers(day, current),
        _division_of_tasks(day),
        staffing_step(current, day),
        _programme(day),
        contracting_step(list(programmes_in_force(day).order_by("period_end", "pk")), day),
        delivery_step(day),
        evaluation_step(day),
        _next_diagnosis(day),
    ]
    if user.may(Act.READ_DRAFTS):
        return steps
    return [replace(step, action="", url="", text="" if step.inner else step.text) for step in steps]


def current_diagnosis(day: datetime.date) -> Diagnosis | None:
    """Return the diagnosis in force on ``day``, else the newest open one."""
    in_force = Diagnosis.objects.in_force_on(day).order_by("-period_start", "-pk").first()
    return in_force or Diagnosis.objects.exclude(stage__in=CLOSED_STAGES).order_by("-pk").first()


def _diagnosis(day: datetime.date) -> Step:
    key, number, title = "diagnosis", "krok 1", "Diagnoza"
    in_force = Diagnosis.objects.in_force_on(day).order_by("-period_end", "-pk").first()
    if in_force:
        calling = _notes_calling()
        if calling:
            return calling
        url = in_force.get_absolute_url()
        until = f"W mocy do {polish_date(in_force.period_end)}"
        if ends_soon(in_force.period_end, day):
            text = f"{until}: kończy się w ciągu 6 miesięcy"
            return Step(key, number, title, StepState.OVERDUE, text, "Zaplanuj następną", url, "kończy się")
        text = f"{until}, jeszcze {span(day, in_force.period_end)}"
        return Step(key, number, title, StepState.DONE, text, "Pokaż", url)
    return _diagnosis_to_come(day) or _diagnosis_missing(day)


def _notes_calling() -> Step | None:
    """Step 1 while notes say that the diagnosis in force no longer fits (art. 21 ust. 2)."""
    calling = Note.objects.calling().count()
    if not calling:
        return None
    opened = Diagnosis.objects.filter(stage__in=EDITABLE_STAGES).order_by("-pk").first()
    text = f"{counted(calling, 'notatka wymaga', 'notatki wymagają', 'notatek wymaga')} aktualizacji diagnozy"
    if opened:
        url, action = reverse("diagnosis:notes", args=[opened.pk]), "Odczytaj notatki"
    else:
        url, action = f"{reverse('diagnosis:note_list')}?stan=czekaja&aktualizacja=tak", "Pokaż notatki"
    return Step("diagnosis", "krok 1", "Diagnoza", StepState.OVERDUE, text, action, url, "do aktualizacji", inner=True)


def _diagnosis_to_come(day: datetime.date) -> Step | None:
    """Step 1 while work on a diagnosis goes on, or while the one in force covers other days than today."""
    key, number, title = "diagnosis", "krok 1", "Diagnoza"
    opened = Diagnosis.objects.exclude(stage__in=[*CLOSED_STAGES, DiagnosisStage.IN_FORCE]).order_by("-pk").first()
    if opened:
        text = f"„{opened.title}”: {opened.get_stage_display()}"
        return Step(key, number, title, StepState.NOW, text, "Otwórz", opened.get_absolute_url(), inner=True)
    standing = Diagnosis.objects.filter(stage=DiagnosisStage.IN_FORCE).first()
    if standing and standing.period_start > day:
        text = f"Obejmuje okres od {polish_date(standing.period_start)}"
        return Step(key, number, title, StepState.NOW, text, "Pokaż", standing.get_absolute_url(), "przyjęta")
    if standing:
        text = f"Okres minął {polish_date(standing.period_end)}"
        return Step(key, number, title, StepState.OVERDUE, text, "Zacznij diagnozę", reverse("diagnosis:create"))
    return None


def _diagnosis_missing(day: datetime.date) -> Step:
    """Step 1 before the first diagnosis."""
    key, number, title = "diagnosis", "krok 1", "Diagnoza"
    centre = Centre.objects.first()
    if centre and centre.grace_ends_on and day <= centre.grace_ends_on:
        text = f"Rok bez obowiązku diagnozy (art. 76) trwa do {polish_date(centre.grace_ends_on)}"
        return Step(key, number, title, StepState.NOT_REQUIRED, text, "Zacznij diagnozę", reverse("diagnosis:create"))
    return Step(
        key, number, title, StepState.AHEAD, "Nie ma jeszcze diagnozy", "Zacznij diagnozę", reverse("diagnosis:create")
    )


def priority_services(diagnosis: Diagnosis | None) -> models.QuerySet[Service]:
    """Return services that answer needs with a priority (size × severity set) in ``diagnosis``."""
    needs = Need.objects.filter(diagnosis=diagnosis, size__isnull=False, severity__isnull=False)
    return Service.objects.filter(needs__in=needs).distinct()


def _confirmed_before(day: datetime.date) -> models.Q:
    """Cards last confirmed before ``day``; one never confirmed counts from the day it was written."""
    return models.Q(confirmed_on__lt=day) | models.Q(confirmed_on__isnull=True, created_at__date__lt=day)


def _providers(day: datetime.date, current: Diagnosis | None) -> Step:
    key, number, title, url = "providers", "krok 2", "Wykonawcy", reverse("partners:list")
    cards = Partner.objects.active()
    if not cards.exists():
        return Step(
            key,
            number,
            title,
            StepState.AHEAD,
            "Rejestr partnerów jest pusty",
            "Załóż fiszkę",
            reverse("partners:create"),
        )
    stale = cards.filter(_confirmed_before(day - CARD_CONFIRMED_FOR)).count()
    if stale:
        text = f"{counted(stale, 'fiszka', 'fiszki', 'fiszek')} bez potwierdzenia od ponad roku"
        return Step(key, number, title, StepState.OVERDUE, text, "Potwierdź dane", url)
    wanted = priority_services(current)
    total = wanted.count()
    offered = Offer.objects.filter(partner__state=PartnerState.ACTIVE).values("service")
    served = wanted.filter(pk__in=offered).count()
    if total and served == total:
        text = (
            f"Każda z {total} usług z priorytetem ma możliwego wykonawcę"
            if total > 1
            else "Usługa z priorytetem ma możliwego wykonawcę"
        )
        return Step(key, number, title, StepState.DONE, text, "Pokaż", url)
    if not total:
        text = f"{counted(cards.count(), 'fiszka', 'fiszki', 'fiszek')}; żadna potrzeba nie ma jeszcze priorytetu i usługi"
        return Step(key, number, title, StepState.NOW, text, "Pokaż", url)
    missing = total - served
    text = f"{served} z {total} usług z priorytetem ma możliwego wykonawcę"
    return Step(
        key, number, title, StepState.NOW, text, f"Uzupełnij {counted(missing, 'usługę', 'usługi', 'usług')}", url
    )


def _division_of_tasks(day: datetime.date) -> Step:
    key, number, title = "tasks", "krok 3", "Podział zadań"
    signed = CooperationAgreement.objects.filter(state=AgreementState.SIGNED).exclude(ends_on__lt=day)
    ending = signed.filter(ends_on__lte=day + datetime.timedelta(days=AGREEMENT_WARN_DAYS)).order_by("ends_on").first()
    if ending:
        text = f"{ending} obowiązuje do {polish_date(ending.ends_on)}"
        return Step(key, number, title, StepState.OVERDUE, text, "Otwórz", ending.get_absolute_url(), "kończy się")
    divided = (
        signed.annotate(
            task_count=models.Count("tasks", distinct=True),
            open_count=models.Count("tasks", filter=models.Q(tasks__responsible__isnull=True), distinct=True),
        )
        .filter(task_count__gt=0, open_count=0)
        .first()
    )
    if divided:
        return Step(
            key, number, title, StepState.DONE, f"{divided}, zadania podzielone", "Pokaż", divided.get_absolute_url()
        )
    started = signed.first()
    if started:
        return Step(
            key,
            number,
            title,
            StepState.NOW,
            f"{started}: zadania czekają na podział",
            "Podziel zadania",
            started.get_absolute_url(),
        )
    draft = CooperationAgreement.objects.filter(state__in=UNSIGNED).first()
    if draft:
        return Step(
            key, number, title, StepState.NOW, "Porozumienie w przygotowaniu", "Otwórz", draft.get_absolute_url()
        )
    return Step(
        key,
        number,
        title,
        StepState.AHEAD,
        "Nie ma porozumienia o współpracy",
        "Przygotuj porozumienie",
        reverse("partners:agreement_create"),
    )


WHERE = {
    ProgrammeState.DRAFT: "w opracowaniu",
    ProgrammeState.RETURNED: "zwrócony do poprawy",
    ProgrammeState.SUBMITTED: "u dyrektora",
    ProgrammeState.APPROVED: organ_later("zatwierdzony, do wysłania wójtowi"),
    ProgrammeState.SENT_TO_MAYOR: organ_later("u wójta"),
    ProgrammeState.ADOPTED: "po uchwale rady",
}


def programmes_in_force(day: datetime.date) -> models.QuerySet[ProgrammeVersion]:
    """Return versions in force whose period has not ended by ``day``."""
    return ProgrammeVersion.objects.filter(state=ProgrammeState.IN_FORCE, effective_on__lte=day, period_end__gte=day)


def _furthest() -> ProgrammeVersion | None:
    """Of the versions under way, the one that has come furthest; of equals, the newest."""
    way = list(WHERE)
    under_way = ProgrammeVersion.objects.filter(state__in=way).order_by("-pk")
    return max(under_way, key=lambda version: way.index(version.state), default=None)


def _programme(day: datetime.date) -> Step:
    key, number, title = "programme", "między 4 a 5", "Program"
    working = _furthest()
    in_force = programmes_in_force(day).order_by("period_end").first()
    if in_force and not working and in_force.period_end <= day + WARN_BEFORE_END:
        text = f"„{in_force}” kończy się {polish_date(in_force.period_end)}, następcy nie ma"
        return Step(
            key, number, title, StepState.OVERDUE, text, "Zacznij następny", reverse("programmes:create"), "kończy się"
        )
    if working:
        since = working.log.order_by("-at", "-pk").values_list("at", flat=True).first() or working.created_at
        text = f"„{working}”, od {polish_date(timezone.localtime(since).date())}"
        url, inner = working.get_absolute_url(), working.state not in ADOPTED_STATES
        return Step(key, number, title, StepState.NOW, text, "Otwórz", url, WHERE[working.state], inner)
    if in_force:
        text = f"„{in_force}” do {polish_date(in_force.period_end)}"
        return Step(key, number, title, StepState.DONE, text, "Pokaż", in_force.get_absolute_url(), "obowiązuje")
    announced = ProgrammeVersion.objects.filter(state=ProgrammeState.IN_FORCE, effective_on__gt=day).first()
    if announced:
        text = f"„{announced}” wchodzi w życie {polish_date(announced.effective_on)}"
        return Step(key, number, title, StepState.NOW, text, "Pokaż", announced.get_absolute_url(), "ogłoszony")
    return Step(
        key,
        number,
        title,
        StepState.AHEAD,
        "Powstaje z potrzeb diagnozy",
        "Zacznij program",
        reverse("programmes:create"),
    )


def _next_diagnosis(day: datetime.date) -> Step:
    key, number, title = "next_diagnosis", "krok 8", "Następna diagnoza"
    in_force = Diagnosis.objects.in_force_on(day).first()
    # An update goes on under the same five years: it is no next diagnosis.
    opened = Diagnosis.objects.filter(stage__in=EDITABLE_STAGES, update_of__isnull=True).order_by("-pk").first()
    if in_force and opened:
        return Step(
            key,
            number,
            title,
            StepState.DONE,
            f"Rozpoczęta: „{opened.title}”",
            "Otwórz",
            opened.get_absolute_url(),
            "rozpoczęta",
            inner=True,
        )
    carried = len(proposals(day)) if in_force else 0
    waiting = Note.objects.unread().count() if in_force else 0
    notes = f"{counted(waiting, 'notatka', 'notatki', 'notatek')} z rozeznania od ostatniej diagnozy"
    if carried:
        things = counted(carried, "sprawa", "sprawy", "spraw")
        text = f"{things} z wyników do przeniesienia" + (f"; {notes}" if waiting else "")
        return Step(
            key, number, title, StepState.NOW, text, "Wybierz, co przenieść", reverse("results:carried"), inner=True
        )
    if waiting:
        text = notes
        url = f"{reverse('diagnosis:note_list')}?stan=czekaja"
        return Step(key, number, title, StepState.NOW, text, "Pokaż notatki", url, inner=True)
    return Step(key, number, title, StepState.AHEAD, "Zaczniesz ją przed końcem obecnej")
