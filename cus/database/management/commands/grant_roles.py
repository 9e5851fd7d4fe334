"""Give the application role and the keeper their rights, history its indexes; run by the owner after ``migrate``."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection, transaction

from cus.database import grants, indexes, keeper


class Command(BaseCommand):
    """Grants what ``cus.database.grants`` lists and the keeper its functions; revokes all other rights."""

    help = "Nadaje roli aplikacji prawa do tabel; uruchamiaj po każdym poleceniu migrate."
    requires_migrations_checks = True

    def handle(self, *args: object, **options: object) -> None:
        """Grant everything or nothing."""
        with transaction.atomic():
            grants.grant(connection, role=settings.DATABASE_APPLICATION_ROLE)
            keeper.grant(connection)
            indexes.make(connection)
        if options["verbosity"]:
            self.stdout.write(f"Rola {settings.DATABASE_APPLICATION_ROLE} ma prawa z tabeli w cus/database/grants.py.")
