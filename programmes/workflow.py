"""The declared process of a programme version: from a draft to a local law in force."""

import datetime

from cus.accounts.acts import Act
from cus.text.organs import organ_later
from cus.workflow import Transition, Workflow
from programmes.enums import STANDING_STATES
from programmes.enums import ProgrammeState as State

# 14 full days elapse after the announcement; its own day is not counted (act on promulgation, art. 4 and 6).
DAYS_TO_EFFECT = 15


def day_of_effect(announced: datetime.date) -> datetime.date:
    """Return the day on which an act of local law takes effect unless it names another."""
    return announced + datetime.timedelta(days=DAYS_TO_EFFECT)


# Adopted and standing: what happens to its resolution is recorded as it comes, in any order.
STANDING = frozenset(STANDING_STATES)

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
            "mayor_return",
            organ_later("odnotuj zwrot od wójta"),
            frozenset({State.SENT_TO_MAYOR}),
            State.MAYOR_RETURNED,
            Act.PROGRAMME_COUNCIL,
            done=organ_later("Zwrot od wójta"),
            comment_required=True,
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
            "amend",
            "odnotuj zmiany na sesji",
            frozenset({State.SENT_TO_MAYOR}),
            State.AMENDED,
            Act.PROGRAMME_COUNCIL,
            done="Rada zmieniła projekt na sesji",
            comment_required=True,
        ),
        Transition(
            "reject",
            "odnotuj odrzucenie przez radę",
            frozenset({State.SENT_TO_MAYOR}),
            State.REJECTED,
            Act.PROGRAMME_COUNCIL,
            done="Rada odrzuciła projekt",
            comment_required=True,
        ),
        Transition(
            "undo_rejection",
            "cofnij zapis odrzucenia",
            frozenset({State.REJECTED}),
            State.SENT_TO_MAYOR,
            Act.PROGRAMME_COUNCIL,
            done="Cofnięto zapis odrzucenia",
            comment_required=True,
        ),
        Transition(
            "adopt_amended",
            "odnotuj uchwałę ze zmianami",
            frozenset({State.DRAFT}),
            State.ADOPTED,
            Act.PROGRAMME_COUNCIL,
            done="Przyjęto uchwałą rady ze zmianami",
        ),
        Transition(
            "adopt_next",
            "odnotuj uchwałę rady następnej gminy",
            STANDING,
            "",
            Act.PROGRAMME_COUNCIL,
            done="Przyjęto uchwałą rady następnej gminy",
        ),
        Transition(
            "send_to_voivode",
            "odnotuj przekazanie wojewodzie",
            STANDING,
            "",
            Act.PROGRAMME_COUNCIL,
            done="Przekazano wojewodzie",
        ),
        Transition(
            "publish",
            "odnotuj ogłoszenie",
            STANDING,
            State.IN_FORCE,
            Act.PROGRAMME_COUNCIL,
            done="Ogłoszono w dzienniku urzędowym",
        ),
        Transition(
            "change",
            "przygotuj zmianę programu",
            STANDING | {State.REJECTED, State.ANNULLED},
            "",
            Act.PROGRAMME_SUBMIT,
            done="Przygotowano nową wersję",
            comment_required=True,
        ),
        Transition("bip", "odnotuj publikację w BIP", STANDING, "", Act.PROGRAMME_COUNCIL, done="Opublikowano w BIP"),
        Transition(
            "annul",
            "odnotuj unieważnienie w całości",
            STANDING,
            State.ANNULLED,
            Act.PROGRAMME_COUNCIL,
            done="Unieważniono uchwałę w całości",
        ),
        Transition(
            "annul_partly",
            "odnotuj unieważnienie w części",
            STANDING,
            "",
            Act.PROGRAMME_COUNCIL,
            done="Unieważniono uchwałę w części",
        ),
        Transition(
            "repeal",
            "odnotuj uchylenie",
            STANDING,
            State.REPEALED,
            Act.PROGRAMME_COUNCIL,
            done="Uchylono program",
        ),
        Transition(
            "correct",
            "popraw dane uchwały",
            frozenset({*STANDING, State.REPEALED}),
            "",
            Act.PROGRAMME_COUNCIL,
            done="Poprawiono dane uchwały",
            comment_required=True,
        ),
        Transition(
            "withdraw",
            "wycofaj z drogi do rady",
            frozenset({State.DRAFT, State.RETURNED, State.APPROVED, State.SENT_TO_MAYOR}),
            State.WITHDRAWN,
            Act.PROGRAMME_COUNCIL,
            done="Wycofano przed przyjęciem",
            comment_required=True,
        ),
    ]
)
