"""System checks: keys that the settings lack."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from cus.privacy import keyring

TABLES = ("privacy_personkey", "privacy_indexkey")


@register(Tags.database)
def master_keys_present(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to start without a master key that wrapped rows of this database."""
    known = {master.id for master in keyring.masters()}
    missing: set[str] = set()
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            for table in TABLES:
                # Before the first migration there is nothing to look at.
                cursor.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"])
                if cursor.fetchone()[0]:
                    cursor.execute(f"SELECT DISTINCT master_id FROM {table} WHERE wrapped IS NOT NULL")  # noqa: S608
                    missing |= {row[0] for row in cursor.fetchall()} - known
    return [
        Error(
            f"Personal data of this database were sealed under master key {master}, which PERSONAL_DATA_KEYS lacks.",
            hint="Add the older key after the newer ones; rotate_personal_keys makes it unnecessary.",
            id="cus.privacy.E001",
        )
        for master in sorted(missing)
    ]
