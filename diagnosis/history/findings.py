"""How the history of findings is told."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import Finding, FindingNeed
from diagnosis.policies import refusal_to_edit


def _refusal_to_restore(user, finding: Finding) -> Refusal | None:
    return refusal_to_edit(user, finding.diagnosis)


def _refusal_to_restore_link(user, link: FindingNeed) -> Refusal | None:
    return refusal_to_edit(user, link.finding.diagnosis)


register(
    Kept(Finding, "ustalenie", ("text",), Domain.BUSINESS, parent="diagnosis", restorable=_refusal_to_restore),
    Kept(
        FindingNeed,
        "potrzeba-ustalenia",
        ("need",),
        Domain.BUSINESS,
        parent="finding",
        restorable=_refusal_to_restore_link,
        recounts="finding.version",
    ),
)
pages(
    {
        "diagnosis:findings": "nowe ustalenie",
        "diagnosis:finding_edit": "zmiana ustalenia",
        "diagnosis:finding_delete": "usunięcie ustalenia",
        "diagnosis:finding_move": "zmiana kolejności ustaleń",
    }
)
