"""The information on implementation tells of numbers; what people write beside them might name somebody."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

holds(
    "results.implementationinformation",
    *("about_people", "degree", "evaluation", "about_costs", "about_providers", "correction_reason"),
    whose=Whose.ANYBODY,
    purpose=RESULTS,
    free_text=True,
)
holds_none("results.implementationinformation", "state", "number", "created_at", "edit_version")
holds("results.informationedition", "reason", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.informationedition", "number", "handed_on", "approved_at")
holds_none("results.informationpublication", "place", "published_on", "url", "created_at")
