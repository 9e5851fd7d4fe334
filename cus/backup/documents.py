"""Frozen documents in a backup: their hashes are listed, and after a restore computed anew.

Read by SQL, not by the model: a backup may be older than the code that restores it.
"""

import psycopg

from cus.documents.serial import canonical, sha256

TABLE = "documents_frozendocument"
EXISTS = "SELECT to_regclass(%s) IS NOT NULL"
LISTED = f"SELECT id, kind, label, data_sha256, pdf_sha256 FROM {TABLE} ORDER BY id"  # noqa: S608
CONTENT = f"SELECT id, kind, label, data_sha256, pdf_sha256, data, pdf FROM {TABLE} ORDER BY id"  # noqa: S608


def listed(login: psycopg.Connection) -> list[list]:
    """Return id, kind, label and both hashes of every frozen document."""
    return [list(row) for row in login.execute(LISTED)] if _is_there(login) else []


def faults(login: psycopg.Connection, wanted: list[list]) -> list[str]:
    """Return, in Polish, which documents are not what was frozen; each one's hashes are computed anew."""
    said, found = [], []
    if _is_there(login):
        with login.transaction(), login.cursor(name="frozen") as cursor:
            cursor.itersize = 20
            for *identity, data, pdf in cursor.execute(CONTENT):
                found.append(identity)
                number, kind, label, data_sum, pdf_sum = identity
                if sha256(canonical(data)) != data_sum:
                    said.append(f"dokument {number} ({kind} {label}): dane nie zgadzają się ze skrótem")
                if pdf is not None and sha256(bytes(pdf)) != pdf_sum:
                    said.append(f"dokument {number} ({kind} {label}): plik PDF nie zgadza się ze skrótem")
    missing = [one for one in wanted if one not in found]
    return said + [f"brak dokumentu {number} ({kind} {label})" for number, kind, label, *_ in missing]


def _is_there(login: psycopg.Connection) -> bool:
    return login.execute(EXISTS, [TABLE]).fetchone()[0]
