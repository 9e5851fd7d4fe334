"""Bring in an edition of the classification of occupations from a file."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_slug

from cus.text.dates import parse_day
from cus.text.plural import plural
from cus.workflow import Refused
from services import actions
from services.editions.reading import edition_before, preview, read_edition
from services.models import OccupationEdition


class Command(BaseCommand):
    """Writes everything or nothing; the edition is switched on in the panel."""

    help = "Wczytuje wydanie klasyfikacji zawodów z pliku CSV, XLSX albo ODS: wszystko albo nic."

    def add_arguments(self, parser) -> None:
        """The file, and what the edition is called."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--edition", required=True, help="oznaczenie, na przykład kzis-2025")
        parser.add_argument("--name", required=True, help="nazwa widoczna w aplikacji")
        parser.add_argument("--state-on", required=True, help="stan na dzień, na przykład 27.11.2025")
        parser.add_argument("--legal-basis", default="", help="podstawa prawna")
        parser.add_argument("--dry-run", action="store_true", help="tylko sprawdź i policz zmiany")

    def handle(self, *args, file: Path, dry_run: bool, **options) -> None:
        """Say what the file holds, then write it unless asked not to."""
        details = self._details(options)
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"Nie można odczytać pliku {file}.") from error
        before = edition_before(details.code)
        reading = read_edition(content, before=before)
        for fault in reading.faults:
            self.stderr.write(str(fault))
        if reading.faults:
            raise CommandError(f"Błędów: {len(reading.faults)}. Niczego nie wczytano.")
        seen = preview(reading.entries, before)
        self.stdout.write(", ".join(f"{name}: {total}" for name, total in seen.levels))
        self.stdout.write(", ".join(f"{kind.label}: {total}" for kind, total in seen.changes.items()))
        if dry_run:
            self.stdout.write("Próba: niczego nie zapisano.")
            return
        try:
            edition, written = actions.import_edition(details=details, entries=reading.entries)
        except Refused as refused:
            raise CommandError(refused.refusal.message) from refused
        total = len(reading.entries)
        said = f"wczytano {total} {plural(total, 'pozycję', 'pozycje', 'pozycji')}" if written else "bez zmian"
        self.stdout.write(f"{edition}: {said}.")

    def _details(self, options: dict) -> actions.EditionDetails:
        texts = {"code": options["edition"], "name": options["name"], "legal_basis": options["legal_basis"]}
        for name, text in texts.items():
            longest = OccupationEdition._meta.get_field(name).max_length
            if len(text) > longest:
                raise CommandError(f"Za długi tekst: najwyżej {longest} znaków („{text[:30]}…”).")
        try:
            validate_slug(options["edition"])
            state_on = parse_day(options["state_on"])
        except (ValidationError, ValueError) as error:
            raise CommandError("Popraw oznaczenie (litery, cyfry, łączniki) albo datę (dd.mm.rrrr).") from error
        return actions.EditionDetails(options["edition"], options["name"], state_on, options["legal_basis"])
