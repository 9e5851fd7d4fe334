"""The declared process of a version of a standard: written by the organiser, decided by the director."""

from cus.accounts.acts import Act
from cus.workflow import Transition, Workflow
from services.standards.enums import EDITABLE_STATES
from services.standards.enums import StandardState as State

WORKFLOW = Workflow(
    [
        Transition(
            "submit",
            "złóż do dyrektora",
            frozenset(EDITABLE_STATES),
            State.SUBMITTED,
            Act.STANDARD_DRAFT,
            done="Złożono do dyrektora",
        ),
        Transition(
            "recall",
            "wycofaj od dyrektora",
            frozenset({State.SUBMITTED}),
            State.DRAFT,
            Act.STANDARD_DRAFT,
            done="Wycofano od dyrektora",
        ),
        Transition(
            "return",
            "zwróć do poprawy",
            frozenset({State.SUBMITTED}),
            State.RETURNED,
            Act.STANDARD_DECIDE,
            done="Zwrócono do poprawy",
            comment_required=True,
        ),
        Transition(
            "approve",
            "zatwierdź",
            frozenset({State.SUBMITTED}),
            State.APPROVED,
            Act.STANDARD_DECIDE,
            done="Zatwierdzono",
        ),
        Transition(
            "revoke",
            "cofnij zatwierdzenie",
            frozenset({State.APPROVED}),
            State.REVOKED,
            Act.STANDARD_DECIDE,
            done="Cofnięto zatwierdzenie",
            comment_required=True,
        ),
    ]
)
