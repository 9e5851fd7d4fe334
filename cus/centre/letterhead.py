"""The head of every document: who issues it."""

from cus.centre.models import Centre
from cus.documents.parts import Letterhead
from cus.ui.menu import DEFAULT_NAME


def letterhead() -> Letterhead:
    """Return the centre's name and address; a general name before the profile is filled."""
    centre = Centre.objects.current()
    if centre is None:
        return Letterhead(name=DEFAULT_NAME)
    return Letterhead(name=centre.name, address=centre.address)
