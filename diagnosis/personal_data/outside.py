"""Personal data of outside surveys: counts of answers, whose author may be a person."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

FREE = {"whose": Whose.ANYBODY, "purpose": RESEARCH, "free_text": True}

for model in ("diagnosis.outsidesurvey", "diagnosis.surveyimport"):
    holds(model, "title", "author", "place", **FREE)
    holds_none(model, "carried_on", "respondents", "several", "created_at")
holds_none("diagnosis.outsidesurvey", "version")
holds("diagnosis.surveyimport", "content", "second_content", whose=Whose.ANYBODY, purpose=RESEARCH)
holds_none("diagnosis.surveyimport", "key", "name", "second_name")
holds("diagnosis.outsidequestion", "text", **FREE)
holds_none("diagnosis.outsidequestion", "position", "several")
holds("diagnosis.outsideanswer", "text", **FREE)
holds_none("diagnosis.outsideanswer", "position", "count", "percent")
