"""Stages of a diagnosis (art. 21): who moves it on or back, and from where."""

from cus.accounts.acts import Act
from cus.text.organs import organ_later
from cus.workflow import Transition, Workflow
from diagnosis.enums import EDITABLE_STAGES
from diagnosis.enums import DiagnosisStage as Stage

STAGES = Workflow(
    [
        Transition(
            "start_research",
            "Rozpocznij badanie",
            frozenset({Stage.PLANNING}),
            Stage.RESEARCH,
            Act.DIAGNOSIS_STAGE,
            done="Diagnoza jest na etapie badania.",
        ),
        Transition(
            "start_report",
            "Przejdź do redagowania raportu",
            frozenset({Stage.RESEARCH}),
            Stage.REPORT,
            Act.DIAGNOSIS_STAGE,
            done="Diagnoza jest na etapie redagowania raportu.",
        ),
        Transition(
            "open_consultation",
            "Rozpocznij konsultacje",
            frozenset({Stage.REPORT}),
            Stage.CONSULTATION,
            Act.DIAGNOSIS_STAGE,
            done="Zapisano daty konsultacji.",
        ),
        Transition(
            "change_consultation",
            "Zmień daty konsultacji",
            frozenset({Stage.CONSULTATION}),
            Stage.CONSULTATION,
            Act.DIAGNOSIS_STAGE,
            done="Zmieniono daty konsultacji.",
        ),
        Transition(
            "hand_over",
            organ_later("Przekaż wójtowi i radzie"),
            frozenset({Stage.CONSULTATION}),
            Stage.HANDED_OVER,
            Act.DIAGNOSIS_HAND_OVER,
            done="Diagnozę przekazano. Od teraz jej formularzy nie można zmieniać.",
        ),
        Transition(
            "put_in_force",
            "Oznacz jako będącą w mocy",
            frozenset({Stage.HANDED_OVER}),
            Stage.IN_FORCE,
            Act.DIAGNOSIS_STAGE,
            done="Diagnoza jest w mocy.",
        ),
        # Before the handover a diagnosis may return one stage, with the reason.
        Transition(
            "back_to_planning",
            "Cofnij do planowania",
            frozenset({Stage.RESEARCH}),
            Stage.PLANNING,
            Act.DIAGNOSIS_STAGE,
            done="Diagnoza wróciła do planowania.",
        ),
        Transition(
            "back_to_research",
            "Cofnij do badania",
            frozenset({Stage.REPORT}),
            Stage.RESEARCH,
            Act.DIAGNOSIS_STAGE,
            done="Diagnoza wróciła do badania.",
        ),
        Transition(
            "back_to_report",
            "Cofnij do redagowania raportu",
            frozenset({Stage.CONSULTATION}),
            Stage.REPORT,
            Act.DIAGNOSIS_STAGE,
            done="Diagnoza wróciła do redagowania raportu.",
        ),
        # What was begun by mistake stays to be read, so that its number and the reason are never lost.
        Transition(
            "withdraw",
            "Zaniechaj tej diagnozy",
            frozenset(EDITABLE_STAGES),
            Stage.WITHDRAWN,
            Act.DIAGNOSIS_STAGE,
            done="Pracy nad diagnozą zaniechano.",
        ),
    ]
)

# What a line of the log says of things that are no transition of one diagnosis.
HAPPENED = {
    "create": "Założono diagnozę.",
    "update": "Zaczęto aktualizację.",
    "supersede": "Diagnozę zastąpiła następna.",
}


def happened(transition: str) -> str:
    """Say in words what a line of the log tells of."""
    known = STAGES.transitions.get(transition)
    return known.done if known else HAPPENED.get(transition, transition)
