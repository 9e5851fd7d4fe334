"""Personal data of attachments."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

EVIDENCE = Purpose(
    why="Skany i pliki, które potwierdzają ustalenia z partnerami i decyzje organów.",
    basis="art. 6 ust. 1 lit. c i e RODO",
    keep=Keep.FILES,
)

holds("attachments.attachment", "name", "description", whose=Whose.ANYBODY, purpose=EVIDENCE, free_text=True)
holds(
    "attachments.attachment",
    "content",
    whose=Whose.ANYBODY,
    purpose=EVIDENCE,
    stays="Treści skanu nie da się zmienić; usuwa się cały załącznik na stronie sprawy.",
)
holds_none(
    "attachments.attachment", "key", "subject_type", "subject_id", "kind", "file_type", "size", "sha256", "created_at"
)
