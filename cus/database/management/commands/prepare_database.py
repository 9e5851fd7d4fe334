"""Bring the database up to the code: one step of every deployment, run as the owner."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrates, makes the cache table and grants the application role its rights."""

    help = "Migruje bazę, tworzy tabelę pamięci podręcznej i nadaje roli aplikacji prawa."

    def handle(self, *args: object, **options: object) -> None:
        """Run the steps in the only order that works; each may be run again."""
        # Not through call_command: its "no issues" is noise here, a fault ends the command all the same.
        self.check(databases=["default"])
        call_command("migrate", interactive=False, verbosity=options["verbosity"])
        call_command("createcachetable", verbosity=0)
        call_command("grant_roles", verbosity=options["verbosity"])
