"""Personal data of frozen documents."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import Purpose, holds, holds_none

PROOF = Purpose(
    why="Dowód, co podpisano albo zatwierdzono, w niezmienionej treści.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 17 ust. 3 lit. b RODO; ustawa o narodowym zasobie archiwalnym",
    keep=Keep.FILES,
)
STAYS = "Podpisany albo zatwierdzony dokument zostaje w niezmienionej treści jako dowód."

holds("documents.frozendocument", "data", "pdf", whose=Whose.REPRESENTATIVES, purpose=PROOF, stays=STAYS)
holds(
    "documents.frozendocument",
    "sealed_data",
    whose=Whose.ATTORNEYS,
    purpose=PROOF,
    stays="Zaszyfrowany kluczem osoby: nieczytelny od zniszczenia klucza.",
)
holds_none(
    "documents.frozendocument",
    *("kind", "subject_type", "subject_id", "label", "data_sha256", "check_code", "template_version", "pdf_sha256"),
    *("rendered_at", "rendered_with", "created_at"),
)
holds_none("documents.documentcheck", "created_at", "total", "done", "faults", "findings", "finished_at")
