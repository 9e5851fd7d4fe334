"""A secret on its way through a form that comes back with errors.

The page shows it masked and carries it encrypted for this person alone, so that nothing typed is lost
and nothing is shown, cached or logged in clear.
"""

import base64
import binascii

from django.conf import settings

from cus.privacy import crypto


def carry(text: str, *, person: int, field: str) -> str:
    """Return the text to put into a hidden field; empty for an empty one."""
    if not text:
        return ""
    return base64.urlsafe_b64encode(crypto.encrypt(_key(), text.encode(), f"{person}/{field}")).decode()


def carried(token: str, *, person: int, field: str) -> str:
    """Return what ``carry`` was given; empty when the token is spoiled, another's or for another field."""
    try:
        return crypto.decrypt(_key(), base64.urlsafe_b64decode(token.encode()), f"{person}/{field}").decode()
    except (binascii.Error, ValueError, crypto.CannotOpen):
        return ""


def _key() -> bytes:
    return crypto.derive(settings.SECRET_KEY.encode(), "cus.privacy.transit")
