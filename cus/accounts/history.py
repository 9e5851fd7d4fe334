"""How the history of accounts is told."""

from cus.accounts.models import User
from cus.audit.kept import Domain, Kept, pages, register

register(Kept(User, "konto", ("first_name", "last_name"), Domain.ADMINISTRATIVE, joined=" "))
pages(
    {
        "account_login": "logowanie",
        "account_logout": "wylogowanie",
        "account_change_password": "zmiana hasła",
        "account_reset_password_from_key": "ustawienie hasła",
        "admin:accounts_user_add": "nowe konto",
        "admin:accounts_user_change": "zmiana konta",
        "admin:accounts_user_password": "nadanie hasła",
    }
)
