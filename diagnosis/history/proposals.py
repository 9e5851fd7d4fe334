"""How the history of proposals for the programme is told."""

from cus.audit.kept import Domain, Kept, pages, register
from cus.workflow import Refusal
from diagnosis.models import NeedProposal
from diagnosis.policies import refusal_to_edit


def _refusal_to_restore(user, proposal: NeedProposal) -> Refusal | None:
    return refusal_to_edit(user, proposal.need.diagnosis)


register(
    Kept(
        NeedProposal,
        "propozycja-do-programu",
        ("kind", "text"),
        Domain.BUSINESS,
        parent="need",
        restorable=_refusal_to_restore,
        recounts="need.version",
    ),
)
pages({"diagnosis:need_proposals": "propozycje do programu"})
