"""Values of measures name nobody; only a source or a note might."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

holds(
    "results.indicatoractual",
    *("source", "note", "correction"),
    whose=Whose.ANYBODY,
    purpose=RESULTS,
    free_text=True,
)
holds_none(
    "results.indicatoractual",
    *("name", "unit", "period_kind", "starts_on", "ends_on", "value", "created_at", "version", "token"),
)
