"""The worker is killed with -9 while it makes cards in one file: the file is finished once, nothing twice."""

import io
import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from pypdf import PdfReader

from tests.kills.installation import Installation
from tests.kills.people import Person

pytestmark = [pytest.mark.django_db, pytest.mark.soak]
CARDS = int(os.environ.get("KILLS_CARDS", "300"))
# Half a minute without a sign of life, a minute until somebody looks, and the work itself.
PATIENCE_SECONDS = 600


@pytest.fixture
def installation(django_db_setup, django_db_blocker):
    """A demo centre with many cards, on a server of its own, thrown away afterwards."""
    found = Installation(f"kills-bundle-{os.getpid()}")
    try:
        with django_db_blocker.unblock():
            found.build()
        found.start()
        yield found
    finally:
        found.remove()


def add_cards(login) -> None:
    """Copy one card of the demo until there are ``CARDS``."""
    columns = [
        row[0]
        for row in login.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'partners_partner'"
            " AND is_generated = 'NEVER' AND column_name NOT IN ('id', 'name', 'nip', 'regon', 'krs')"
        )
    ]
    unique = {"token": "gen_random_uuid()"}
    kept = [f'"{name}"' for name in columns if name not in unique]
    there = login.execute("SELECT count(*) FROM partners_partner WHERE state = 'active'").fetchone()[0]
    login.execute(
        f"INSERT INTO partners_partner (name, nip, regon, krs, {', '.join(kept)})"
        f" SELECT 'Koło próby nr ' || number, '', '', '', {', '.join(kept)}"
        f" FROM (SELECT * FROM partners_partner WHERE state = 'active' ORDER BY id LIMIT 1) AS one,"
        f" generate_series(1, {CARDS - there}) AS number"
    )


def started_worker(installation: Installation) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "manage.py", "procrastinate", "worker"],
        env=installation.environment,
        cwd=settings.BASE_DIR,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(worker: subprocess.Popen) -> None:
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def bundle_of(login) -> tuple:
    return login.execute("SELECT done, total, finished_at, file FROM partners_cardbundle").fetchone()


def wait_for(login, is_so) -> tuple:
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so(found := bundle_of(login)):
        assert time.monotonic() < until, f"still {found[:3]}"
        time.sleep(0.2)
    return found


@pytest.mark.parametrize("share", [0.2, 0.7], ids=["while cards are gathered", "while they are laid out"])
def test_a_file_of_cards_is_finished_once_after_the_worker_is_killed(share, installation):
    with installation.login() as login:
        add_cards(login)
        person = Person(installation.base, "worker")
        fields = person.form("/partnerzy/", "/partnerzy/fiszki/")
        status, _, page = person.send("/partnerzy/fiszki/", fields)
        assert status == 302, page
        worker = started_worker(installation)
        try:
            wait_for(login, lambda found: found[0] >= found[1] * share)
            kill(worker)
            done, total, finished_at, file = bundle_of(login)
            assert (finished_at, file) == (None, None)
            assert done < total

            worker = started_worker(installation)
            *_, file = wait_for(login, lambda found: found[2] is not None)
        finally:
            kill(worker)

        titles = PdfReader(io.BytesIO(file)).outline[1]
        assert len([title for title in titles if isinstance(title, dict)]) == CARDS + 1
        notes = login.execute(
            "SELECT count(*), count(DISTINCT subject_id) FROM documents_frozendocument WHERE kind = 'card_print'"
        )
        assert notes.fetchone() == (CARDS, CARDS)
        assert login.execute("SELECT count(*) FROM partners_cardbundle").fetchone() == (1,)
