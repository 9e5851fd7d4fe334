"""How the history of authors and related documents is told."""

from cus.audit.kept import Domain, Kept, pages, register
from diagnosis.models import DiagnosisAuthor, RelatedDocument
from diagnosis.policies import refusal_to_edit


def _refusal_to_restore(user, row):
    return refusal_to_edit(user, row.diagnosis)


register(
    Kept(
        DiagnosisAuthor,
        "autor-diagnozy",
        ("name",),
        Domain.BUSINESS,
        parent="diagnosis",
        restorable=_refusal_to_restore,
    ),
    Kept(
        RelatedDocument,
        "dokument-powiazany",
        ("name",),
        Domain.BUSINESS,
        parent="diagnosis",
        restorable=_refusal_to_restore,
    ),
)
pages(
    {
        "diagnosis:description_add": "dopisanie do opisu diagnozy",
        "diagnosis:description_change": "zmiana opisu diagnozy",
        "diagnosis:description_remove": "usunięcie z opisu diagnozy",
        "diagnosis:update": "aktualizacja diagnozy",
        "diagnosis:publication": "publikacja diagnozy",
    }
)
