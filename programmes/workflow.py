"""The declared process of a programme version: from a draft to a local law in force."""

import datetime

from cus.accounts.acts import Act
from cus.text.organs import organ_later
from cus.workflow import Transition, Workflow
from programmes.enums import ProgrammeState as State

# 14 full days elapse after the announcement; its own day is not counted (act on promulgation, art. 4 and 6).
DAYS_TO_EFFECT = 15


def day_of_effect(announced: datetime.date) -> datetime.date:
    """Return the day on which an act of local law takes effect unless it names another."""
    return announced + datetime.timedelta(days=DAYS_TO_EFFECT)


WORKFLOW = Workflow(
    [
        Transition(
            "submit",
            "złóż do dyrektora",
            frozenset({State.DRAFT, State.RETURNED}),
            State.SUBMITTED,
            Act.PROGRAMME_SUBMIT,
            done="Złożono do dyrektora",
        ),
        Transition(
            "recall",
            "wycofaj od dyrektora",
            frozenset({State.SUBMITTED}),
            State.DRAFT,
            Act.PROGRAMME_SUBMIT,
            done="Wycofano od dyrektora",
        ),
        Transition(
            "return",
            "zwróć do poprawy",
            frozenset({State.SUBMITTED}),
            State.RETURNED,
            Act.PROGRAMME_DECIDE,
            done="Zwrócono do poprawy",
            comment_required=True,
        ),
        Transition(
            "approve",
            "zatwierdź",
            frozenset({State.SUBMITTED}),
            State.APPROVED,
            Act.PROGRAMME_DECIDE,
            done="Zatwierdzono",
        ),
        Transition(
            "revoke",
            "cofnij zatwierdzenie",
            frozenset({State.APPROVED}),
            State.RETURNED,
            Act.PROGRAMME_DECIDE,
            done="Cofnięto zatwierdzenie",
            comment_required=True,
        ),
        Transition(
            "send_to_mayor",
            organ_later("wyślij wójtowi"),
            frozenset({State.APPROVED}),
            State.SENT_TO_MAYOR,
            Act.PROGRAMME_COUNCIL,
            done=organ_later("Wysłano wójtowi"),
        ),
        Transition(
            "adopt",
            "odnotuj uchwałę rady",
            frozenset({State.SENT_TO_MAYOR}),
            State.ADOPTED,
            Act.PROGRAMME_COUNCIL,
            done="Przyjęto uchwałą rady",
        ),
        Transition(
            "publish",
            "odnotuj ogłoszenie",
            frozenset({State.ADOPTED}),
            State.IN_FORCE,
            Act.PROGRAMME_COUNCIL,
            done="Ogłoszono w dzienniku urzędowym",
        ),
    ]
)
