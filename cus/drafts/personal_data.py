"""Personal data of drafts."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

TYPING = Purpose(
    why="Tekst, który ktoś pisze i jeszcze nie zapisał, nie ginie; zna go tylko on sam.",
    basis="art. 6 ust. 1 lit. e RODO",
    keep=Keep.DRAFTS,
)

holds("drafts.draft", "data", whose=Whose.ANYBODY, purpose=TYPING, free_text=True)
holds_none("drafts.draft", "form", "object", "opening", "base_version", "saved_at")
holds_none("drafts.presence", "subject", "opening", "since", "seen_at")
