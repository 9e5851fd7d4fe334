"""Links and codes of invitations: how they are made and recognised. Nothing here writes."""

import secrets
import uuid
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from cus.accounts.models import Invitation

LINK_DAYS = 7
SLIP_HOURS = 72
LINK_LASTS, SLIP_LASTS = timedelta(days=LINK_DAYS), timedelta(hours=SLIP_HOURS)
# Letters and digits that nobody mistakes for one another on a printed slip.
SLIP_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
SLIP_GROUPS, SLIP_GROUP = 4, 4
_SALT = "cus.accounts.invitation"


def token_of(invitation: Invitation) -> str:
    """Return the part of the link that opens the door: the row's key under the application's signature."""
    return signing.Signer(salt=_SALT).sign(invitation.key.hex).replace(":", ".")


def invitation_of(token: str) -> Invitation | None:
    """Return the open invitation of a link, or ``None``, whatever is wrong with it."""
    try:
        key = uuid.UUID(signing.Signer(salt=_SALT).unsign(token.replace(".", ":", 1)))
    except (signing.BadSignature, ValueError):
        return None
    return _usable(Invitation.objects.open().filter(key=key))


def new_code() -> str:
    """Return a code for a slip: four groups of four letters and digits."""
    groups = ("".join(secrets.choice(SLIP_LETTERS) for _ in range(SLIP_GROUP)) for _ in range(SLIP_GROUPS))
    return "-".join(groups)


def digest_of(code: str, secret: str = "") -> str:
    """Return the keyed digest of a typed code; case, spaces and dashes do not count."""
    letters = "".join(sign for sign in code.lower() if sign.isalnum())
    return salted_hmac(f"{_SALT}.slip", letters, secret=secret or settings.SECRET_KEY, algorithm="sha256").hexdigest()


def invitation_with(code: str) -> Invitation | None:
    """Return the open invitation of a slip, or ``None``, whatever is wrong with the code."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return _usable(Invitation.objects.open().filter(code_digest__in=[digest_of(code, key) for key in keys]))


def _usable(found) -> Invitation | None:
    invitation = found.select_related("person").order_by("pk").first()
    return invitation if invitation is not None and invitation.person.is_usable else None
