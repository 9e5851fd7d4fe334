"""Who may do what to a self-evaluation, and why not."""

import datetime

from django.utils import timezone

from cus.accounts.acts import Act, refusal_without
from cus.text.dates import day
from cus.workflow import Refusal
from partners.enums import UNSIGNED
from partners.models import CooperationAgreement
from programmes.results.models import SelfEvaluation
from programmes.results.selfevaluation.workflow import WORKFLOW

LONGEST = 366 * 5


def refusal_to_start(
    user, agreement: CooperationAgreement, start: datetime.date, end: datetime.date
) -> Refusal | None:
    """A report is of a signed agreement, of days that have begun and lie within its life."""
    without = refusal_without(user, Act.DELIVERY_ENTER)
    if without:
        return without
    if agreement.state in UNSIGNED:
        return Refusal("To porozumienie nie jest podpisane, więc nie ma czego oceniać.", field="agreement")
    if end < start:
        return Refusal("Okres nie może skończyć się przed swoim początkiem.", field="ends_on")
    if start > timezone.localdate():
        return Refusal("Ten okres jeszcze się nie zaczął.", field="starts_on")
    if (end - start).days > LONGEST:
        return Refusal("Okres jest dłuższy niż pięć lat. Sprawdź daty.", field="ends_on")
    if end < agreement.concluded_on:
        return Refusal(f"Porozumienie zawarto dopiero {day(agreement.concluded_on)} r.", field="ends_on")
    if agreement.ends_on and start > agreement.ends_on:
        return Refusal(f"Porozumienie obowiązywało do {day(agreement.ends_on)} r.", field="starts_on")
    return None


def refusal_to_write(user, report: SelfEvaluation) -> Refusal | None:
    """The text changes while the report is prepared or was returned."""
    without = refusal_without(user, Act.DELIVERY_ENTER)
    if without:
        return without
    if not report.is_open:
        return Refusal(f"Raport jest w stanie „{report.get_state_display()}”. Zmienia się go po zwrocie do poprawy.")
    return None


def refusal_of(transition: str, *, user, report: SelfEvaluation, comment: str = "?") -> Refusal | None:
    """Say why a change of state cannot be made now; ``comment`` is judged only where one is needed."""
    without = refusal_without(user, Act(WORKFLOW[transition].act))
    if without:
        return without
    wrong = WORKFLOW.refusal(transition, state=report.state, state_label=report.get_state_display(), comment=comment)
    if wrong:
        return wrong
    if transition == "approve" and report.ends_on > timezone.localdate():
        return Refusal(f"Okres raportu kończy się {day(report.ends_on)} r. Zatwierdza się go po tym dniu.")
    return None


def return_of(report: SelfEvaluation) -> str:
    """Name the return that the state of ``report`` calls for."""
    return "return_prepared" if report.state in WORKFLOW["return_prepared"].sources else "return_reviewed"
