"""The register of erased people: exported beside each backup, replayed after a restore.

A backup made before an erasure still holds the person's rows. The latest register, kept outside the
archives, says whom to erase again.
"""

import importlib
from pathlib import Path
from types import ModuleType

SUFFIX = ".erasures.json"


def _register() -> ModuleType | None:
    """Return the module that keeps the register, where this installation has it."""
    try:
        return importlib.import_module("cus.privacy.erasures")
    except ModuleNotFoundError as error:
        if not (error.name or "").startswith("cus.privacy"):
            raise
        return None


def export_to(path: Path) -> bool:
    """Write the register to ``path``; return whether there is one."""
    register = _register()
    if register is None:
        return False
    register.export_to(path)
    return True


def replay_from(path: Path) -> int:
    """Erase everybody named in ``path`` again; return how many."""
    register = _register()
    return register.replay_from(path) if register else 0


def latest_in(directory: Path) -> Path | None:
    """Return the newest register beside the backups: names begin with the time they were made."""
    return max(directory.glob(f"*{SUFFIX}"), key=lambda path: path.name, default=None)
