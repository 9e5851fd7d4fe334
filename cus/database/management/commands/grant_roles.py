"""Give the application role its rights; run by the owner after every ``migrate``."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from cus.database import grants


class Command(BaseCommand):
    """Grants the privileges that ``cus.database.grants`` lists, and revokes all others."""

    help = "Nadaje roli aplikacji prawa do tabel; uruchamiaj po każdym poleceniu migrate."
    requires_migrations_checks = True

    def handle(self, *args: object, **options: object) -> None:
        """Grant everything or nothing."""
        with transaction.atomic():
            grants.grant(connection, role=settings.DATABASE_APPLICATION_ROLE)
        if options["verbosity"]:
            self.stdout.write(f"Rola {settings.DATABASE_APPLICATION_ROLE} ma prawa z tabeli w cus/database/grants.py.")
