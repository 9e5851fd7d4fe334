"""Personal data of the research: samples are groups, but a text may name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

FREE = {"whose": Whose.ANYBODY, "purpose": RESEARCH, "free_text": True}

holds_none("diagnosis.research", "version")
holds("diagnosis.researchquestion", "text", **FREE)
holds_none("diagnosis.researchquestion", "position")
holds("diagnosis.researchmethod", "name", "purpose", **FREE)
holds_none("diagnosis.researchmethod", "position", "kind")
holds("diagnosis.researchsample", "method", "group", "chosen", **FREE)
holds_none("diagnosis.researchsample", "position", "date_from", "date_to", "invited", "answered")
holds("diagnosis.researchlimit", "what", "why", **FREE)
holds_none("diagnosis.researchlimit", "position")
holds("diagnosis.researchsource", "title", "author", "place", **FREE)
holds_none("diagnosis.researchsource", "position", "year")
