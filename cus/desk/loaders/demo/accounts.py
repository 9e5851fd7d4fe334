"""The five people of the demo centre, one for each role."""

from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.desk.loaders.files import read_json

FILE = "demo/accounts.json"


def load_accounts() -> int:
    """Create the accounts whose addresses are not taken; an account that is there stays as it is."""
    fixture = read_json(FILE)
    missing = [
        account for account in fixture["accounts"] if not User.objects.filter(email__iexact=account["email"]).exists()
    ]
    for account in missing:
        User.objects.create_user(password=fixture["password"], **account)
    return len(missing)


def demo_person(role: Role) -> User:
    """Return the demo person with this role."""
    account = next(account for account in read_json(FILE)["accounts"] if account["roles"] == [role.value])
    return User.objects.get(email=account["email"])
