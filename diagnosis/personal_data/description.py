"""Personal data of descriptions: an author may be named, a reason may name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

holds("diagnosis.diagnosis", "update_reason", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.diagnosis", "series", "edition", "published_on", "published_link")
holds("diagnosis.diagnosisauthor", "name", "part", whose=Whose.REPRESENTATIVES, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.diagnosisauthor", "key", "kind", "version")
holds(
    "diagnosis.relateddocument",
    *("name", "organ", "about_services"),
    whose=Whose.ANYBODY,
    purpose=RESEARCH,
    free_text=True,
)
holds_none("diagnosis.relateddocument", "key", "kind", "adopted_on", "valid_until", "link", "version")
holds("diagnosis.stagechange", "reason", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.stagechange", "transition", "from_stage", "to_stage", "at")
