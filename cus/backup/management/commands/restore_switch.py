"""Put a restored database in the place of the one in use."""

import argparse

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cus.backup.errors import BackupError
from cus.backup.restoring import switch
from cus.backup.server import address


class Command(BaseCommand):
    """Renames both databases in one step; the old one stays, under another name."""

    help = "Zamienia bazę używaną na odtworzoną (restore --into). Stara zostaje pod inną nazwą."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the name of the restored database."""
        parser.add_argument("restored", metavar="NAZWA", help="baza, która ma wejść do użycia")

    def handle(self, *args: object, restored: str, **options: object) -> None:
        """Switch, and say where the old rows are."""
        aside = f"{address()['dbname']}_{timezone.now():%Y%m%d_%H%M}"
        try:
            switch(restored, aside)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"W użyciu jest baza z kopii. Poprzednia nazywa się {aside}; usuń ją, gdy nie będzie potrzebna."
        )
        self.stdout.write("Jeżeli kopia miała pliki, zamień też katalogi plików, a potem uruchom aplikację.")
