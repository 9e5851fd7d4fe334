"""The head of every document: who issues it, as it was on the document's day."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from cus.centre.models import Centre, FormerHead
from cus.documents.parts import Letterhead
from cus.ui.menu import DEFAULT_NAME


def letterhead(on: datetime.date | None = None, *, account: bool = False) -> Letterhead:
    """Return the centre's name, address and contact as they were on the day ``on`` (``None``: today).

    A general name before the profile is filled. ``account``: also the bank accounts in use that day and what
    each is for, in the head of a document by which somebody pays.
    """
    centre = Centre.objects.current()
    if centre is None:
        return Letterhead(name=DEFAULT_NAME)
    head: Centre | FormerHead = centre
    if on is not None:
        head = centre.former_heads.filter(valid_until__gte=on).order_by("valid_until").first() or centre
    contact = [contact_of(head), *(_accounts(centre, on or timezone.localdate()) if account else ())]
    return Letterhead(name=head.name, address=head.address, contact=", ".join(filter(None, contact)))


def _accounts(centre: Centre, day: datetime.date) -> Iterator[str]:
    for used in centre.bank_accounts.valid_on(day):
        yield f"rachunek ({used.purpose}): {used.grouped}"


def contact_of(head: Centre | FormerHead) -> str:
    """Return telephone, e-mail and address for electronic delivery on one line."""
    parts = [
        ("tel.", head.phone),
        ("e-mail:", head.email),
        ("e-Doręczenia:", head.electronic_delivery_address),
    ]
    return ", ".join(f"{label} {text}" for label, text in parts if text)
