"""Verify every frozen document."""

import argparse
from collections import Counter

from django.core.management.base import BaseCommand, CommandError

from cus.documents.actions import findings
from cus.documents.enums import Verdict
from cus.text.plural import plural


class Command(BaseCommand):
    """Compares hashes, prints the frozen data again and compares the bytes; ends with an error when one differs."""

    help = "Sprawdza każdy zamrożony dokument: skróty, a potem ponowny wydruk z zamrożonych danych, bajt po bajcie."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the kind."""
        parser.add_argument("--kind", default="", help="tylko ten rodzaj, np. agreement")

    def handle(self, *args: object, kind: str, **options: object) -> None:
        """Say what is wrong with each, then how many there are of each verdict."""
        counted: Counter[str] = Counter()
        faults = 0
        for finding in findings(kind=kind):
            counted[finding.verdict] += 1
            faults += finding.is_fault
            if finding.is_fault or finding.is_warning:
                self.stdout.write(str(finding))
        for verdict in Verdict:
            if counted[verdict]:
                self.stdout.write(f"{counted[verdict]:>6}  {verdict.label}")
        if faults:
            raise CommandError(
                f"{faults} {plural(faults, 'dokument nie jest', 'dokumenty nie są', 'dokumentów nie jest')} tym, co zamrożono."
            )
        self.stdout.write(
            "Żaden dokument nie został zmieniony." if counted else "Nie ma jeszcze zamrożonych dokumentów."
        )
