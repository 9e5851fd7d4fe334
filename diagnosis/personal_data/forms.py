"""Personal data of diagnoses: needs are written of groups, but a text may name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

RESEARCH = Purpose(
    why="Diagnoza potrzeb i potencjału społeczności; nie jest miejscem na dane mieszkańców.",
    basis="art. 6 ust. 1 lit. e RODO; art. 21 ustawy",
    keep=Keep.DIAGNOSES,
)

holds_none(
    "diagnosis.diagnosis",
    *("title", "period_start", "period_end", "stage", "consultation_from", "consultation_to"),
    *("handed_to_mayor_on", "handed_to_council_on", "created_at", "version"),
)
holds("diagnosis.need", "group", "problem", "need", "ways", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none(
    "diagnosis.need",
    *(
        "key",
        "position",
        "number",
        "unit",
        "at_least",
        "kind",
        "size",
        "severity",
        "evidence",
        "updated_at",
        "version",
    ),
)
holds(
    "diagnosis.territoryform",
    *("territory", "assessor", "services_present", "services_missing", "social_economy", "training_resources"),
    "readiness",
    whose=Whose.ANYBODY,
    purpose=RESEARCH,
    free_text=True,
)
holds_none("diagnosis.territoryform", "key", "updated_at", "version")
holds("diagnosis.territoryline", "taken", "text", whose=Whose.ANYBODY, purpose=RESEARCH, free_text=True)
holds_none("diagnosis.territoryline", "key", "position", "row", "source", "ref", "updated_at", "version")
