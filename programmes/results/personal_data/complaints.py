"""Complaints and notes on impact name no resident; a text might name somebody all the same."""

from cus.privacy.enums import Whose
from cus.privacy.register import called, holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

TOLD = "Dziennik kroków zostaje jako dowód tego, co i kiedy zrobiono ze skargą."

holds(
    "results.complaint",
    *("topic_other", "subject", "description", "explanation", "finding_note", "correction", "correction_note"),
    "conclusion",
    whose=Whose.ANYBODY,
    purpose=RESULTS,
    free_text=True,
)
holds_none(
    "results.complaint",
    *("year", "ordinal", "kind", "received_on", "way", "reporter", "topic", "asked_on", "explanation_due"),
    *("explained_on", "finding", "found_on", "correction_due", "corrected_on", "closed_on", "state"),
    *("created_at", "version", "token"),
)
holds_none("results.complainttopic", "code", "name", "position", "is_retired", "version")
holds("results.complaintlogentry", "comment", whose=Whose.ANYBODY, purpose=RESULTS, stays=TOLD)
holds_none("results.complaintlogentry", "transition", "from_state", "to_state", "at")
called("results.complaintlogentry", "krok w rejestrze skarg", comment="powód albo treść")
holds(
    "results.impactnote",
    *("change", "group", "known_detail", "source"),
    whose=Whose.ANYBODY,
    purpose=RESULTS,
    free_text=True,
)
holds_none("results.impactnote", "known_by", "noted_on", "scale", "scale_unit", "created_at", "version", "token")
