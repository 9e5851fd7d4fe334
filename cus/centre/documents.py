"""The centre as documents show it."""

from cus.centre.models import Centre
from cus.documents.parts import Letterhead
from cus.ui.menu import DEFAULT_NAME


def letterhead() -> Letterhead:
    """Return the name and address for the top of every document; a general name before the profile is entered."""
    centre = Centre.objects.current()
    if centre is None:
        return Letterhead(name=DEFAULT_NAME)
    return Letterhead(name=centre.name, address=centre.address)
