"""Going back to a moment: the embedded server keeps its change log, and a copy to begin from.

``switch_on`` makes the server copy each finished file of its change log (WAL) into a directory, at least
every five minutes. ``base_backup`` puts a copy of the whole cluster beside them. From both ``recover``
builds another cluster as it stood at a given moment. A server of one's own has the same under its own
settings; docs/operations/backup.md gives them.

The files are not encrypted: the directory belongs on an encrypted disk, best of another machine.
"""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shlex import quote

import psycopg

from cus.database import embedded
from cus.database.places import PORT, EmbeddedError, Places, places_of

LONGEST_WAIT_SECONDS = 3600
WAL, BASE = "wal", "base-"
STAMP = "%Y%m%dT%H%M%SZ"
# The server runs archive_command in its own directory; a name is given only to what is complete.
ARCHIVING = """\
archive_mode = on
archive_timeout = 300
archive_command = 'test ! -e {wal}/%f && cp %p {wal}/%f.part && sync {wal}/%f.part && mv {wal}/%f.part {wal}/%f'
"""
RECOVERING = """\
archive_mode = off
restore_command = 'cp {wal}/%f %p'
recovery_target_time = '{moment}'
recovery_target_inclusive = on
recovery_target_action = 'promote'
"""
REPLICATION = f"local replication {embedded.OWNER_ROLE} scram-sha-256\n"


def switch_on(directory: Path, cluster: str = embedded.MAIN) -> None:
    """Keep the change log of ``cluster`` in ``directory`` from now on; restarts the server.

    Raises:
        EmbeddedError: the directory cannot be used or the server does not come back.
    """
    directory = directory.resolve()
    embedded.start(cluster)
    embedded.stop(cluster)
    places = places_of(cluster)
    for path in (directory, directory / WAL):
        path.mkdir(mode=0o700, exist_ok=True)
        if places.server_ids:
            os.chown(path, *places.server_ids)
    if "'" in str(directory) or "%" in str(directory):
        raise EmbeddedError(f"{directory}: choose a name without apostrophes and per cent signs.")
    # Only whoever may replicate can copy a cluster; nobody logs in as the superuser who could grant it.
    grant = f"ALTER ROLE {embedded.OWNER_ROLE} REPLICATION\n"
    embedded.run(places, "postgres", "--single", "-D", str(places.data), "postgres", stdin=grant)
    embedded.write(places.data / "pg_hba.conf", embedded.ACCESS + REPLICATION, places)
    (places.home / embedded.ARCHIVE).write_text(ARCHIVING.format(wal=quote(str(directory / WAL))), encoding="utf-8")
    embedded.start(cluster)


def switch_off(cluster: str = embedded.MAIN) -> None:
    """Keep no more of the change log; restarts the server. What is kept stays."""
    embedded.stop(cluster)
    (places_of(cluster).home / embedded.ARCHIVE).unlink(missing_ok=True)
    embedded.start(cluster)


def base_backup(directory: Path, cluster: str = embedded.MAIN) -> Path:
    """Copy the whole running cluster; return where the copy is. It counts when it has its name.

    Raises:
        EmbeddedError: archiving is not switched on, or the copy failed its check.
    """
    places = places_of(cluster)
    if not (places.home / embedded.ARCHIVE).exists():
        raise EmbeddedError("Switch archiving on first: python -m cus.database archive --directory …")
    unfinished = directory.resolve() / f"{BASE}unfinished.part"
    shutil.rmtree(unfinished, ignore_errors=True)
    password = places.password_file(embedded.OWNER_ROLE).read_text(encoding="ascii").strip()
    address = ("-h", str(places.sockets), "-p", str(PORT), "-U", embedded.OWNER_ROLE, "--no-password")
    how = ("--checkpoint=fast", "--wal-method=fetch")
    embedded.run(places, "pg_basebackup", "-D", str(unfinished), *address, *how, password=password)
    embedded.run(places, "pg_verifybackup", str(unfinished))
    # The name says from when on it serves: one may only go back to a moment after the copy was done.
    final = unfinished.with_name(f"{BASE}{(datetime.now(UTC) + timedelta(seconds=1)).strftime(STAMP)}")
    unfinished.rename(final)
    return final


def recover(directory: Path, until: datetime, into: str, of: str = embedded.MAIN) -> Path:
    """Build the cluster ``into`` as ``directory`` lets it stand at ``until``; return the base copy used.

    The cluster must not exist. It is started, and takes the passwords of ``of``, since the copy knows them.

    Raises:
        EmbeddedError: no base copy is old enough, the cluster exists, or the log has a gap.
    """
    directory = directory.resolve()
    base = _base_before(directory, until)
    target = places_of(into)
    if target.data.exists():
        raise EmbeddedError(f"The cluster {into} exists already; choose another name.")
    with embedded.locked(into) as places:
        for role in (embedded.OWNER_ROLE, embedded.APPLICATION_ROLE, embedded.KEEPER_ROLE):
            source = places_of(of).password_file(role)
            if source.exists() and not places.password_file(role).exists():
                shutil.copy2(source, places.password_file(role))
        _copy(base, places)
        text = RECOVERING.format(wal=quote(str(directory / WAL)), moment=until.astimezone(UTC).isoformat())
        (places.home / embedded.ARCHIVE).write_text(text, encoding="utf-8")
        embedded.write(places.data / "pg_hba.conf", embedded.ACCESS, places)
        embedded.write(places.data / "recovery.signal", "", places)
        embedded.configure(places, durable=True)
        embedded.launch(places)
    _wait_until_open(into)
    (target.home / embedded.ARCHIVE).unlink()
    return base


def _base_before(directory: Path, until: datetime) -> Path:
    """Return the newest base copy finished before ``until``."""
    made = sorted(path for path in directory.glob(f"{BASE}*") if path.is_dir() and not path.name.endswith(".part"))
    old = [path for path in made if datetime.strptime(path.name, f"{BASE}{STAMP}").replace(tzinfo=UTC) <= until]
    if not old:
        raise EmbeddedError(f"No base copy in {directory} is older than {until.isoformat()}.")
    return old[-1]


def _copy(base: Path, places: Places) -> None:
    """Copy the base into the cluster's place; a copy broken off is never taken for the cluster."""
    unfinished = places.home / "data.new"
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(base, unfinished, symlinks=True)
    if places.server_ids:
        for path in [unfinished, *unfinished.rglob("*")]:
            os.chown(path, *places.server_ids, follow_symlinks=False)
    unfinished.chmod(0o700)
    unfinished.rename(places.data)


def _wait_until_open(cluster: str) -> None:
    """Wait until the recovered server takes writes: it reads the log up to the moment first.

    Raises:
        EmbeddedError: it gave up, e.g. because the log ends before the moment.
    """
    try:
        with psycopg.connect(embedded.url(owner=True, cluster=cluster), autocommit=True) as login:
            for _ in range(LONGEST_WAIT_SECONDS * 20):
                row = login.execute("SELECT pg_is_in_recovery(), pg_sleep(0.05)").fetchone()
                if row and not row[0]:
                    return
    except psycopg.OperationalError as error:
        raise EmbeddedError(
            f"The log does not reach that moment, or has a gap; see server.log of {cluster}."
        ) from error
    raise EmbeddedError(f"The cluster {cluster} still reads its log; see its server.log.")
