"""Texts and scans added to resolutions about the centre."""

from cus.attachments.registry import Attachable
from cus.centre.models import Resolution
from cus.centre.policies import refusal_to_edit
from cus.workflow import Refusal


def refusal_to_attach(user, resolution: Resolution) -> Refusal | None:
    """Whoever keeps the profile keeps its files."""
    return refusal_to_edit(user)


RESOLUTION_FILES = Attachable(
    model=Resolution,
    slug="uchwala",
    kinds={
        "text": "treść uchwały",
        "statute": "statut",
        "agreement": "porozumienie gmin",
        "scan": "skan podpisanego aktu",
        "other": "inny dokument",
    },
    refusal=refusal_to_attach,
    # Public acts: whoever reads the profile reads them.
    published=frozenset({"text", "statute", "agreement", "scan", "other"}),
)
