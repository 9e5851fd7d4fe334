"""Yearly reports and plans name posts, not people; texts might name somebody, and a hint asks not to."""

from cus.privacy.enums import Whose
from cus.privacy.register import holds, holds_none
from programmes.results.personal_data.delivery import RESULTS

for model, texts in {
    "annualpaper": ("correction_reason",),
    "annualedition": ("reason",),
    "annualpart": ("text",),
    "plantask": ("task", "origin_text", "measure", "outcome_note"),
}.items():
    for name in texts:
        holds(f"results.{model}", name, whose=Whose.ANYBODY, purpose=RESULTS, free_text=True)
holds_none(
    "results.annualpaper",
    *("kind", "year", "due_on", "state", "edition", "approved_at", "created_at", "version", "token"),
)
holds_none(
    "results.annualedition",
    *("edition", "number", "dated_on", "approved_at", "handed_on", "noted_on", "resolution_number", "version"),
)
holds_none("results.annualpart", "code", "version")
holds_none(
    "results.plantask",
    *("position", "origin", "origin_key", "origin_url", "starts_on", "ends_on", "money", "money_source"),
    *("outcome", "outcome_at", "created_at", "version", "token"),
)
