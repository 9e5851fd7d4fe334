"""``manage.py load_reference``: areas, gminas, occupations, services, agreement template."""

from django.core.management.base import BaseCommand

from cus.desk.loaders.reference import load_reference


class Command(BaseCommand):
    """Load reference data; safe to run at every start."""

    help = "Wczytuje dane podstawowe z katalogu fixtures/reference. Można uruchamiać wielokrotnie."

    def handle(self, *args, **options) -> None:
        """Load everything and say what was written."""
        written = load_reference()
        self.stdout.write("Dane podstawowe: " + ", ".join(f"{name} {count}" for name, count in written.items()))
