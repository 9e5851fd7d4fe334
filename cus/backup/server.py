"""The database server that is backed up, reached as its owner, and the programs that fit it."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from cus.backup.errors import BackupError
from cus.database import embedded
from cus.database.places import EmbeddedError, places_of, program

# What of Django's options the driver and the server's programs understand alike.
SHARED_OPTIONS = ("sslmode", "sslrootcert", "sslcert", "sslkey", "sslcrl", "connect_timeout", "passfile", "service")
# Long work must not be cut by limits meant for pages, and rows are printed alike everywhere.
SESSION = (
    "-c statement_timeout=0 -c lock_timeout=60000 -c idle_in_transaction_session_timeout=0 -c timezone=UTC"
    " -c datestyle=ISO,YMD -c intervalstyle=postgres -c extra_float_digits=1 -c bytea_output=hex -c client_encoding=UTF8"
)
DEBIAN = Path("/usr/lib/postgresql")


def address(database: str | None = None) -> dict[str, str]:
    """Return how to reach ``database`` (default: the one in the settings) as the role this process runs as."""
    wanted = connection.settings_dict
    named = {
        "host": wanted["HOST"],
        "port": str(wanted["PORT"] or ""),
        "user": wanted["USER"],
        "password": wanted["PASSWORD"],
        "dbname": database or wanted["NAME"],
    }
    shared = {key: str(value) for key, value in wanted["OPTIONS"].items() if key in SHARED_OPTIONS}
    return {key: value for key, value in (named | shared).items() if value}


def connect(database: str | None = None, *, autocommit: bool = False) -> psycopg.Connection:
    """Open a connection of our own.

    Raises:
        BackupError: the server does not answer or does not let us in.
    """
    try:
        return psycopg.connect(**address(database), options=SESSION, autocommit=autocommit)
    except psycopg.OperationalError as error:
        raise BackupError(f"Nie można połączyć się z bazą {database or address()['dbname']}: {error}") from error


@contextmanager
def django_on(database: str) -> Iterator[None]:
    """Let Django's own connection lead to another database of the same server for a while.

    The keeper, who has a login of his own, must not go to the old one meanwhile: the owner acts for him.
    """
    kept = connection.settings_dict["NAME"], settings.KEEPER_SHARES_CONNECTION
    connection.close()
    connection.settings_dict["NAME"], settings.KEEPER_SHARES_CONNECTION = database, True
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"], settings.KEEPER_SHARES_CONNECTION = kept


def command(name: str, *arguments: str, database: str | None = None, major: int) -> tuple[list[str], dict[str, str]]:
    """Return command line and environment of a server's program; the password stays off the command line."""
    where = address(database)
    password = where.pop("password", "")
    line = [str(program_for(name, major)), f"--dbname={psycopg.conninfo.make_conninfo(**where)}", *arguments]
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    return line, environment | ({"PGPASSWORD": password} if password else {})


def program_for(name: str, major: int) -> Path:
    """Return ``pg_dump`` or its like for a server of version ``major``: the same major, or else the next newer.

    Raises:
        BackupError: this machine has none that is new enough.
    """
    found = sorted((version, str(path)) for path in _candidates(name) if (version := major_of(path)) >= major)
    if not found:
        raise BackupError(
            f"Serwer bazy to PostgreSQL {major}, a na tym komputerze nie ma programu {name} w tej wersji ani nowszej."
            f" Zainstaluj go: apt-get install postgresql-client-{major}"
        )
    return Path(found[0][1])


def _candidates(name: str) -> Iterator[Path]:
    with suppress(EmbeddedError):  # the wheel is a convenience; a server of one's own comes with its programs
        yield program(places_of(embedded.MAIN)) / name
    yield from DEBIAN.glob(f"*/bin/{name}")
    on_path = shutil.which(name)
    if on_path:
        yield Path(on_path)


def major_of(path: Path) -> int:
    """Return the major version a program says it has; 0 when it does not run."""
    try:
        said = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return 0
    number = re.search(r"\b(\d+)(?:\.\d+|devel|beta|rc)", said.stdout)
    return int(number[1]) if number else 0


def major_version(login: psycopg.Connection) -> int:
    """Return the major version of the server."""
    return login.info.server_version // 10_000
