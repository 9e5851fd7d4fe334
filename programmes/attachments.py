"""Files added to a version of a programme."""

from cus.accounts.acts import Act, refusal_without
from cus.attachments.registry import Attachable
from cus.workflow import Refusal
from programmes.contracts.policies import refusal_to_attach_to_contract
from programmes.models import Opinion, ProgrammeVersion, ServiceContract


def refusal_to_attach(user, version: ProgrammeVersion) -> Refusal | None:
    """Opinions come before the decision, resolutions after it: files can be added in every state."""
    return refusal_without(user, Act.PROGRAMME_EDIT)


PROGRAMME_FILES = Attachable(
    model=ProgrammeVersion,
    slug="program",
    kinds={
        "opinion": "opinia (prawna, finansowa, ochrony danych)",
        "consultation": "dokument z konsultacji",
        "resolution": "uchwała rady",
        "other": "inny dokument",
    },
    refusal=refusal_to_attach,
    published=frozenset({"resolution"}),
)
# Scans are for the staff alone: nothing of a contract's files is published.
CONTRACT_FILES = Attachable(
    model=ServiceContract,
    slug="umowa",
    kinds={
        "signed": "skan podpisanej umowy albo przydziału",
        "offer": "oferta albo kosztorys",
        "annex": "skan aneksu",
        "other": "inny dokument",
    },
    refusal=refusal_to_attach_to_contract,
)
OPINION_FILES = Attachable(
    model=Opinion,
    slug="opinia-o-programie",
    kinds={"scan": "skan opinii"},
    refusal=lambda user, opinion: refusal_to_attach(user, opinion.version),
)
