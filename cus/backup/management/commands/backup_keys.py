"""Make a pair of keys for backups."""

import argparse
import os
from pathlib import Path

import pyrage
from django.core.management.base import BaseCommand, CommandError

KEEP = """\
Klucz publiczny – wpisz go na serwerze (może go znać każdy):
  BACKUP_RECIPIENTS={public}

Klucz prywatny – otwiera wszystkie kopie. Zapisano go w pliku {path}.
  1. Przenieś ten plik na dwa nośniki (np. pendrive w sejfie urzędu i drugi u dyrektora).
  2. Wydrukuj go i włóż do koperty w sejfie: to jeden wiersz.
  3. Usuń go z tego komputera. Na serwerze nie może zostać.
Bez klucza prywatnego żadnej kopii nie da się odczytać – także nam się to nie uda.
"""


class Command(BaseCommand):
    """Writes a new private key into a file that only its owner can read, and prints the public one."""

    help = "Tworzy parę kluczy do kopii zapasowych i mówi, gdzie który trzymać."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the place of the private key."""
        parser.add_argument(
            "file", nargs="?", type=Path, default=Path("klucz-kopii.txt"), help="plik na klucz prywatny"
        )

    def handle(self, *args: object, file: Path, **options: object) -> None:
        """Make the pair; a file that is there is never overwritten."""
        identity = pyrage.x25519.Identity.generate()
        public = str(identity.to_public())
        try:
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as error:
            raise CommandError(f"Nie można zapisać klucza w {file}: {error.strerror}.") from error
        with open(handle, "w", encoding="ascii") as target:
            target.write(f"# public key: {public}\n{identity}\n")
        self.stdout.write(KEEP.format(public=public, path=file))
