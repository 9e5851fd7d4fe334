"""The room of self-evaluations on the hub of results."""

from cus.documents.kinds import register
from cus.text.plural import plural
from programmes.results import rooms
from programmes.results.models import SelfEvaluation
from programmes.results.selfevaluation.data import SELF_EVALUATION
from programmes.results.selfevaluation.enums import SelfEvaluationState


def enter() -> None:
    """Enter the room and the document; called while the application starts."""
    register(SELF_EVALUATION)
    rooms.register(
        rooms.Room(
            "Autoewaluacja partnerstwa",
            "results:selfevaluation_list",
            60,
            "Raport ze współpracy stron porozumienia: zadania, procedury, wnioski. Zdania mają źródła.",
            of_centre=True,
            tells=_told,
        )
    )


def _told(programme) -> rooms.Told | None:
    states = list(SelfEvaluation.objects.order_by().values_list("state", flat=True))
    waiting = sum(state != SelfEvaluationState.APPROVED for state in states)
    if waiting:
        return rooms.Told(f"{waiting} {plural(waiting, 'raport', 'raporty', 'raportów')} w toku", "now")
    if states:
        return rooms.Told(
            f"{len(states)} {plural(len(states), 'raport zatwierdzony', 'raporty zatwierdzone', 'raportów zatwierdzonych')}",
            "done",
        )
    return rooms.Told("nie ma jeszcze raportu")
