"""Encryption of frozen documents that tell of one person, with that person's key."""

import json
from typing import Any

from cus.documents.models import FrozenDocument
from cus.documents.serial import canonical, sha256
from cus.privacy import crypto
from cus.privacy.models import PersonKey


def seal_data(frozen: FrozenDocument, data: bytes, key: PersonKey) -> None:
    """Put ``data`` (canonical bytes) into a new ``frozen``, sealed, with their keyed hash; not saved."""
    secret = key.secret()
    frozen.data = {}
    frozen.data_sha256 = _hash(secret, data)
    frozen.sealed_data = crypto.seal(secret, key.pk, data, frozen.place)
    frozen.person_key = key


def data_of(frozen: FrozenDocument) -> Any:
    """Return the frozen data, sealed or not.

    Raises:
        ValueError: data and hash differ. KeyDestroyed: the person's data were erased.
    """
    if not frozen.is_sealed:
        plain, found = frozen.data, sha256(canonical(frozen.data))
    else:
        secret = frozen.person_key.secret()
        opened = crypto.unseal(secret, bytes(frozen.sealed_data), frozen.place)
        plain, found = json.loads(opened), _hash(secret, opened)
    if found != frozen.data_sha256:
        raise ValueError(f"frozen document {frozen.pk}: data and hash differ")
    return plain


def seal_file(frozen: FrozenDocument, pdf: bytes) -> bytes:
    """Return the file sealed for ``frozen``."""
    return crypto.seal(frozen.person_key.secret(), frozen.person_key_id, pdf, f"{frozen.place}/pdf")


def open_file(frozen: FrozenDocument) -> bytes:
    """Return the file that ``seal_file`` sealed.

    Raises:
        KeyDestroyed: the person's data were erased.
    """
    return crypto.unseal(frozen.person_key.secret(), bytes(frozen.pdf), f"{frozen.place}/pdf")


def _hash(secret: bytes, data: bytes) -> str:
    return crypto.keyed_hash(crypto.derive(secret, "document"), data)
