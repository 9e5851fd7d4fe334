"""Facts of the council, the voivode and the bulletins name acts, not people."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.personal_data.building import PROGRAMME

holds_none(
    "programmes.councilresolution",
    *("outcome", "number", "decided_on", "councillors", "votes_for", "votes_against", "votes_abstaining"),
    *("votes_not_cast", "sent_to_voivode_on", "journal_reference", "journal_date", "effective_on"),
    *("repealed_by", "repealed_by_date", "repealed_on", "created_at", "edit_version"),
)
holds("programmes.annulment", "what", whose=Whose.ANYBODY, purpose=PROGRAMME, free_text=True)
holds_none("programmes.annulment", "scope", "decided_on", "reference", "created_at")
holds_none("programmes.bippublication", "place", "published_on", "url", "created_at", "edit_version")
