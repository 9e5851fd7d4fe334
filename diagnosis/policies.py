"""Why something cannot be done with a diagnosis now."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from diagnosis.models import Diagnosis
from diagnosis.workflow import STAGES


def refusal_to_edit(user, diagnosis: Diagnosis) -> Refusal | None:
    """Say why the forms cannot be changed: wrong role, or handed over already."""
    return refusal_without(user, Act.DIAGNOSIS_EDIT) or refusal_when_frozen(diagnosis)


def refusal_when_frozen(diagnosis: Diagnosis) -> Refusal | None:
    """From the handover on nothing in a diagnosis changes."""
    if diagnosis.is_editable:
        return None
    return Refusal(
        f"Diagnoza jest już {diagnosis.get_stage_display()}: jej formularzy nie można zmieniać. "
        "Nowe ustalenia wpisz do następnej diagnozy."
    )


def refusal_to_move(user, diagnosis: Diagnosis, name: str) -> Refusal | None:
    """Say why transition ``name`` cannot be made; its own conditions included."""
    transition = STAGES[name]
    refusal = refusal_without(user, Act(transition.act)) or STAGES.refusal(
        name, state=diagnosis.stage, state_label=diagnosis.get_stage_display()
    )
    if refusal is None and name == "hand_over":
        refusal = _refusal_of_contents(diagnosis)
    return refusal


def _refusal_of_contents(diagnosis: Diagnosis) -> Refusal | None:
    """Needs are the minimum contents (art. 21 ust. 3 pkt 1); each has at least a group and a need."""
    if not diagnosis.needs.exists():
        return Refusal("Wpisz do formularza potrzeb choć jeden wiersz: diagnoza określa potrzeby (art. 21 ust. 3).")
    incomplete = diagnosis.needs.incomplete().count()
    if incomplete:
        return Refusal(
            "Uzupełnij albo usuń wiersze bez grupy społecznej lub bez potrzeby "
            f"(jest ich w formularzu potrzeb: {incomplete})."
        )
    return None
