"""Make a backup now."""

import argparse

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from cus.backup import settings as wishes
from cus.backup.errors import BackupError
from cus.backup.making import make, prune


class Command(BaseCommand):
    """Makes one encrypted archive of database and files, reads it back, removes what is too old."""

    help = "Robi kopię zapasową bazy i plików, sprawdza ją i usuwa kopie starsze, niż mówi reguła."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the question of what would be removed."""
        parser.add_argument("--dry-run", action="store_true", help="nie rób kopii; wypisz, które stare by usunięto")

    def handle(self, *args: object, **options: object) -> None:
        """Make it, or only say what would go."""
        try:
            if options["dry_run"]:
                self._say_what_would_go()
                return
            made = make()
        except BackupError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            facts = made.manifest.facts
            self.stdout.write(f"Kopia gotowa i sprawdzona: {made.path} ({filesizeformat(made.size)})")
            self.stdout.write(f"Wierszy {facts.rows} w {len(facts.tables)} tabelach, plików {made.manifest.media}.")
            self.stdout.write("Przenieś ją też poza ten komputer: dysk, który się zepsuje, zabierze i kopie.")

    def _say_what_would_go(self) -> None:
        names = prune(wishes.directory(), dry_run=True)
        self.stdout.write("\n".join(names) if names else "Żadna kopia nie jest za stara.")
