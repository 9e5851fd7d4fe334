"""The server is killed at random moments while people work; nothing they were told was saved is lost."""

import os
import random
import re
import threading

import pytest
from playwright.sync_api import expect

from tests.kills.installation import Installation
from tests.kills.job import Job
from tests.kills.people import DEMO
from tests.kills.truth import half_states, missing_saves

# An installation of its own, killed fifty times, takes minutes.
pytestmark = [pytest.mark.django_db, pytest.mark.soak]
KILLS = 50
SEED = os.environ.get("KILLS_SEED", "2022")
SEED = random.SystemRandom().randrange(1, 10**6) if SEED == "random" else int(SEED)
LONGEST_WORK_SECONDS = 1.2


@pytest.fixture(scope="module")
def installation(django_db_setup, django_db_blocker):
    """A demo centre on a durable server of its own, thrown away afterwards."""
    found = Installation(f"kills-{os.getpid()}")
    try:
        with django_db_blocker.unblock():
            found.build()
        found.start()
        yield found
    finally:
        found.remove()


def kill_while_working(installation: Installation, job: Job, rng: random.Random) -> str:
    """Let people work, kill something at a random moment, start it again; return what was killed."""
    ways = {
        "web": installation.kill_web,
        "worker": installation.kill_worker,
        "database": installation.kill_database,
    }
    name = rng.choice(sorted(ways))
    working = threading.Thread(target=job.work)
    working.start()
    working.join(rng.uniform(0.05, LONGEST_WORK_SECONDS))
    ways[name]()
    # A worker may die between two requests: the next one waits for its successor and nobody notices.
    job.stopped.set()
    working.join()
    installation.start()
    return name


def faults_after(kills: int, installation: Installation) -> tuple[list[str], Job]:
    """Kill so many times; after each look at the whole database."""
    rng, faults = random.Random(SEED), []  # noqa: S311
    with installation.login() as login:
        job = Job(installation.base, login, rng)
    for number in range(1, kills + 1):
        killed = kill_while_working(installation, job, rng)
        with installation.login() as login:
            found = half_states(login) + missing_saves(login, job.ledger, job.programme)
            job.look_again(login)
        faults += [f"kill {number} ({killed}): {fault}" for fault in found]
    return faults, job


def test_no_acknowledged_save_is_lost_and_nothing_is_half_done(installation):
    faults, job = faults_after(KILLS, installation)

    print(f"seed {SEED}: {job.ledger.saves} saves acknowledged, steps {job.ledger.steps}")  # noqa: T201
    assert not faults, f"KILLS_SEED={SEED}\n" + "\n".join(faults)
    assert job.ledger.saves >= KILLS
    assert job.ledger.steps


def test_a_lost_save_and_a_half_state_are_found(installation):
    """The checks can fail: they are given a database in which somebody has meddled."""
    with installation.login() as login:
        job = Job(installation.base, login, random.Random(SEED))  # noqa: S311
        job.write_row()
        for _ in range(4):
            job.move_programme()
        assert not half_states(login) + missing_saves(login, job.ledger, job.programme)
        with login.transaction(force_rollback=True):
            login.execute("DELETE FROM diagnosis_needevent WHERE problem LIKE 'zapis nr%'")
            login.execute(
                "DELETE FROM programmes_programmelogentry WHERE version_id = %s AND transition = 'submit'",
                [job.programme],
            )
            login.execute("DELETE FROM procrastinate_jobs")
            found = "\n".join(half_states(login) + missing_saves(login, job.ledger, job.programme))

    for words in ("acknowledged and is gone", "a log with a gap", "nobody will make"):
        assert words in found


@pytest.mark.browser
def test_a_kill_between_two_autosaves_costs_five_seconds_of_typing_at_most(installation, new_context):
    with installation.login() as login:
        (diagnosis,) = login.execute(
            "SELECT id FROM diagnosis_diagnosis WHERE stage IN ('planning', 'research', 'report') ORDER BY id LIMIT 1"
        ).fetchone()
    page = new_context(base_url=installation.base).new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/konto/login/")
    page.locator("[name=login]").fill(next(one["email"] for one in DEMO["accounts"] if "worker" in one["roles"]))
    page.locator("[name=password]").fill(DEMO["password"])
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/")
    page.goto(f"/diagnozy/{diagnosis}/potrzeby/")
    page.get_by_text("najpóźniej po 5 sekundach").wait_for()
    cell = page.locator(".needs-sheet tbody tr:nth-child(1) [data-column='1']")
    cell.focus()
    typed = "".join(f"{at:03d} " for at in range(60))

    # Nearly ten seconds without a pause, a letter in 40 ms; the server dies in the middle of the work.
    page.keyboard.type(typed, delay=40)
    installation.kill_web()

    def stored() -> str:
        with installation.login() as looking:
            return looking.execute(
                "SELECT problem FROM diagnosis_need WHERE diagnosis_id = %s ORDER BY position, id LIMIT 1", [diagnosis]
            ).fetchone()[0]

    kept = stored()
    assert typed.startswith(kept)
    assert 0 < len(kept) >= len(typed) - 5 * 25
    page.keyboard.type("ostatnie słowa")
    expect(page.locator("[data-status]")).to_have_text(re.compile("zmiany czekają"))
    installation.start()
    page.reload()
    expect(cell).to_have_text(f"{typed}ostatnie słowa")
    # Said with an hour when the page sent it after it was opened again, without one when it came through before.
    expect(page.locator("[data-status]")).to_have_text(re.compile("^Zapisan[oe] "))
    assert stored() == f"{typed}ostatnie słowa"
