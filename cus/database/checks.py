"""System checks: settings and databases with which the application must not run."""

import os
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from cus.database import encoding


@register
def client_side_binding(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse ``server_side_binding``: with it ``pghistory`` cannot put who and why into history."""
    return [
        Error(
            f"The database {alias!r} is set to server_side_binding.",
            hint="Remove the option: history would lose who made a change.",
            id="cus.database.E001",
        )
        for alias, database in settings.DATABASES.items()
        if database.get("OPTIONS", {}).get("server_side_binding")
    ]


@register(Tags.database)
def polish_letters(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a database that does not treat Polish letters as letters."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
            fault = encoding.fault_of(cursor, has_trigrams=bool(cursor.fetchone()[0]))
        if fault:
            found.append(Error(fault, hint=encoding.HINT, id="cus.database.E002"))
    return found


@register(Tags.database)
def restricted_role(app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse to run the application as a role that could rewrite history."""
    if os.environ.get("DATABASE_ROLE") == "owner":
        return []
    found: list[CheckMessage] = []
    for alias in databases or []:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT current_user")
            role = cursor.fetchone()[0]
        if role != settings.DATABASE_APPLICATION_ROLE:
            found.append(
                Error(
                    f"The application would log in as {role!r}, not as {settings.DATABASE_APPLICATION_ROLE!r}.",
                    hint="DATABASE_URL names the application role, DATABASE_OWNER_URL the owner.",
                    id="cus.database.E003",
                )
            )
    return found
