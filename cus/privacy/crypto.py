"""Authenticated encryption of personal data: AES-256-GCM, HMAC-SHA-256, HKDF. No database here.

A sealed value is ``version (1 byte) | key id (16) | nonce (12) | ciphertext and tag``. What a value
belongs to (table, column, row) is authenticated with it, so a value moved to another row does not open.
"""

import base64
import binascii
import hashlib
import hmac
import os
import uuid

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES, NONCE_BYTES, ID_BYTES = 32, 12, 16
VERSION = b"\x01"


class CannotOpen(Exception):
    """The value does not open: another key, another place, or changed bytes. Carries no text of it."""


def new_key() -> bytes:
    """Return 256 random bits."""
    return os.urandom(KEY_BYTES)


def encrypt(key: bytes, plain: bytes, context: str) -> bytes:
    """Return nonce and ciphertext of ``plain``, bound to ``context``."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context.encode())


def decrypt(key: bytes, sealed: bytes, context: str) -> bytes:
    """Return what ``encrypt`` was given.

    Raises:
        CannotOpen: see the class.
    """
    try:
        return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise CannotOpen(context) from error


def seal(key: bytes, key_id: uuid.UUID, plain: bytes, context: str) -> bytes:
    """Return a sealed value that names its key."""
    return VERSION + key_id.bytes + encrypt(key, plain, context)


def key_id_of(sealed: bytes) -> uuid.UUID:
    """Return the id of the key that opens ``sealed``.

    Raises:
        CannotOpen: these bytes are not a sealed value.
    """
    if sealed[:1] != VERSION or len(sealed) <= 1 + ID_BYTES + NONCE_BYTES:
        raise CannotOpen("not a sealed value")
    return uuid.UUID(bytes=bytes(sealed[1 : 1 + ID_BYTES]))


def unseal(key: bytes, sealed: bytes, context: str) -> bytes:
    """Return what ``seal`` was given.

    Raises:
        CannotOpen: see the class.
    """
    key_id_of(sealed)
    return decrypt(key, sealed[1 + ID_BYTES :], context)


def derive(key: bytes, purpose: str) -> bytes:
    """Return another key for another purpose; neither tells the other."""
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(key)


def keyed_hash(key: bytes, plain: bytes) -> str:
    """Return HMAC-SHA-256 in hexadecimal: equal for equal text, of no use without the key."""
    return hmac.new(key, plain, hashlib.sha256).hexdigest()


def decode_key(text: str) -> bytes:
    """Return the 32 bytes of a key written in (URL-safe) base64.

    Raises:
        ValueError: it is not one.
    """
    try:
        key = base64.b64decode(text.encode().translate(bytes.maketrans(b"-_", b"+/")), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if len(key) != KEY_BYTES:
        raise ValueError("not 32 bytes")
    return key
