"""Bring services in from a table, as the page does."""

from collections.abc import Sequence

from cus.accounts.models import User
from cus.importing.command import ImportCommand
from services import actions
from services.importing import Plan, preview


class Command(ImportCommand):
    """Services, with their requirements."""

    help = "Wczytuje usługi z tabeli XLSX, ODS albo CSV: wszystkie albo żadną. Z --dry-run tylko pokazuje zmiany."
    second = "wymagania"
    whose = "administrator katalogu"

    def preview(self, contents: Sequence[bytes]) -> Plan:
        """Return what the files would do."""
        return preview(contents)

    def carry(self, contents: Sequence[bytes], fingerprint: str, by: User) -> object:
        """Write what the plan with this fingerprint says."""
        return actions.import_services(contents=contents, fingerprint=fingerprint, by=by)
