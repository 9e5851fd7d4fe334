"""Self-evaluations tell of organisations; a name could stand only where somebody types one."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

holds_none(
    "results.selfevaluation",
    *("starts_on", "ends_on", "state", "number", "prepared_at", "reviewed_at", "approved_at", "refreshed_at"),
    *("created_at", "version", "token"),
)
holds("results.selfevaluationlogentry", "comment", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.selfevaluationlogentry", "transition", "from_state", "to_state", "at")
holds("results.selfevaluationsection", "text", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.selfevaluationsection", "part", "aspect", "version")
holds("results.selfevaluationsentence", "text", "proposed", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none(
    "results.selfevaluationsentence",
    *("key", "position", "value", "source_kind", "source_label", "source_url", "is_dropped", "kept_at"),
)
holds("results.partnerremark", "text", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.partnerremark", "given_on", "created_at", "version", "token")
holds("results.selfevaluationprocedure", "done", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.selfevaluationprocedure", "part", "position", "name", "in_place")
