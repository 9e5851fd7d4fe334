"""Notes are of groups and places; a text may still name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds(
    "diagnosis.note",
    *("subject", "text", "group", "source_detail", "search_text"),
    whose=Whose.ANYBODY,
    purpose=RESEARCH,
    free_text=True,
)
holds_none(
    "diagnosis.note",
    *("noted_on", "source", "weight", "kind", "update_needed", "created_at", "updated_at", "version", "token"),
)
holds("diagnosis.notereading", "reason", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.notereading", "read_at")
