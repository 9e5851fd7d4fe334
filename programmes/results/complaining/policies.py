"""Why something cannot be done with a complaint now; ``None`` means that it can."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from programmes.results.complaining.enums import ComplaintState
from programmes.results.complaining.workflow import COMPLAINTS
from programmes.results.models import Complaint


def refusal_to_enter(user) -> Refusal | None:
    """Whoever enters what came of delivery keeps the register."""
    return refusal_without(user, Act.DELIVERY_ENTER)


def refusal_to_edit_complaint(user, complaint: Complaint) -> Refusal | None:
    """A closed one stands as it was closed."""
    without = refusal_to_enter(user)
    if without or complaint.state != ComplaintState.CLOSED:
        return without
    return Refusal("Ta sprawa jest zamknięta. Żeby coś zmienić, otwórz ją najpierw ponownie.")


def refusal_to_step(user, complaint: Complaint, name: str) -> Refusal | None:
    """The right, then the state, then what is missing."""
    transition = COMPLAINTS[name]
    without = refusal_without(user, Act(transition.act))
    if without:
        return without
    if complaint.state not in transition.sources:
        return Refusal(
            f"Nie można wykonać czynności „{transition.label}”: obecny stan to „{complaint.get_state_display()}”."
        )
    if name == "close" and not complaint.finding:
        return Refusal("Najpierw wpisz ustalenia: czy skarga jest zasadna.")
    return None
