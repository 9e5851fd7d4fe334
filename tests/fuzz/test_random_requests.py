"""Three hundred random requests (five thousand in the long run), by everybody, to every address.

The requests are the same on every run, so that a change is judged by what it changed. ``FUZZ_SEED=random``
hunts with others; a fault names its seed, and ``FUZZ_SEED=… FUZZ_ONLY=organiser:17`` sends that one again.
"""

import os
import random

import pytest
from django.apps import apps
from django.db import connection

from cus.accounts.acts import ACTS
from tests.access.walk import sessions_of
from tests.fuzz.allowed import EVERYBODY, HELD_LINK, JOBS, NOBODY, WRITES, history_of, tables_of
from tests.fuzz.judge import faults_of
from tests.fuzz.requests import ROLES, Shooter

pytestmark = pytest.mark.django_db
SEED = os.environ.get("FUZZ_SEED", "2022")
SEED = random.SystemRandom().randrange(1, 10**6) if SEED == "random" else int(SEED)
ONLY = os.environ.get("FUZZ_ONLY", "")
EACH, EACH_LONG = 50, 834


def faults_of_role(role: str | None, number: int, world, names: set[str] | None = None) -> list[str]:
    """Send so many random requests as one role; return what was wrong, each with its seed."""
    sessions = sessions_of(world)
    shooter = Shooter(world, sessions, names)
    faults = []
    for at in range(number):
        label = f"{role}:{at}"
        if ONLY and label != ONLY:
            continue
        shot = shooter.shot(f"{SEED}:{label}", role)
        faults += [
            f"FUZZ_SEED={SEED} FUZZ_ONLY={label}: {shot}: {fault}" for fault in faults_of(shot, world, sessions)
        ]
    return faults


@pytest.mark.parametrize("number", [EACH, pytest.param(EACH_LONG, marks=pytest.mark.soak)])
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "stranger")
def test_no_random_request_breaks_the_server_or_writes_what_its_sender_may_not(role, number, world):
    faults = faults_of_role(role, number, world)

    assert not faults, "\n".join(faults)


def test_a_planted_unguarded_view_and_a_planted_error_are_found(settings, world):
    settings.ROOT_URLCONF = "tests.fuzz.planted"

    faults = "\n".join(faults_of_role("reader", 60, world, {"fuzz_without_guard", "fuzz_trusting"}))

    assert "wrote to partners_partner" in faults
    assert "ValueError" in faults
    assert f"FUZZ_SEED={SEED}" in faults


def test_the_reader_and_the_stranger_may_write_nothing_of_the_centre():
    centre = set().union(*WRITES.values()) - {"accounts_user", "mfa_authenticator"}
    # Whoever reads the catalogue may ask for its print, which a job makes.
    print_of_catalogue = {"services_catalogueprint", *JOBS}

    # Whoever holds a personal link writes the report that it opens.
    assert tables_of("reader") & centre == print_of_catalogue | HELD_LINK
    assert tables_of(None) & (centre | {"accounts_user"}) == HELD_LINK


def test_every_act_and_table_is_known():
    assert not set().union(*WRITES.values()) - set(connection.introspection.table_names())
    assert set(WRITES) <= set(ACTS)


def test_it_is_decided_for_every_table_which_act_writes_it():
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    written = set().union(*WRITES.values()) | EVERYBODY

    assert tables - set(history_of().values()) == (written | NOBODY) & tables
    assert not written & NOBODY


def test_history_follows_its_table():
    assert history_of()["partners_partner"] in tables_of("worker")
