"""The register of erasures, to carry it past a restore."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from cus.privacy.erasures import export_to, replay_from


class Command(BaseCommand):
    """``erasures export PLIK`` writes the register, ``erasures replay PLIK`` erases again."""

    help = "Rejestr usunięć danych osób: eksport do pliku i powtórzenie po odtworzeniu starszej kopii."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to do and the file."""
        parser.add_argument("act", choices=["export", "replay"])
        parser.add_argument("path", type=Path)

    def handle(self, *args: object, **options) -> None:
        """Do it and say how many."""
        if options["act"] == "export":
            self.stdout.write(f"Zapisano usunięć: {export_to(options['path'])}.")
        else:
            self.stdout.write(f"Powtórzono usunięć: {replay_from(options['path'])}.")
