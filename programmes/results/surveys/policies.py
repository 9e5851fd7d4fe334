"""Why something cannot be done with a questionnaire on quality."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from programmes.results.models import Survey
from programmes.results.quality_enums import SurveyState

FROZEN = (
    "Ankieta była już otwarta, więc jej zdań nie można zmieniać: ludzie odpowiadali na to, co było wydrukowane. "
    "Zmienić można dni i dzienny limit, a nowe zdania wpisać w następnej ankiecie."
)
NOT_YET = "Ankieta jest jeszcze w przygotowaniu. Otwórz ją, a potem wpisuj odpowiedzi."
ANSWERED = "Są już odpowiedzi, więc ankiety nie można usunąć. Można ją zamknąć."


def refusal_to_prepare(user) -> Refusal | None:
    """Say why a person may not make questionnaires."""
    return refusal_without(user, Act.RESULTS_PREPARE)


def refusal_to_rewrite(user, survey: Survey) -> Refusal | None:
    """Say why the text cannot be changed: role, or people have seen it."""
    return refusal_to_prepare(user) or (None if survey.state == SurveyState.DRAFT else Refusal(FROZEN))


def refusal_to_enter(user, survey: Survey) -> Refusal | None:
    """Say why answers from paper cannot be written: role, or the questionnaire was never opened."""
    refusal = refusal_without(user, Act.DELIVERY_ENTER)
    return refusal or (Refusal(NOT_YET) if survey.state == SurveyState.DRAFT else None)


def refusal_to_delete(user, survey: Survey) -> Refusal | None:
    """Say why a questionnaire cannot be deleted: role, or it has answers."""
    return refusal_to_prepare(user) or (Refusal(ANSWERED) if survey.opinions.exists() else None)
