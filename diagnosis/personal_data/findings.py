"""Findings are of a community; a text may still name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds("diagnosis.finding", "text", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.finding", "kind", "position", "updated_at", "version")
