"""Personal data of proposals for the programme: they are written of groups, but a text may name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds("diagnosis.needproposal", "text", "evidence", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.needproposal", "kind", "position", "bound", "number", "unit")
