"""Secrets of the second factor are kept encrypted: a copy of the database signs nobody in.

The keys follow from SECRET_KEY and SECRET_KEY_FALLBACKS, so they change together; after a change
``manage.py reseal_second_factors`` writes the secrets anew with the first key.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings

PURPOSE = b"cus.accounts.sign_in.sealing"


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(hmac.digest(secret.encode(), PURPOSE, hashlib.sha256))


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]])


def seal(text: str) -> str:
    """Encrypt with the current key."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """Decrypt with the current or an earlier key.

    Raises:
        cryptography.fernet.InvalidToken: changed, or sealed with a key that is gone.
    """
    return _box().decrypt(sealed.encode()).decode()


def reseal(sealed: str) -> str:
    """Encrypt anew with the current key."""
    return _box().rotate(sealed.encode()).decode()
