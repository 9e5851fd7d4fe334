"""The declared life of a questionnaire: prepared, open, closed; a closed one may be opened again."""

from cus.accounts.acts import Act
from cus.workflow import Transition, Workflow
from programmes.results.quality_enums import SurveyState as State

WORKFLOW = Workflow(
    [
        Transition(
            "open",
            "otwórz ankietę",
            frozenset({State.DRAFT, State.CLOSED}),
            State.OPEN,
            Act.RESULTS_PREPARE,
            done="Otwarto ankietę",
        ),
        Transition(
            "close",
            "zamknij ankietę",
            frozenset({State.OPEN}),
            State.CLOSED,
            Act.RESULTS_PREPARE,
            done="Zamknięto ankietę",
        ),
    ]
)
