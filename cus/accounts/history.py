"""How the history of accounts is told."""

from cus.accounts.models import Authorisation, Invitation, User
from cus.audit.kept import Domain, Kept, pages, register

register(
    Kept(User, "konto", ("first_name", "last_name"), Domain.ADMINISTRATIVE, joined=" "),
    Kept(
        Invitation,
        "zaproszenie",
        ("person",),
        Domain.ADMINISTRATIVE,
        parent="person",
        hidden=frozenset({"code_digest"}),
    ),
    Kept(
        Authorisation,
        "upowaznienie",
        ("document_number", "person"),
        Domain.ADMINISTRATIVE,
        visible=lambda user: Authorisation.objects.visible_to(user),
    ),
)
pages(
    {
        "account_login": "logowanie",
        "account_logout": "wylogowanie",
        "account_change_password": "zmiana hasła",
        "account_reset_password_from_key": "ustawienie hasła",
        "account_session_end": "zdalne wylogowanie",
        "account_sessions_end": "zdalne wylogowanie",
        "mfa_authenticate": "logowanie, drugi składnik",
        "mfa_activate_totp": "ustawienie drugiego składnika",
        "mfa_deactivate_totp": "wyłączenie drugiego składnika",
        "mfa_generate_recovery_codes": "nowe kody zapasowe",
        "people:authorisation_create": "nowe upoważnienie",
        "people:authorisation_revoke": "odwołanie upoważnienia",
        "people:rights_record": "przegląd uprawnień",
        "people:invite": "zaproszenie listem",
        "people:slip": "zaproszenie na kartce",
        "people:withdraw": "wycofanie zaproszenia",
        "people:accept": "przyjęcie zaproszenia",
        "admin:accounts_user_add": "nowe konto",
        "admin:accounts_user_change": "zmiana konta",
    }
)
