"""Frozen documents in a backup: their hashes are listed, and after a restore computed anew.

Read by SQL, not by the model: a backup may be older than the code that restores it.
"""

import psycopg
from psycopg import sql

from cus.documents.models import FrozenDocument
from cus.documents.sealing import data_of
from cus.documents.serial import canonical, sha256
from cus.privacy.crypto import CannotOpen
from cus.privacy.keyring import NoMasterKey
from cus.privacy.models import KeyDestroyed

TABLE = "documents_frozendocument"
EXISTS = "SELECT to_regclass(%s) IS NOT NULL"
KNOWS_SEALS = "SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attname = 'person_key_id'"
LISTED = "SELECT id, kind, label, data_sha256, pdf_sha256 FROM documents_frozendocument ORDER BY id"
CONTENT = (
    "SELECT id, kind, label, data_sha256, pdf_sha256, {is_sealed}, data, pdf FROM documents_frozendocument ORDER BY id"
)


def listed(login: psycopg.Connection) -> list[list]:
    """Return id, kind, label and both hashes of every frozen document."""
    return [list(row) for row in login.execute(LISTED)] if _is_there(login) else []


def faults(login: psycopg.Connection, wanted: list[list]) -> list[str]:
    """Return, in Polish, which documents are not what was frozen; each one's hashes are computed anew.

    The data of a sealed document are compared by ``sealed_faults``; here, its encrypted file.
    """
    said, found = [], []
    if _is_there(login):
        is_sealed = "person_key_id IS NOT NULL" if login.execute(KNOWS_SEALS, [TABLE]).fetchone() else "false"
        query = sql.SQL(CONTENT).format(is_sealed=sql.SQL(is_sealed))
        with login.transaction(), login.cursor(name="frozen") as cursor:
            cursor.itersize = 20
            for *identity, sealed, data, pdf in cursor.execute(query):
                found.append(identity)
                number, kind, label, data_sum, pdf_sum = identity
                if not sealed and sha256(canonical(data)) != data_sum:
                    said.append(f"dokument {number} ({kind} {label}): dane nie zgadzają się ze skrótem")
                if pdf is not None and sha256(bytes(pdf)) != pdf_sum:
                    said.append(f"dokument {number} ({kind} {label}): plik PDF nie zgadza się ze skrótem")
    missing = [one for one in wanted if one not in found]
    return said + [f"brak dokumentu {number} ({kind} {label})" for number, kind, label, *_ in missing]


def sealed_faults() -> list[str]:
    """Open every sealed document of Django's database with the keys of this installation; return faults in Polish.

    One whose person was erased has no key any more, and that is right.
    """
    said = []
    for frozen in FrozenDocument.objects.exclude(person_key=None).defer("pdf").select_related("person_key"):
        try:
            data_of(frozen)
        except KeyDestroyed:
            continue
        except NoMasterKey:
            return ["PERSONAL_DATA_KEYS nie zawiera klucza, którym zaszyfrowano dane osób; wpisz go i powtórz"]
        except (CannotOpen, ValueError):
            said.append(
                f"dokument {frozen.pk} ({frozen.kind} {frozen.label}): nie otwiera się jego zaszyfrowana treść"
            )
    return said


def _is_there(login: psycopg.Connection) -> bool:
    return login.execute(EXISTS, [TABLE]).fetchone()[0]
