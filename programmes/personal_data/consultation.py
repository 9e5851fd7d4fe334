"""Residents are never named in the consultations of a programme; a text may still name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.personal_data.building import PROGRAMME

holds(
    "programmes.programmeconsultation",
    *("about", "closing_note"),
    whose=Whose.ANYBODY,
    purpose=PROGRAMME,
    free_text=True,
)
holds_none(
    "programmes.programmeconsultation",
    *("kind", "basis", "starts_on", "ends_on", "channels", "closed_on", "created_at", "edit_version"),
)
holds(
    "programmes.programmeremark",
    *("organisation", "text", "answer", "changes"),
    whose=Whose.ANYBODY,
    purpose=PROGRAMME,
    free_text=True,
)
holds_none(
    "programmes.programmeremark",
    *("number", "received_on", "channel", "sender", "verdict", "answered_on", "created_at", "edit_version", "token"),
)
