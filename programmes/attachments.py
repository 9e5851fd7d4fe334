"""Files added to a version of a programme."""

from cus.accounts.acts import Act, refusal_without
from cus.attachments.registry import Attachable
from cus.workflow import Refusal
from programmes.models import ProgrammeVersion


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
