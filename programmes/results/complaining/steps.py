"""The steps of a complaint as pages: what each does, in words."""

from dataclasses import dataclass

from programmes.results.complaining.enums import ComplaintState
from programmes.results.models import Complaint


@dataclass(frozen=True)
class Step:
    """One page: ``transition`` of the workflow, its address, the button, what the page says, what it did."""

    transition: str
    url_name: str
    label: str
    lead: str
    done: str
    draft: str = ""


STEPS = {
    step.transition: step
    for step in (
        Step(
            "ask",
            "results:complaint_ask",
            "Poproś o wyjaśnienie",
            "Odnotuj, kiedy poproszono wykonawcę i do kiedy ma odpowiedzieć. Nowa prośba przesuwa termin.",
            "poproszono o wyjaśnienie",
        ),
        Step(
            "explain",
            "results:complaint_explain",
            "Wpisz wyjaśnienie",
            "Co wykonawca odpowiedział i kiedy. Samo pismo można dołączyć do sprawy jako plik.",
            "wpisano wyjaśnienie wykonawcy",
            "results.complaint_explain",
        ),
        Step(
            "find",
            "results:complaint_find",
            "Wpisz ustalenia",
            "Co centrum ustaliło i czego żąda od wykonawcy. Żądanie poprawy ma swój termin.",
            "wpisano ustalenia",
            "results.complaint_find",
        ),
        Step(
            "correct",
            "results:complaint_correct",
            "Odnotuj poprawę",
            "Kiedy i jak wykonawca spełnił żądanie.",
            "odnotowano poprawę",
            "results.complaint_correct",
        ),
        Step(
            "close",
            "results:complaint_close",
            "Zamknij sprawę",
            "Wniosek zostaje w rejestrze. Zamkniętej sprawy nie da się zmienić bez ponownego otwarcia.",
            "zamknięto sprawę",
            "results.complaint_close",
        ),
        Step(
            "reopen",
            "results:complaint_reopen",
            "Otwórz ponownie",
            "Sprawa wróci do rozstrzygnięcia. Dotychczasowy wniosek zostanie w dzienniku sprawy.",
            "otwarto sprawę ponownie",
        ),
    )
}

NEXT = {
    ComplaintState.OPEN: "ask",
    ComplaintState.EXPLAINING: "explain",
    ComplaintState.REVIEW: "find",
    ComplaintState.CORRECTING: "correct",
}


def next_step(complaint: Complaint) -> str:
    """Return the step that usually comes next; empty for a closed complaint."""
    if complaint.state == ComplaintState.REVIEW and complaint.finding:
        return "close"
    return NEXT.get(ComplaintState(complaint.state), "")
