"""What the settings say about backups, read and checked in one place."""

from dataclasses import dataclass
from pathlib import Path

import pyrage
from django.conf import settings

from cus.backup.errors import BackupError


@dataclass(frozen=True, slots=True)
class Keep:
    """How many old backups stay: the newest of each of so many days, weeks and months."""

    daily: int
    weekly: int
    monthly: int


def is_configured() -> bool:
    """Whether the settings name a place and at least one public key."""
    return bool(settings.BACKUP_DIRECTORY and settings.BACKUP_RECIPIENTS)


def directory() -> Path:
    """Return the directory of backups, which must exist: a missing disk must not be taken for an empty one.

    Raises:
        BackupError: it is not set or is not there.
    """
    if not settings.BACKUP_DIRECTORY:
        raise BackupError("Nie podano katalogu kopii. Ustaw BACKUP_DIRECTORY, np. /srv/kopie.")
    path = Path(settings.BACKUP_DIRECTORY)
    if not path.is_dir():
        raise BackupError(f"Nie ma katalogu {path}. Załóż go albo podłącz dysk, na którym leżą kopie.")
    return path


def recipients() -> list[pyrage.x25519.Recipient]:
    """Return the public keys that backups are encrypted to.

    Raises:
        BackupError: there is none, one is malformed, or one is a private key.
    """
    if not settings.BACKUP_RECIPIENTS:
        raise BackupError(
            "Nie podano klucza publicznego, a niezaszyfrowanej kopii nie będzie. Wpisz: ./manage.py backup_keys"
        )
    return [_recipient(text.strip()) for text in settings.BACKUP_RECIPIENTS]


def _recipient(text: str) -> pyrage.x25519.Recipient:
    if text.upper().startswith("AGE-SECRET-KEY-"):
        raise BackupError(
            "W BACKUP_RECIPIENTS jest klucz prywatny. Usuń go z serwera, wygeneruj nową parę (./manage.py backup_keys)"
            " i wpisz tu tylko klucz publiczny, który zaczyna się od „age1”."
        )
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise BackupError(
            f"To nie jest klucz publiczny age: „{text[:80]}”. Powinien zaczynać się od „age1”."
        ) from error


def keep() -> Keep:
    """Return the rule by which old backups stay."""
    return Keep(settings.BACKUP_KEEP_DAILY, settings.BACKUP_KEEP_WEEKLY, settings.BACKUP_KEEP_MONTHLY)


def identities(path: Path) -> list[pyrage.x25519.Identity]:
    """Read the private keys of an identity file, as ``age-keygen`` and ``backup_keys`` write it.

    Raises:
        BackupError: the file cannot be read or holds no key.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BackupError(f"Nie da się odczytać pliku z kluczem {path}: {error}") from error
    keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    try:
        found = [pyrage.x25519.Identity.from_str(key) for key in keys]
    except pyrage.IdentityError as error:
        raise BackupError(f"W pliku {path} jest coś, co nie jest kluczem prywatnym age.") from error
    if not found:
        raise BackupError(f"W pliku {path} nie ma klucza prywatnego (wiersz AGE-SECRET-KEY-…).")
    return found
