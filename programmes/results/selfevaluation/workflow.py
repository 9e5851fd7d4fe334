"""The declared process of a self-evaluation: the staff prepare it, the organiser reads it, the director approves."""

from cus.accounts.acts import Act
from cus.workflow import Transition, Workflow
from programmes.results.selfevaluation.enums import OPEN_STATES
from programmes.results.selfevaluation.enums import SelfEvaluationState as State

WORKFLOW = Workflow(
    [
        Transition(
            "prepare",
            "przekaż do przeglądu",
            frozenset(OPEN_STATES),
            State.PREPARED,
            Act.DELIVERY_ENTER,
            done="Przekazano organizatorowi do przeglądu",
        ),
        Transition(
            "review",
            "przekaż dyrektorowi",
            frozenset({State.PREPARED}),
            State.REVIEWED,
            Act.RESULTS_PREPARE,
            done="Przejrzano i przekazano dyrektorowi",
        ),
        Transition(
            "return_prepared",
            "zwróć do poprawy",
            frozenset({State.PREPARED}),
            State.RETURNED,
            Act.RESULTS_PREPARE,
            done="Organizator zwrócił do poprawy",
            comment_required=True,
        ),
        Transition(
            "return_reviewed",
            "zwróć do poprawy",
            frozenset({State.REVIEWED}),
            State.RETURNED,
            Act.RESULTS_APPROVE,
            done="Dyrektor zwrócił do poprawy",
            comment_required=True,
        ),
        Transition(
            "approve",
            "zatwierdź",
            frozenset({State.REVIEWED}),
            State.APPROVED,
            Act.RESULTS_APPROVE,
            done="Zatwierdzono",
        ),
    ]
)
