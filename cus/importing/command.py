"""What every command that brings a table in does alike, as the pages do it."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from cus.accounts.models import User
from cus.importing.plan import Plan
from cus.tables import TableRefused
from cus.workflow import Refused


class ImportCommand(BaseCommand):
    """Prints what would change and what is wrong; ends with 1 when something is.

    A command says what its second CSV file is called, whose address it asks for, and gives ``preview`` and ``carry``.
    """

    # The option of the second table, and whose e-mail address ``--user`` is.
    second = ""
    whose = ""

    def preview(self, contents: Sequence[bytes]) -> Plan:
        """Return what the files would do."""
        raise NotImplementedError

    def carry(self, contents: Sequence[bytes], fingerprint: str, by: User) -> object:
        """Write what the plan with this fingerprint says."""
        raise NotImplementedError

    def add_arguments(self, parser) -> None:
        """The files, and on whose behalf."""
        parser.add_argument("file", metavar="PLIK", type=Path)
        parser.add_argument(
            f"--{self.second}", metavar="PLIK", dest="second", type=Path, help="druga tabela, gdy obie są w CSV"
        )
        parser.add_argument("--dry-run", action="store_true", help="pokaż zmiany i błędy, niczego nie zapisuj")
        parser.add_argument("--user", metavar="ADRES", help=f"adres e-mail osoby, która wczytuje tabelę: {self.whose}")

    def handle(self, *args, file: Path, second: Path | None, dry_run: bool, user: str | None, **options) -> None:
        """Show the plan; carry it out unless asked not to."""
        person = None if dry_run else self._person(user)
        contents = self._contents([path for path in (file, second) if path])
        try:
            plan = self.preview(contents)
        except TableRefused as refused:
            self._fail(map(str, refused.faults))
        self.tell(plan)
        if plan.faults:
            self._fail(map(str, plan.faults))
        if person is None:
            self.stdout.write("Niczego nie zapisano (--dry-run).")
            return
        try:
            self.carry(contents, plan.fingerprint, person)
        except Refused as refused:
            self._fail([refused.refusal.message])
        self.stdout.write("Wczytano.")

    def tell(self, plan: Plan) -> None:
        """Say each change from and to, and how many there are."""
        for entry in [*plan.changed, *plan.new]:
            self.stdout.write(f"{entry.name} (wiersz {entry.line}): {entry.kind}")
            for change in entry.changes if entry.present else ():
                self.stdout.write(f"  {change.label}: „{change.before}” → „{change.after}”")
        counts = {"nowe": plan.new, "zmienione": plan.changed, "bez zmian": plan.same, "do poprawienia": plan.faults}
        self.stdout.write(", ".join(f"{label}: {len(found)}" for label, found in counts.items()))

    def _contents(self, paths: Iterable[Path]) -> list[bytes]:
        try:
            return [path.read_bytes() for path in paths]
        except OSError as error:
            raise CommandError(f"Nie można przeczytać pliku: {error.filename}.") from error

    def _person(self, email: str | None) -> User:
        person = User.objects.filter(email__iexact=email or "", is_active=True).first()
        if person is None:
            raise CommandError(f"Podaj --user ADRES: adres e-mail osoby, która wczytuje tabelę ({self.whose}).")
        return person

    def _fail(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stderr.write(line)
        sys.exit(1)
