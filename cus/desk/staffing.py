"""Step 4 of the cycle: the staffing balance (handbook ch. 2.3)."""

import datetime

from django.urls import reverse

from cus.desk.step import Step, StepState, counted
from diagnosis.enums import CLOSED_STAGES
from diagnosis.models import Diagnosis, StaffingBalance
from diagnosis.staffing import state_of


def staffing_step(current: Diagnosis | None, day: datetime.date) -> Step:
    """Step 4: in progress once the balance is opened, done when each gap has a plan, overdue when a plan's day passed."""
    key, number, title = "staffing", "krok 4", "Kadra"
    balance = _balance_of(current)
    if balance is None:
        url = reverse("diagnosis:staffing", args=[current.pk]) if current else ""
        action = "Załóż bilans kadr" if current else ""
        return Step(key, number, title, StepState.AHEAD, "Bilansu kadr jeszcze nie założono", action, url)
    url, inner = balance.get_absolute_url(), balance.diagnosis.is_editable
    state = state_of(balance.diagnosis, on=day)
    if state.late:
        text = counted(state.late, "plan uzupełnienia kadry", "plany uzupełnienia kadry", "planów uzupełnienia kadry")
        return Step(key, number, title, StepState.OVERDUE, f"{text} po terminie", "Sprawdź plany", url, inner=inner)
    if state.is_done:
        lacking = counted(state.gap, "brakującą osobę", "brakujące osoby", "brakujących osób")
        text = f"Jest plan na {lacking}" if state.gap else "Kadry nie brakuje"
        return Step(key, number, title, StepState.DONE, text, "Pokaż", url, inner=inner)
    text = "Bilans nie ma jeszcze pozycji"
    if state.unfilled:
        text = f"Bez planu uzupełnienia: {counted(state.unfilled, 'osoba', 'osoby', 'osób')}"
    elif state.unreckoned:
        text = f"Bez normy lub liczby: {counted(state.unreckoned, 'pozycja', 'pozycje', 'pozycji')}"
    return Step(key, number, title, StepState.NOW, text, "Uzupełnij", url, inner=inner)


def _balance_of(current: Diagnosis | None) -> StaffingBalance | None:
    """Return the balance kept today: of the newest version of the current diagnosis, else of the newest diagnosis."""
    kept = StaffingBalance.objects.exclude(diagnosis__stage__in=CLOSED_STAGES).select_related("diagnosis")
    found = sorted(kept.order_by("pk"), key=lambda one: (one.diagnosis.edition, one.diagnosis_id), reverse=True)
    same = [one for one in found if current and one.diagnosis.series == current.series]
    return next(iter(same or found), None)
