"""The master keys: outside the database, in settings ``PERSONAL_DATA_KEYS``, the newest first.

A master key only wraps data keys. Changing it is: put a new one in front, run
``rotate_personal_keys``, take the old one away.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings

from cus.privacy import crypto


@dataclass(frozen=True, slots=True)
class MasterKey:
    """A master key; ``id`` names it in the database without telling anything of it."""

    id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"MasterKey({self.id})"


class NoMasterKey(Exception):
    """The key that wrapped this row is not among ``PERSONAL_DATA_KEYS``."""


def masters() -> list[MasterKey]:
    """Return the master keys, the one in use first."""
    secrets = [crypto.decode_key(text) for text in settings.PERSONAL_DATA_KEYS]
    return [MasterKey(hashlib.sha256(b"cus master key" + secret).hexdigest()[:12], secret) for secret in secrets]


def wrap(data_key: bytes, owner: str) -> tuple[str, bytes]:
    """Return the id of the master key in use and ``data_key`` wrapped by it for the row ``owner``."""
    master = masters()[0]
    return master.id, crypto.encrypt(master.secret, data_key, owner)


def unwrap(master_id: str, wrapped: bytes, owner: str) -> bytes:
    """Return the data key.

    Raises:
        NoMasterKey: it was wrapped by a key that the settings no longer hold.
        CannotOpen: the row was changed or belongs to another owner.
    """
    for master in masters():
        if master.id == master_id:
            return crypto.decrypt(master.secret, bytes(wrapped), owner)
    raise NoMasterKey(f"master key {master_id} is not in PERSONAL_DATA_KEYS")
