"""Residents are never named in the consultation; a text may still name somebody."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

CONSULTING = Purpose(
    why="Konsultacje diagnozy ze wspólnotą samorządową; zgłaszających mieszkańców się nie nazywa.",
    basis="art. 6 ust. 1 lit. e RODO; art. 21 ust. 5 ustawy",
    keep=Keep.DIAGNOSES,
)

holds("diagnosis.consultation", "coordinator", whose=Whose.REPRESENTATIVES, purpose=CONSULTING, free_text=True)
holds("diagnosis.consultation", "how", "conclusions", whose=Whose.ANYBODY, purpose=CONSULTING, free_text=True)
holds_none("diagnosis.consultation", "channels", "closed_at", "version")
holds("diagnosis.consultationmeeting", "place", "minutes", whose=Whose.ANYBODY, purpose=CONSULTING, free_text=True)
holds_none("diagnosis.consultationmeeting", "held_on", "audience", "participants", "version", "token")
holds(
    "diagnosis.consultationremark",
    *("organisation", "text", "answer", "changes"),
    whose=Whose.ANYBODY,
    purpose=CONSULTING,
    free_text=True,
)
holds_none(
    "diagnosis.consultationremark",
    *("number", "received_on", "channel", "sender", "parts", "verdict", "answered_at", "created_at"),
    *("version", "token"),
)
holds_none("diagnosis.handover", "to_mayor_on", "to_council_on")
