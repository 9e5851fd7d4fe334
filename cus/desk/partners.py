"""What of the registry of partners waits: next steps of contacts, and cards to be confirmed."""

import datetime

from django.urls import reverse
from django.utils import timezone

from cus.desk.task import Task
from cus.text.dates import day
from cus.text.plural import plural
from partners.enums import PartnerState
from partners.models import Partner, PartnerContact

STEPS_SHOWN = 5
# A step is told of this many days before its day.
AHEAD = datetime.timedelta(days=3)


def partner_tasks() -> list[Task]:
    """Return the steps whose day is near or past, the earliest first, and how many cards to confirm."""
    today = timezone.localdate()
    return [*_steps(today), *_to_confirm(today)]


def _steps(today: datetime.date) -> list[Task]:
    waiting = PartnerContact.objects.filter(
        next_step_on__lte=today + AHEAD, next_step_done_at__isnull=True, partner__state=PartnerState.ACTIVE
    )
    steps = list(waiting.select_related("partner").order_by("next_step_on", "pk")[: STEPS_SHOWN + 1])
    tasks = [
        Task(
            f"{contact.partner.name}: {contact.next_step}",
            f"{contact.partner.get_absolute_url()}#kontakty",
            f"do {day(contact.next_step_on)} r.",
            "warn" if contact.is_late else "now",
            "po terminie" if contact.is_late else "następny krok",
        )
        for contact in steps[:STEPS_SHOWN]
    ]
    if len(steps) > STEPS_SHOWN:
        tasks.append(
            Task(
                "Są też dalsze następne kroki",
                reverse("partners:list") + "?kroki=tak",
                "na fiszkach partnerów, w części „Kontakty”",
                "idle",
                "więcej",
            )
        )
    return tasks


def _to_confirm(today: datetime.date) -> list[Task]:
    waiting = Partner.objects.active().to_confirm(today).count()
    if not waiting:
        return []
    noun = plural(waiting, "fiszka", "fiszki", "fiszek")
    return [
        Task(
            "Fiszki do potwierdzenia",
            reverse("partners:list") + "?potwierdzenie=do&kolejnosc=potwierdzenie",
            "zapytaj partnera, czy dane są aktualne, i naciśnij „Potwierdź” na fiszce",
            "warn",
            f"{waiting}\u00a0{noun}",
        )
    ]
