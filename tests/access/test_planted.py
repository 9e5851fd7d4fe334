"""The walk finds a view that forgot something."""

import pytest

from tests.access.rows import everybody, form, only
from tests.access.test_walk import missing_from_table
from tests.access.walk import addresses, faults_of, sessions_of

STAFF = only("WOD")
PLANTED = {
    "without_guard": (form("without_guard", get=STAFF, post=STAFF), "as reader: 200 instead of 403"),
    "without_sign_in": (form("without_sign_in", get=everybody(), post=everybody()), "as stranger: 200 instead of 302"),
    "without_narrowing": (
        form("without_narrowing", "partner.pk", get=only("WOD", others=404), post=only("WOD", others=404)),
        "as administrator: 200 instead of 404",
    ),
    "writes_when_opened": (form("writes_when_opened", get=STAFF, post=STAFF), "wrote to public.accounts_user"),
    "writes_before_refusing": (
        form("writes_before_refusing", get=STAFF, post=STAFF),
        "POST writes_before_refusing() as reader: wrote to public.accounts_user",
    ),
    "without_protection": (form("without_protection", get=everybody(), post=everybody()), "lacks X-Frame-Options"),
}


@pytest.fixture
def _planted(settings):
    settings.ROOT_URLCONF = "tests.access.planted"


@pytest.mark.usefixtures("_planted")
def test_an_address_without_a_row_is_missing_from_the_table():
    assert missing_from_table() == set(PLANTED)


@pytest.mark.usefixtures("_planted")
def test_each_planted_fault_is_found(world):
    sessions = sessions_of(world)

    found = {name: "\n".join(faults_of(row, world, sessions)) for name, (row, _) in PLANTED.items()}

    assert {name for name, (_, words) in PLANTED.items() if words not in found[name]} == set()


def test_the_planted_addresses_are_not_in_the_application():
    assert not set(PLANTED) & {name for name, _ in addresses()}
