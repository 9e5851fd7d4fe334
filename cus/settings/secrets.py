"""Reading of secrets: from the environment, or from the file named by ``NAME_FILE``."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


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
