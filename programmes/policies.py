"""Why an act on a programme cannot be done now; ``None`` means that it can."""

from cus.accounts.acts import Act, refusal_without
from cus.text.organs import organ
from cus.workflow import Refusal
from programmes.checks import missing_sections
from programmes.enums import EDITABLE_STATES, FROZEN_STATES
from programmes.models import ProgrammeVersion
from programmes.workflow import WORKFLOW


def refusal_of(transition: str, *, user, version: ProgrammeVersion, comment: str = "?") -> Refusal | None:
    """Say why ``user`` cannot make ``transition`` on ``version``: right first, then state, then contents."""
    without = refusal_without(user, WORKFLOW[transition].act)
    if without:
        return without
    if transition == "approve" and version.state in FROZEN_STATES:
        return Refusal(f"Ten program jest już zatwierdzony. Decyzję zapisano na koncie: {version.approver}.")
    wrong_state = WORKFLOW.refusal(
        transition, state=version.state, state_label=version.get_state_display(), comment=comment
    )
    return wrong_state or _contents_refusal(transition, version)


def _contents_refusal(transition: str, version: ProgrammeVersion) -> Refusal | None:
    if transition == "submit":
        return refusal_to_submit_contents(version)
    if transition == "send_to_mayor":
        empty = missing_sections(version)
        if empty:
            points = ", ".join(str(number) for number in empty)
            return Refusal(organ(f"Wójtowi można wysłać po uzupełnieniu pkt {points} (art. 5 ust. 3 ustawy)."))
    return None


def refusal_to_submit_contents(version: ProgrammeVersion) -> Refusal | None:
    """Submitting needs a name, a period and one item; every other gap is only shown."""
    lacking = []
    if not version.name.strip():
        lacking.append("nazwa")
    if not (version.period_start and version.period_end):
        lacking.append("okres realizacji")
    if not version.items.exists():
        lacking.append("co najmniej jedna usługa")
    if lacking:
        return Refusal(f"Przed złożeniem uzupełnij: {', '.join(lacking)}.")
    return None


def refusal_to_edit(user, version: ProgrammeVersion) -> Refusal | None:
    """Only a draft or a returned version is edited, by those who may."""
    without = refusal_without(user, Act.PROGRAMME_EDIT)
    if without:
        return without
    if version.state not in EDITABLE_STATES:
        return Refusal(f"Tej wersji nie można zmieniać: jej stan to „{version.get_state_display()}”.")
    return None


def refusal_to_create(user) -> Refusal | None:
    """The organiser and the director create programmes."""
    return refusal_without(user, Act.PROGRAMME_SUBMIT)
