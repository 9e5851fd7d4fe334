"""Make the first account: an administrator, who makes the others in the panel."""

from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cus.accounts.enums import Role
from cus.accounts.models import User


class Command(BaseCommand):
    """Asks for a password; it is not taken from the command line, where others could read it."""

    help = "Zakłada pierwsze konto administratora systemu."

    def add_arguments(self, parser) -> None:
        """Who the person is."""
        parser.add_argument("email")
        parser.add_argument("first_name")
        parser.add_argument("last_name")

    def handle(self, *args, email: str, first_name: str, last_name: str, **options) -> None:
        """Create the account, unless the address is taken or the password too weak."""
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError("Konto o tym adresie już jest.")
        person = User(email=email.lower(), first_name=first_name, last_name=last_name, roles=[Role.ADMINISTRATOR])
        password = getpass("Hasło: ")
        try:
            validate_password(password, person)
            person.set_password(password)
            person.full_clean()
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        person.save()
        self.stdout.write(f"Założono konto {person.email}.")
