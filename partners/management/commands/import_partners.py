"""Bring partners and their offers in from a table, as the page does."""

from collections.abc import Sequence

from cus.accounts.models import User
from cus.importing.command import ImportCommand
from partners import actions
from partners.importing import Plan, preview, twins_of


class Command(ImportCommand):
    """Partners, with their offers."""

    help = "Wczytuje partnerów z tabeli XLSX, ODS albo CSV: wszystkich albo nikogo. Z --dry-run tylko pokazuje zmiany."
    second = "oferta"
    whose = "pracownik, organizator albo dyrektor"

    def preview(self, contents: Sequence[bytes]) -> Plan:
        """Return what the files would do."""
        return preview(contents)

    def tell(self, plan: Plan) -> None:
        """Say each change, and who may be in the registry already."""
        super().tell(plan)
        for twin in twins_of(plan):
            self.stdout.write(f"sprawdź: {twin.name} (wiersz {twin.line}) – {twin.other}: {twin.why}")

    def carry(self, contents: Sequence[bytes], fingerprint: str, by: User) -> object:
        """Write what the plan with this fingerprint says."""
        return actions.import_partners(contents=contents, fingerprint=fingerprint, by=by)
