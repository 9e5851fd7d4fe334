"""The way of a complaint: asked, explained, found, corrected, closed; and open again with a reason."""

from cus.accounts.acts import Act
from cus.workflow import Transition, Workflow
from programmes.results.complaining.enums import ComplaintState as S

ENTER, PREPARE = Act.DELIVERY_ENTER, Act.RESULTS_PREPARE
BEFORE_FINDING = frozenset({S.OPEN, S.EXPLAINING, S.REVIEW})

COMPLAINTS = Workflow(
    [
        Transition(
            "ask",
            "poproś o wyjaśnienie",
            frozenset({S.OPEN, S.EXPLAINING}),
            S.EXPLAINING,
            ENTER,
            "poproszono o wyjaśnienie",
        ),
        Transition("explain", "wpisz wyjaśnienie", BEFORE_FINDING, S.REVIEW, ENTER, "wpisano wyjaśnienie"),
        Transition("find", "wpisz ustalenia", BEFORE_FINDING | {S.CORRECTING}, S.REVIEW, ENTER, "wpisano ustalenia"),
        Transition(
            "demand",
            "zażądaj poprawy",
            BEFORE_FINDING | {S.CORRECTING},
            S.CORRECTING,
            ENTER,
            "wpisano ustalenia i zażądano poprawy",
        ),
        Transition("correct", "odnotuj poprawę", frozenset({S.CORRECTING}), S.REVIEW, ENTER, "odnotowano poprawę"),
        Transition("close", "zamknij", frozenset({S.REVIEW, S.CORRECTING}), S.CLOSED, PREPARE, "zamknięto"),
        Transition(
            "reopen",
            "otwórz ponownie",
            frozenset({S.CLOSED}),
            S.REVIEW,
            PREPARE,
            "otwarto ponownie",
            comment_required=True,
        ),
    ]
)
