"""Personal data of questionnaires: answers are anonymous, but what people write by hand may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none
from diagnosis.personal_data.forms import RESEARCH

ANONYMOUS = Purpose(
    why="Anonimowa ankieta do diagnozy: nazwisk nie zbiera się, a wpisane omyłkowo pomija się przy przepisywaniu.",
    basis="art. 6 ust. 1 lit. e RODO; art. 21 ustawy",
    keep=Keep.DIAGNOSES,
)
FREE = {"whose": Whose.ANYBODY, "purpose": RESEARCH, "free_text": True}

holds("diagnosis.questionnaire", "title", "greeting", "clause", "give_back", **FREE)
holds_none("diagnosis.questionnaire", "edition", "created_at", "version")
holds("diagnosis.question", "text", "hint", "section", "options", "low", "high", **FREE)
holds_none("diagnosis.question", "position", "kind", "required", "with_other", "most", "unit", "version")
holds_none("diagnosis.sheet", "number", "created_at", "version", "token")
holds("diagnosis.answer", "text", whose=Whose.ANYBODY, purpose=ANONYMOUS, free_text=True)
holds_none("diagnosis.answer", "state", "choices", "number")
