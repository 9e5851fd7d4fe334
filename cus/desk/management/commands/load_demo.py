"""``manage.py load_demo``: the invented centre with its people, partners, diagnosis and programme."""

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError

from cus.desk.loaders.demo import load_demo


class Command(BaseCommand):
    """Load the demo centre where it is missing; only in demo mode."""

    help = "Wczytuje wymyślone centrum pokazowe. Działa tylko w trybie pokazowym; nie zmienia tego, co już jest."

    def handle(self, *args, **options) -> None:
        """Load everything that is missing and say what was written."""
        try:
            written = load_demo()
        except ImproperlyConfigured as error:
            raise CommandError("Dane pokazowe wczytuje się tylko w trybie pokazowym.") from error
        self.stdout.write("Centrum pokazowe: " + ", ".join(f"{name} {count}" for name, count in written.items()))
