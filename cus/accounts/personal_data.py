"""Personal data of accounts."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import AUTHORS_STAY, Purpose, holds, holds_none

WORK = Purpose(
    why="Konto osoby, która pracuje w aplikacji: logowanie, uprawnienia, podpis pod czynnościami.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 22¹ Kodeksu pracy; § 20 KRI",
    keep=Keep.ACCOUNTS,
)

holds(
    "accounts.user",
    *("email", "first_name", "last_name", "greeting", "position", "roles", "password", "last_login"),
    whose=Whose.STAFF,
    purpose=WORK,
    stays=AUTHORS_STAY,
)
holds_none("accounts.user", "is_active", "active_until", "created_at", "version")
holds("accounts.authorisation", "revocation_reason", whose=Whose.STAFF, purpose=WORK, stays=AUTHORS_STAY)
holds_none(
    "accounts.authorisation",
    *("scope", "valid_from", "valid_to", "document_number", "document_date", "granted_at", "revoked_at"),
)
holds_none("accounts.invitation", "kind", "key", "code_digest", "created_at", "expires_at", "used_at", "withdrawn_at")
