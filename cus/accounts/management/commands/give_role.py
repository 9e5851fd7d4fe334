"""Give a role to a person: for a centre whose only administrator may not give one to themselves."""

from django.core.management.base import BaseCommand, CommandError

from cus.accounts.actions import give_role
from cus.accounts.enums import Role
from cus.accounts.models import User


class Command(BaseCommand):
    """Needs access to the server; leaves its trace in history and in the access log."""

    help = "Nadaje osobie rolę (dla centrum z jednym administratorem)."

    def add_arguments(self, parser) -> None:
        """Whom and what."""
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)

    def handle(self, *args, email: str, role: str, **options) -> None:
        """Give the role, unless there is no such account."""
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError("Nie ma konta o tym adresie.")
        person = give_role(person=person, role=Role(role))
        self.stdout.write(f"{person}: {person.role_names}.")
