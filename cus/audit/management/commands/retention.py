"""Remove what its retention class no longer keeps, with a protocol."""

from django.core.management.base import BaseCommand, CommandParser

from cus.audit import retention
from cus.text.dates import day
from cus.text.numbers import number


class Command(BaseCommand):
    """Runs every retention class, or only counts."""

    help = "Usuwa wiersze, których okres przechowywania minął, i zapisuje protokół."

    def add_arguments(self, parser: CommandParser) -> None:
        """Accept ``--dry-run``."""
        parser.add_argument("--dry-run", action="store_true", help="tylko policz, niczego nie usuwaj")

    def handle(self, *args: object, **options: object) -> None:
        """Print a line for each class."""
        dry_run = bool(options["dry_run"])
        for kept, removed in retention.run(by="polecenie retention", dry_run=dry_run):
            when = f", od {day(removed.first_at)} do {day(removed.last_at)}" if removed.first_at else ""
            said = "do usunięcia" if dry_run else "usunięto"
            self.stdout.write(f"{kept.label}: {said} {number(removed.rows)}{when}")
