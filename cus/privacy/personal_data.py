"""Personal data of the logs, of the keys, and of libraries' own tables."""

from cus.privacy.enums import Keep, Whose
from cus.privacy.register import ACCOUNTABILITY, AUTHORS_STAY, Purpose, called, holds, holds_none

SIGN_IN = Purpose(
    why="Logowanie, drugi składnik i lista urządzeń, z których ktoś jest zalogowany.",
    basis="art. 6 ust. 1 lit. c i e RODO; art. 50 ust. 2 ustawy; § 20 KRI",
    keep=Keep.ACCOUNTS,
)
LOG_STAYS = "Dziennik dostępu i protokoły przechowuje się co najmniej dwa lata; potem usuwa je zadanie z protokołem."

holds("audit.accessentry", "ip", whose=Whose.STAFF, purpose=ACCOUNTABILITY, stays=LOG_STAYS)
holds("audit.accessentry", "label", "what", whose=Whose.ANYBODY, purpose=ACCOUNTABILITY, stays=LOG_STAYS)
holds_none("audit.accessentry", "at", "kind", "object_type", "object_id", "page", "request_id")
holds("audit.protocolentry", "by", whose=Whose.STAFF, purpose=ACCOUNTABILITY, stays=LOG_STAYS)
holds_none("audit.protocolentry", "at", "kind", "what", "rows", "first_at", "last_at", "details")

# A key says nothing of the person; what it opens is entered where it stands.
holds_none("privacy.personkey", "id", "master_id", "wrapped", "created_at", "destroyed_at")
holds_none("privacy.indexkey", "master_id", "wrapped", "created_at")
holds("privacy.retentionclass", "owner", whose=Whose.STAFF, purpose=ACCOUNTABILITY, stays=AUTHORS_STAY)
holds_none("privacy.retentionclass", "code", "period_months", "basis", "reviewed_on", "version")
# Keyed hashes and places of erased data: nobody can be told from them without the key.
holds_none("privacy.erasure", "key", "reason", "plan", "ordered_at", "done_at", "rows")

holds("sessions.session", "session_data", whose=Whose.STAFF, purpose=SIGN_IN, stays="Wygasa samo po wylogowaniu.")
holds_none("sessions.session", "session_key", "expire_date")
holds("account.emailaddress", "email", whose=Whose.STAFF, purpose=SIGN_IN, stays=AUTHORS_STAY)
holds_none("account.emailaddress", "verified", "primary")
holds_none("account.emailconfirmation", "created", "sent", "key")
holds("mfa.authenticator", "data", whose=Whose.STAFF, purpose=SIGN_IN, stays=AUTHORS_STAY)
holds_none("mfa.authenticator", "type", "created_at", "last_used_at")
holds(
    "usersessions.usersession",
    "ip",
    "user_agent",
    "data",
    "session_key",
    whose=Whose.STAFF,
    purpose=SIGN_IN,
    stays="Wygasa samo po wylogowaniu.",
)
holds_none("usersessions.usersession", "created_at", "last_seen_at")
holds("admin.logentry", "object_repr", "change_message", whose=Whose.STAFF, purpose=ACCOUNTABILITY, stays=LOG_STAYS)
holds_none("admin.logentry", "action_time", "object_id", "action_flag")
holds_none("auth.permission", "name", "codename")
holds_none("auth.group", "name")
holds_none("contenttypes.contenttype", "app_label", "model")
holds("pghistory.context", "metadata", whose=Whose.STAFF, purpose=ACCOUNTABILITY, stays=LOG_STAYS)
holds_none("pghistory.context", "created_at", "updated_at")

called("sessions.session", "zalogowanie", session_data="dane zalogowania")
called("account.emailaddress", "adres e-mail konta", email="adres e-mail")
called("mfa.authenticator", "drugi składnik", data="tajemnica drugiego składnika")
called(
    "usersessions.usersession",
    "urządzenie, z którego ktoś się zalogował",
    ip="adres IP",
    user_agent="przeglądarka",
    data="dane urządzenia",
    session_key="klucz zalogowania",
)
called("admin.logentry", "wpis panelu administratora", object_repr="obiekt", change_message="opis zmiany")
called("pghistory.context", "okoliczności zmiany", metadata="kto i na jakiej stronie")
