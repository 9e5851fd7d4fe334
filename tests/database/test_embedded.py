"""The embedded server: survives being killed, can be started by many at once, keeps its passwords."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from cus.database import embedded
from cus.database.places import CHECKOUT, Places, places_of

CLUSTER = f"trial-{os.getpid()}"


@pytest.fixture(scope="module")
def places() -> Iterator[Places]:
    """A durable cluster of its own, thrown away afterwards."""
    embedded.start(CLUSTER)
    found = places_of(CLUSTER)
    yield found
    embedded.stop(CLUSTER)
    shutil.rmtree(found.home)


def kill_server(places: Places) -> None:
    """Kill the server's main process as an out-of-memory killer would."""
    pid = int((places.data / "postmaster.pid").read_text().split("\n", 1)[0])
    os.kill(pid, signal.SIGKILL)


def test_no_committed_row_is_lost_when_the_server_is_killed(places: Places) -> None:
    login = psycopg.connect(embedded.url(owner=True, cluster=CLUSTER))
    login.execute("CREATE TABLE kept (number int)")
    login.commit()
    for number in range(200):
        login.execute("INSERT INTO kept VALUES (%s)", [number])
        login.commit()
    login.execute("INSERT INTO kept VALUES (-1)")

    kill_server(places)
    login.close()
    embedded.start(CLUSTER)

    with psycopg.connect(embedded.url(owner=True, cluster=CLUSTER)) as again:
        rows = [number for (number,) in again.execute("SELECT number FROM kept ORDER BY number")]
    assert rows == list(range(200))


def test_a_pid_taken_by_another_process_does_not_stop_the_start(places: Places) -> None:
    kill_server(places)
    path = places.data / "postmaster.pid"
    _, rest = path.read_text().split("\n", 1)
    path.write_text(f"{os.getpid()}\n{rest}")

    embedded.start(CLUSTER)

    assert embedded.status(CLUSTER)


def test_stop_and_status_tell_the_truth(places: Places) -> None:
    embedded.stop(CLUSTER)
    assert not embedded.status(CLUSTER)
    embedded.stop(CLUSTER)
    embedded.start(CLUSTER)
    assert embedded.status(CLUSTER)


def test_many_may_start_it_at_once(places: Places) -> None:
    embedded.stop(CLUSTER)
    code = f"from cus.database import embedded; embedded.start({CLUSTER!r})"
    starts = [subprocess.Popen([sys.executable, "-c", code], cwd=CHECKOUT) for _ in range(4)]
    assert [start.wait(timeout=120) for start in starts] == [0, 0, 0, 0]
    assert embedded.status(CLUSTER)


def test_passwords_are_made_once_and_kept_from_others(places: Places) -> None:
    before = embedded.url(owner=True, cluster=CLUSTER), embedded.url(owner=False, cluster=CLUSTER)
    embedded.stop(CLUSTER)
    embedded.start(CLUSTER)
    assert before == (embedded.url(owner=True, cluster=CLUSTER), embedded.url(owner=False, cluster=CLUSTER))
    for role in (embedded.OWNER_ROLE, embedded.APPLICATION_ROLE):
        assert stat.S_IMODE(places.password_file(role).stat().st_mode) == 0o600


def test_a_wrong_password_and_the_superuser_are_turned_away(places: Places) -> None:
    for user in (embedded.APPLICATION_ROLE, "postgres"):
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(host=str(places.sockets), port=5432, dbname=embedded.DATABASE, user=user, password="wrong")


def test_the_server_does_not_listen_on_the_network(places: Places) -> None:
    with psycopg.connect(embedded.url(owner=False, cluster=CLUSTER)) as login:
        assert login.execute("SHOW listen_addresses").fetchone() == ("",)
        assert login.execute("SHOW fsync").fetchone() == ("on",)


def test_the_application_cannot_make_tables(places: Places) -> None:
    with (
        psycopg.connect(embedded.url(owner=False, cluster=CLUSTER)) as login,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        login.execute("CREATE TABLE mine (number int)")


@pytest.mark.parametrize("deep", ["krótka", "bardzo-" * 20 + "długa"])
def test_the_socket_path_is_short_enough_wherever_the_checkout_lies(
    deep: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    found = places_of("main", checkout=Path("/home/kto") / deep)
    assert len(os.fsencode(found.sockets / ".s.PGSQL.5432")) <= 107
