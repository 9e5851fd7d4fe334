"""Files added to a diagnosis."""

from cus.accounts.acts import Act, refusal_without
from cus.attachments.registry import Attachable
from cus.text.organs import organ_later
from cus.workflow import Refusal
from diagnosis.models import Diagnosis


def refusal_to_attach(user, diagnosis: Diagnosis) -> Refusal | None:
    """Confirmations of the handover come after it, so files can be added at every stage."""
    return refusal_without(user, Act.DIAGNOSIS_EDIT)


DIAGNOSIS_FILES = Attachable(
    model=Diagnosis,
    slug="diagnoza",
    kinds={
        "research": "materiał z badania",
        "consultation": "dokument z konsultacji",
        "handover": organ_later("potwierdzenie przekazania wójtowi lub radzie"),
        "other": "inny dokument",
    },
    refusal=refusal_to_attach,
)
