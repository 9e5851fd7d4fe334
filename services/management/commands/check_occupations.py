"""Compare every occupation named in the catalogue with the classification."""

import sys

from django.core.management.base import BaseCommand

from cus.text.plural import plural
from services.occupations.review import review


class Command(BaseCommand):
    """Ends with 1 when a code in force is wrong; with ``--zrodlo`` also when only the source's is."""

    help = "Porównuje kody i nazwy zawodów w wymaganiach usług z klasyfikacją i podpowiada właściwe."

    def add_arguments(self, parser) -> None:
        """Whether misprints of the source fail too."""
        parser.add_argument(
            "--zrodlo", action="store_true", help="zakończ błędem także wtedy, gdy myli się samo źródło (druk)"
        )

    def handle(self, *args, zrodlo: bool, **options) -> None:
        """Write one line a finding, then how many there were."""
        found = list(review())
        for item in found:
            kind = "kod w katalogu" if item.in_force else "druk źródła"
            self.stdout.write(f"{item.row.service.name}, wiersz {item.row.position} ({kind}): {item.finding.message}")
        faults = sum(item.in_force for item in found)
        misprints = len(found) - faults
        self.stdout.write(
            f"Razem: {faults} {plural(faults, 'niezgodność', 'niezgodności', 'niezgodności')} w katalogu, "
            f"{misprints} {plural(misprints, 'pomyłka', 'pomyłki', 'pomyłek')} w druku źródła."
        )
        if faults or (zrodlo and misprints):
            sys.exit(1)
