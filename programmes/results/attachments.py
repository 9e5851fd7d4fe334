"""Files added to what results keep."""

from cus.attachments.registry import Attachable
from programmes.results.complaining.policies import refusal_to_edit_complaint
from programmes.results.models import Complaint

# For the staff alone: nothing of a complaint is published.
COMPLAINT_FILES = Attachable(
    model=Complaint,
    slug="skarga",
    kinds={
        "explanation": "odpowiedź wykonawcy",
        "correction": "potwierdzenie poprawy",
        "control": "protokół kontroli albo wizyty",
        "other": "inny dokument",
    },
    refusal=refusal_to_edit_complaint,
)
