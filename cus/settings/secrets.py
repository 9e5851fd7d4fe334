"""Reading of secrets: from the environment, or from the file named by ``NAME_FILE``."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from cus.privacy.crypto import decode_key


def read_secret(name: str, *, hint: str) -> str:
    """Return the secret ``name``; a missing one stops the start and says how to make it.

    Raises:
        ImproperlyConfigured: neither ``name`` nor ``name_FILE`` is set, or the value is empty.
    """
    path = os.environ.get(f"{name}_FILE")
    value = Path(path).read_text(encoding="utf-8").strip() if path else os.environ.get(name, "").strip()
    if not value:
        raise ImproperlyConfigured(f"{name} (or {name}_FILE) is not set. Make one with: {hint}")
    return value


DATA_KEY_HINT = "python -c 'import base64, secrets; print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())'"


def read_keys(name: str) -> list[str]:
    """Return the keys of ``name``, the newest first; they stand apart by spaces, commas or lines.

    Raises:
        ImproperlyConfigured: there is none, or one of them is not 32 bytes in base64.
    """
    keys = read_secret(name, hint=DATA_KEY_HINT).replace(",", " ").split()
    for number, key in enumerate(keys, start=1):
        try:
            decode_key(key)
        except ValueError as error:
            raise ImproperlyConfigured(
                f"Key {number} of {name} is not 32 bytes in base64. Make one with: {DATA_KEY_HINT}"
            ) from error
    return keys
