"""``manage.py demo_accounts``: who may sign in to the demo centre."""

from django.core.management.base import BaseCommand

from cus.accounts.models import User
from cus.desk.loaders.demo.accounts import FILE
from cus.desk.loaders.files import read_json


class Command(BaseCommand):
    """Print the demo accounts that exist, with their roles and the common password."""

    help = "Wypisuje konta pokazowe."

    def handle(self, *args, **options) -> None:
        """Print one account a line."""
        fixture = read_json(FILE)
        people = User.objects.in_bulk([account["email"] for account in fixture["accounts"]], field_name="email")
        for account in fixture["accounts"]:
            if person := people.get(account["email"]):
                self.stdout.write(f"{person.email:<32} {person.role_names}")
        self.stdout.write(f"Hasło wszystkich: {fixture['password']}")
