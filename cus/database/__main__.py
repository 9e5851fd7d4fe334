"""``python -m cus.database start|stop|status|url|psql [--cluster main|tests] [--app]``.

``archive``, ``archive-off``, ``base-copy`` and ``recover`` let one go back to a moment: ``cus.database.archiving``.
"""

import argparse
import os
import sys
from datetime import datetime
from pathlib import Path

from cus.database import archiving, embedded
from cus.database.places import EmbeddedError, places_of, program

PLAIN = ("start", "stop", "status", "url", "psql")
ARCHIVING = ("archive", "archive-off", "base-copy", "recover")
RUNNING, NOT_RUNNING = 0, 3


def main() -> int:
    """Run one command on the embedded server; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m cus.database", description="The embedded PostgreSQL server")
    parser.add_argument("command", choices=[*PLAIN, *ARCHIVING])
    parser.add_argument("--cluster", default=embedded.MAIN, help="main (default), tests, or one made by recover")
    parser.add_argument("--app", action="store_true", help="url, psql: as the application role, not as the owner")
    parser.add_argument("--when-needed", action="store_true", help="do nothing when DATABASE_URL names a server")
    parser.add_argument("--directory", type=Path, help="archive, base-copy, recover: where log and copies are kept")
    parser.add_argument("--until", type=datetime.fromisoformat, help="recover: 2026-11-22T14:30:00+01:00")
    parser.add_argument("--into", help="recover: the cluster to build")
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
    if wanted.command in ARCHIVING:
        _go_back(wanted)
    elif wanted.command == "start":
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


def _go_back(wanted: argparse.Namespace) -> None:
    """Carry out a command of archiving."""
    if wanted.command == "archive-off":
        archiving.switch_off(wanted.cluster)
        return
    if wanted.directory is None or not wanted.directory.is_dir():
        raise EmbeddedError("Name an existing --directory.")
    if wanted.command == "archive":
        archiving.switch_on(wanted.directory, wanted.cluster)
    elif wanted.command == "base-copy":
        sys.stdout.write(f"{archiving.base_backup(wanted.directory, wanted.cluster)}\n")
    else:
        if wanted.until is None or wanted.until.tzinfo is None or not wanted.into:
            raise EmbeddedError("Say --until with its zone (2026-11-22T14:30:00+01:00) and --into NAME.")
        base = archiving.recover(wanted.directory, wanted.until, wanted.into, wanted.cluster)
        sys.stdout.write(f"The cluster {wanted.into} stands as at {wanted.until.isoformat()} (from {base.name}).\n")


if __name__ == "__main__":
    sys.exit(main())
