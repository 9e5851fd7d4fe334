"""Personal data of the staffing balance: people are counted and never named, but a note may name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds_none("diagnosis.staffingbalance", "opened_at")
holds_none(
    "diagnosis.staffingrow",
    *("position", "path", "path_said", "unit", "planned_taken", "planned_source", "planned_own"),
    *("norm_staff", "norm_units", "own_staff", "version"),
)
holds("diagnosis.staffingrow", "norm_source", "own_note", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds(
    "diagnosis.fillingplan",
    *("trainer_other", "employer_other", "note"),
    whose=Whose.ANYBODY,
    purpose=RESEARCH,
    free_text=True,
)
holds_none("diagnosis.fillingplan", "number", "manner", "due_on", "state", "version")
