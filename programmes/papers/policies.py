"""Who may write the papers for the council, and until when."""

from cus.accounts.acts import Act, refusal_without
from cus.workflow import Refusal
from programmes.enums import OPEN_STATES, ProgrammeState
from programmes.models import ProgrammeVersion


def refusal_to_write(user, version: ProgrammeVersion) -> Refusal | None:
    """The papers change until the council decides; afterwards they say what was put to the vote."""
    without = refusal_without(user, Act.PROGRAMME_COUNCIL)
    if without:
        return without
    if version.state not in (*OPEN_STATES, ProgrammeState.APPROVED, ProgrammeState.SENT_TO_MAYOR):
        return Refusal("Ta wersja nie czeka już na uchwałę. Projekt zostaje taki, jaki poszedł pod głosowanie.")
    return None
