"""The head of every document: who issues it, as it was on the document's day."""

import datetime

from cus.centre.models import Centre, FormerHead
from cus.documents.parts import Letterhead
from cus.ui.menu import DEFAULT_NAME


def letterhead(on: datetime.date | None = None) -> Letterhead:
    """Return the centre's name, address and contact as they were on the day ``on`` (``None``: today).

    A general name before the profile is filled.
    """
    centre = Centre.objects.current()
    if centre is None:
        return Letterhead(name=DEFAULT_NAME)
    head: Centre | FormerHead = centre
    if on is not None:
        head = centre.former_heads.filter(valid_until__gte=on).order_by("valid_until").first() or centre
    return Letterhead(name=head.name, address=head.address, contact=contact_of(head))


def contact_of(head: Centre | FormerHead) -> str:
    """Return telephone, e-mail and address for electronic delivery on one line."""
    parts = [
        ("tel.", head.phone),
        ("e-mail:", head.email),
        ("e-Doręczenia:", head.electronic_delivery_address),
    ]
    return ", ".join(f"{label} {text}" for label, text in parts if text)
