"""What the application role may do to each table: one table in code, compared with the catalogue.

The default is every row operation. History and logs can only be read and added to, so nobody who
takes over the application can rewrite what happened. The schema belongs to the owner alone.
"""

from dataclasses import dataclass

import pghistory.models
from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

ROWS = frozenset({"SELECT", "INSERT", "UPDATE", "DELETE"})
APPEND_ONLY = frozenset({"SELECT", "INSERT"})
READ_ONLY = frozenset({"SELECT"})
KEPT = frozenset({"SELECT", "INSERT", "UPDATE"})
SEQUENCE = frozenset({"SELECT", "USAGE"})


@dataclass(frozen=True)
class Exceptional:
    """A table whose privileges are not the default ones, and why."""

    privileges: frozenset[str]
    reason: str


# Tables beside history, which is found by its models, that do not get the default.
EXCEPTIONS = {
    "accounts_authorisation": Exceptional(KEPT, "granted and revoked, never removed: decisions name it"),
    "results_reportlink": Exceptional(KEPT, "a link that let somebody in is revoked, never removed"),
    "results_reportremark": Exceptional(KEPT, "why a report went back is never removed"),
    "people_rightsreview": Exceptional(KEPT, "a review made is never removed"),
    "accounts_invitation": Exceptional(KEPT, "used or withdrawn, never removed"),
    "audit_accessentry": Exceptional(APPEND_ONLY, "the access log; old lines are removed by the keeper alone"),
    "partners_registryprint": Exceptional(KEPT, "a number that was given stands for its print for ever"),
    "partners_partnermerge": Exceptional(APPEND_ONLY, "what became of two cards of one body"),
    "diagnosis_figuresource": Exceptional(APPEND_ONLY, "where a value comes from is told once and for all"),
    "diagnosis_stagechange": Exceptional(APPEND_ONLY, "what happened to a diagnosis, and why it went back"),
    "diagnosis_potentialcopy": Exceptional(APPEND_ONLY, "the list that a diagnosis was handed over with"),
    "documents_documentcheck": Exceptional(KEPT, "what each verification of documents found"),
    "audit_protocol": Exceptional(READ_ONLY, "written by the keeper's functions alone"),
    "programmes_checkrecord": Exceptional(APPEND_ONLY, "what the check list found at an approval"),
    "results_informationedition": Exceptional(APPEND_ONLY, "what the director handed to the gmina under art. 6"),
    "backup_backuprun": Exceptional(APPEND_ONLY, "what became of each backup"),
    "services_standardlogentry": Exceptional(APPEND_ONLY, "what was decided about a standard, and why"),
    "programmes_programmelogentry": Exceptional(APPEND_ONLY, "what was decided about a programme, and why"),
    "results_complaintlogentry": Exceptional(APPEND_ONLY, "what was done with a complaint, and why"),
    "results_selfevaluationlogentry": Exceptional(APPEND_ONLY, "what was decided about a self-evaluation, and why"),
    "django_admin_log": Exceptional(APPEND_ONLY, "a log of the administrator's panel"),
    "privacy_personkey": Exceptional(KEPT, "a key is destroyed, never removed; see its trigger"),
    "privacy_indexkey": Exceptional(KEPT, "without it no blind index could be made again"),
    "privacy_erasure": Exceptional(KEPT, "the register of erasures is replayed after a restore"),
    "django_migrations": Exceptional(READ_ONLY, "only the owner migrates"),
}

RELATIONS = """
SELECT relname, relkind IN ('S') FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
  AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
ORDER BY relname
"""
GRANTED = """
SELECT relname, acl.privilege_type FROM pg_class, aclexplode(relacl) AS acl
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
  AND acl.grantee IN (0, %s::regrole)
"""


def history_tables() -> set[str]:
    """Return the tables of every model kept by ``pghistory``."""
    return {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if issubclass(model, pghistory.models.Event) and model._meta.managed
    }


def privileges_of(table: str, *, history: set[str]) -> frozenset[str]:
    """Return what the application role may do to the rows of ``table``."""
    if table in history:
        return APPEND_ONLY
    return EXCEPTIONS[table].privileges if table in EXCEPTIONS else ROWS


def wanted(connection: BaseDatabaseWrapper) -> dict[str, frozenset[str]]:
    """Return the privileges that should be held, by name of table or sequence."""
    history = history_tables()
    with connection.cursor() as cursor:
        cursor.execute(RELATIONS)
        return {
            name: SEQUENCE if is_sequence else privileges_of(name, history=history)
            for name, is_sequence in cursor.fetchall()
        }


def granted(connection: BaseDatabaseWrapper, *, role: str) -> dict[str, frozenset[str]]:
    """Return the privileges that the catalogue gives ``role``, itself or through PUBLIC."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(GRANTED, [role])
        for name, privilege in cursor.fetchall():
            found.setdefault(name, set()).add(privilege)
    return {name: frozenset(privileges) for name, privileges in found.items()}


def grant(connection: BaseDatabaseWrapper, *, role: str) -> None:
    """Give ``role`` exactly the privileges of the table above; run as owner, in a transaction."""
    quote = connection.ops.quote_name
    to = quote(role)
    sequences = {name for name, privileges in wanted(connection).items() if privileges == SEQUENCE}
    with connection.cursor() as cursor:
        for kind in ("TABLES", "SEQUENCES"):
            cursor.execute(f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM PUBLIC, {to}")
        cursor.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {to}")
        for name, privileges in wanted(connection).items():
            kind = "SEQUENCE" if name in sequences else "TABLE"
            cursor.execute(f"GRANT {', '.join(sorted(privileges))} ON {kind} {quote(name)} TO {to}")
