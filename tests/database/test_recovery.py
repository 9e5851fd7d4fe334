"""Going back to a moment, with the programs that come with the embedded server."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest

from cus.database import archiving, embedded
from cus.database.places import CHECKOUT, EmbeddedError, places_of

pytestmark = pytest.mark.soak
CLUSTER, RECOVERED = f"moment-{os.getpid()}", f"recovered-{os.getpid()}"


@pytest.fixture
def directory():
    """A directory that the server's user can reach, both clusters thrown away at the end."""
    path = Path(tempfile.mkdtemp(prefix="cus-moment-", dir="/var/tmp"))
    path.chmod(0o755)
    yield path
    for cluster in (CLUSTER, RECOVERED):
        embedded.stop(cluster)
        shutil.rmtree(places_of(cluster).home)
    shutil.rmtree(path)


def run(*arguments: str) -> str:
    """Run the command as a person does."""
    line = [sys.executable, "-m", "cus.database", *arguments]
    done = subprocess.run(line, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def login(cluster: str) -> psycopg.Connection:
    """Connect as the owner."""
    return psycopg.connect(embedded.url(owner=True, cluster=cluster), autocommit=True)


def write(numbers: range) -> None:
    """One transaction a row."""
    with login(CLUSTER) as rows:
        for number in numbers:
            rows.execute("INSERT INTO kept VALUES (%s)", [number])


def wait_for_archive(directory: Path) -> None:
    """Close the current file of the log and wait until it is kept."""
    with login(CLUSTER) as rows:
        name = rows.execute("SELECT pg_walfile_name(pg_current_wal_lsn())").fetchone()[0]
        rows.execute("INSERT INTO kept VALUES (-1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            rows.execute("SELECT pg_switch_wal()")  # the owner may not; the server does it every five minutes
    embedded.stop(CLUSTER)  # a stop closes and keeps it as well
    deadline = time.monotonic() + 60
    while not (directory / archiving.WAL / name).exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_exactly_the_rows_before_the_moment_come_back(directory) -> None:
    run("archive", "--directory", str(directory), "--cluster", CLUSTER)
    with login(CLUSTER) as rows:
        rows.execute("CREATE TABLE kept (number int PRIMARY KEY)")
    write(range(50))
    run("base-copy", "--directory", str(directory), "--cluster", CLUSTER)
    time.sleep(2)
    write(range(50, 100))
    with login(CLUSTER) as rows:
        moment = rows.execute("SELECT clock_timestamp()").fetchone()[0]
    time.sleep(0.2)
    write(range(100, 150))
    wait_for_archive(directory)

    said = run(
        "recover", "--directory", str(directory), "--until", moment.isoformat(),
        "--into", RECOVERED, "--cluster", CLUSTER,
    )  # fmt: skip

    assert RECOVERED in said
    with login(RECOVERED) as rows:
        assert [row[0] for row in rows.execute("SELECT number FROM kept ORDER BY number")] == list(range(100))
        rows.execute("INSERT INTO kept VALUES (1000)")  # it is a server to work with
    embedded.stop(RECOVERED)
    embedded.start(RECOVERED)
    with login(RECOVERED) as rows:
        assert rows.execute("SELECT count(*) FROM kept").fetchone() == (101,)
    with pytest.raises(EmbeddedError, match="older"):
        archiving.recover(directory, datetime.now(UTC) - timedelta(days=1), f"{RECOVERED}-x", CLUSTER)
    with pytest.raises(EmbeddedError, match="exists already"):
        archiving.recover(directory, datetime.now(UTC), RECOVERED, CLUSTER)
