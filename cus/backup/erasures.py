"""The register of erased people: exported beside each backup, replayed after a restore.

A backup made before an erasure still holds the person's rows. The latest register, kept outside the
archives, says whom to erase again.
"""

from pathlib import Path

from cus.backup.errors import BackupError
from cus.privacy import erasures
from cus.privacy.keyring import NoMasterKey

SUFFIX = ".erasures.json"


def export_to(path: Path) -> int:
    """Write the register to ``path``; return how many erasures it holds."""
    return erasures.export_to(path)


def replay_from(path: Path) -> int:
    """Erase everybody named in ``path`` again; return how many erasures.

    Raises:
        BackupError: it is no such register, or this installation lacks the key that it needs.
    """
    try:
        return erasures.replay_from(path)
    except (ValueError, KeyError) as error:
        raise BackupError(f"Rejestr usunięć {path.name} jest nieczytelny. Podaj inny: --erasures PLIK.") from error
    except NoMasterKey as error:
        raise BackupError("PERSONAL_DATA_KEYS nie zawiera klucza, którym zapisano rejestr usunięć.") from error


def latest_in(directory: Path) -> Path | None:
    """Return the newest register beside the backups: names begin with the time they were made."""
    return max(directory.glob(f"*{SUFFIX}"), key=lambda path: path.name, default=None)
