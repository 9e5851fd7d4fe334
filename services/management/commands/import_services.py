"""Bring services in from a table, as the page does."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cus.accounts.models import User
from cus.tables import TableRefused
from cus.workflow import Refused
from services import actions
from services.importing import Plan, preview


class Command(BaseCommand):
    """Prints what would change and what is wrong; ends with 1 when something is."""

    help = "Wczytuje usługi z tabeli XLSX, ODS albo CSV: wszystkie albo żadną. Z --dry-run tylko pokazuje zmiany."

    def add_arguments(self, parser) -> None:
        """The files, and on whose behalf."""
        parser.add_argument("file", metavar="PLIK", type=Path)
        parser.add_argument("--wymagania", metavar="PLIK", type=Path, help="druga tabela, gdy obie są w CSV")
        parser.add_argument("--dry-run", action="store_true", help="pokaż zmiany i błędy, niczego nie zapisuj")
        parser.add_argument("--user", metavar="ADRES", help="adres e-mail administratora, który wczytuje tabelę")

    def handle(self, *args, file: Path, wymagania: Path | None, dry_run: bool, user: str | None, **options) -> None:
        """Show the plan; carry it out unless asked not to."""
        person = None if dry_run else self._person(user)
        try:
            contents = [path.read_bytes() for path in (file, wymagania) if path]
        except OSError as error:
            raise CommandError(f"Nie można przeczytać pliku: {error.filename}.") from error
        try:
            plan = preview(contents)
        except TableRefused as refused:
            self._fail([str(fault) for fault in refused.faults])
        self._tell(plan)
        if plan.faults:
            self._fail([str(fault) for fault in plan.faults])
        if dry_run:
            self.stdout.write("Niczego nie zapisano (--dry-run).")
            return
        try:
            actions.import_services(contents=contents, fingerprint=plan.fingerprint, by=person)
        except Refused as refused:
            self._fail([refused.refusal.message])
        self.stdout.write("Wczytano.")

    def _person(self, email: str | None) -> User:
        person = User.objects.filter(email__iexact=email or "", is_active=True).first()
        if person is None:
            raise CommandError("Podaj --user ADRES: adres e-mail administratora katalogu.")
        return person

    def _tell(self, plan: Plan) -> None:
        for entry in [*plan.changed, *plan.new]:
            self.stdout.write(f"{entry.name} (wiersz {entry.line}): {entry.kind}")
            for change in entry.changes if entry.service else ():
                self.stdout.write(f"  {change.label}: „{change.before}” → „{change.after}”")
        counts = {"nowe": plan.new, "zmienione": plan.changed, "bez zmian": plan.same, "do poprawienia": plan.faults}
        self.stdout.write(", ".join(f"{label}: {len(found)}" for label, found in counts.items()))

    def _fail(self, lines: list[str]) -> None:
        for line in lines:
            self.stderr.write(line)
        sys.exit(1)
