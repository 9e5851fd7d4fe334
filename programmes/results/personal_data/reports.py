"""Reports name no residents; a text might. A link names the contact whom the provider pointed out."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

holds(
    "results.providerreport",
    *("done", "difficulties", "corrections", "needs", "quality"),
    whose=Whose.ANYBODY,
    purpose=RESULTS,
    free_text=True,
)
holds_none(
    "results.providerreport",
    *("is_final", "starts_on", "ends_on", "due_on", "covers", "state", "received_on", "received_at"),
    *("decided_at", "round", "reminded_on", "reminders", "created_at", "version", "token"),
)
holds_none(
    "results.reportrow",
    *("position", "service_name", "people", "places", "turns", "quantity", "quantity_unit"),
    *("refusals", "cost", "figure_version"),
)
holds("results.reportremark", "text", "value", whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none("results.reportremark", "round", "field", "at")
holds("results.reportlink", "contact_name", "contact_email", whose=Whose.REPRESENTATIVES, purpose=RESULTS)
holds_none("results.reportlink", "digest", "expires_at", "created_at", "revoked_at", "token")
