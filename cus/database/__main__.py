"""``python -m cus.database start|stop|status|url|psql [--cluster main|tests] [--app]``."""

import argparse
import os
import sys

from cus.database import embedded
from cus.database.places import EmbeddedError, places_of, program

RUNNING, NOT_RUNNING = 0, 3


def main() -> int:
    """Run one command on the embedded server; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m cus.database", description="The embedded PostgreSQL server")
    parser.add_argument("command", choices=["start", "stop", "status", "url", "psql"])
    parser.add_argument("--cluster", choices=[embedded.MAIN, embedded.TESTS], default=embedded.MAIN)
    parser.add_argument("--app", action="store_true", help="url, psql: as the application role, not as the owner")
    parser.add_argument("--when-needed", action="store_true", help="do nothing when DATABASE_URL names a server")
    wanted = parser.parse_args()
    if wanted.when_needed and not embedded.is_needed():
        return RUNNING
    try:
        return _obey(wanted)
    except EmbeddedError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


def _obey(wanted: argparse.Namespace) -> int:
    """Carry out the parsed command."""
    if wanted.command == "start":
        embedded.start(wanted.cluster)
    elif wanted.command == "stop":
        embedded.stop(wanted.cluster)
    elif wanted.command == "status":
        running = embedded.status(wanted.cluster)
        sys.stdout.write("running\n" if running else "not running\n")
        return RUNNING if running else NOT_RUNNING
    elif wanted.command == "url":
        sys.stdout.write(embedded.url(owner=not wanted.app, cluster=wanted.cluster) + "\n")
    else:
        psql = program(places_of(wanted.cluster)) / "psql"
        os.execv(psql, [str(psql), embedded.url(owner=not wanted.app, cluster=wanted.cluster)])  # noqa: S606
    return RUNNING


if __name__ == "__main__":
    sys.exit(main())
