#!/usr/bin/env python
"""Django's command line for the CUS application."""

import os
import sys

# Commands that change the schema or own its rows log in as the database owner; every other one,
# the web server and the worker included, logs in as the restricted application role.
OWNER_COMMANDS = {
    "backup",
    "createcachetable",
    "dbshell",
    "grant_roles",
    "migrate",
    "prepare_database",
    "restore",
    "restore_switch",
    "sqlmigrate",
    "test",
}


def main() -> None:
    """Run a management command under the database role it needs."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus.settings.production")
    if len(sys.argv) > 1 and sys.argv[1] in OWNER_COMMANDS:
        os.environ.setdefault("DATABASE_ROLE", "owner")
    from django.core.management import execute_from_command_line
    from django.db import OperationalError

    try:
        execute_from_command_line(sys.argv)
    except OperationalError:
        explain_stopped_server()
        raise


def explain_stopped_server() -> None:
    """End with what to type when the embedded server is in use and simply not running."""
    from cus.database import embedded

    cluster = os.environ.get("EMBEDDED_CLUSTER", embedded.MAIN)
    if embedded.is_needed() and not embedded.status(cluster):
        sys.exit(f"The embedded database is not running. Start it: python -m cus.database start --cluster {cluster}")


if __name__ == "__main__":
    main()
