"""Check a backup without restoring it."""

import argparse
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cus.backup.errors import BackupError
from cus.backup.reading import look_at, read_through, refuse_unfinished
from cus.backup.settings import identities


class Command(BaseCommand):
    """With the private key decrypts the whole file and compares every sum; without it looks from outside."""

    help = "Sprawdza kopię zapasową: z kluczem prywatnym co do bajtu, bez niego skrót pliku."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the file and the key."""
        parser.add_argument("file", type=Path, help="plik kopii (….tar.age)")
        parser.add_argument("--identity", type=Path, help="plik z kluczem prywatnym")

    def handle(self, *args: object, file: Path, identity: Path | None, **options: object) -> None:
        """Say that it is whole, or end with what is wrong."""
        try:
            refuse_unfinished(file)
            if identity is None:
                look_at(file)
                self.stdout.write(
                    "Plik jest taki, jaki zapisano. Zawartość sprawdzi dopiero klucz: dopisz --identity."
                )
                return
            manifest = read_through(file, identities(identity))
        except BackupError as error:
            raise CommandError(str(error)) from error
        facts = manifest.facts
        self.stdout.write(f"Kopia z {manifest.made:%d.%m.%Y %H:%M} UTC jest cała (wersja {manifest.application}).")
        self.stdout.write(
            f"Tabel {len(facts.tables)}, wierszy {facts.rows}, zamrożonych dokumentów {len(manifest.documents)},"
            f" plików {manifest.media}."
        )
