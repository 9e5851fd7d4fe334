"""The list of contents of a backup: what lay in the database and what each file must sum up to."""

import json
import tomllib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from cus.backup.archive import DUMP, MANIFEST, MEDIA
from cus.backup.errors import BackupError
from cus.backup.facts import Facts

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. ``files`` gives the SHA-256 of every entry but the manifest itself.

    ``server`` and ``dumped_by`` are major versions: of the database server and of the ``pg_dump`` used.
    """

    made_at: str
    application: str
    server: int
    dumped_by: int
    facts: Facts
    documents: list[list]
    files: dict[str, str]
    format: int = FORMAT

    def to_bytes(self) -> bytes:
        """Return the manifest as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()

    @property
    def made(self) -> datetime:
        """When it was made, with its zone."""
        return datetime.fromisoformat(self.made_at)

    @property
    def media(self) -> int:
        """How many files lie beside the database."""
        return sum(name.startswith(MEDIA) for name in self.files)

    def faults(self, found: dict[str, str]) -> list[str]:
        """Return, in Polish, how the entries that were read differ from the list."""
        said = [f"brak pliku {name}" for name in sorted(set(self.files) - set(found))]
        said += [f"nieznany plik {name}" for name in sorted(set(found) - set(self.files) - {MANIFEST})]
        said += [f"inny skrót pliku {name}" for name, sum_ in self.files.items() if found.get(name, sum_) != sum_]
        return said if any(name.startswith(DUMP) for name in self.files) else [*said, "w kopii nie ma bazy"]


def from_bytes(content: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        BackupError: it is not one, or of a newer form than this application knows.
    """
    try:
        read: dict[str, Any] = json.loads(content)
        if read["format"] > FORMAT:
            raise BackupError("Kopię zrobiła nowsza wersja aplikacji. Odtwórz ją tą wersją albo nowszą.")
        facts = read.pop("facts")
        facts["tables"] = {name: (count, sum_) for name, (count, sum_) in facts["tables"].items()}
        facts["migrations"] = [(app, name) for app, name in facts["migrations"]]
        return Manifest(facts=Facts(**facts), **read)
    except (ValueError, KeyError, TypeError) as error:
        raise BackupError(f"Spis treści kopii jest nieczytelny: {error}") from error


def application_version() -> str:
    """Return the version of this application."""
    with (settings.BASE_DIR / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["project"]["version"]
