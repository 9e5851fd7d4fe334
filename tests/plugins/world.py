"""One object of each kind in each state, and the demo centre: made once in a run, there for a whole module of tests."""

import copy
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import transaction

from cus.desk.loaders.demo import load_demo
from tests.factories.world import build_world


@pytest.fixture(scope="module")
def built_world(django_db_setup, django_db_blocker, kept) -> Iterator[SimpleNamespace]:
    """Build the world in a transaction around the module's tests; nothing of it is left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield kept(build_world)
        transaction.set_rollback(True)


@pytest.fixture
def world(built_world, db) -> SimpleNamespace:
    """Return the world as it was built: each test takes its own changes back, in the rows and in these objects."""
    return copy.deepcopy(built_world)


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup, django_db_blocker, kept) -> Iterator[dict[str, int]]:
    """Load the demo centre in a transaction around the module's tests, each of which rolls back its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield kept(load_demo)
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_demo, db) -> dict[str, int]:
    """Return what the first load of the demo centre wrote."""
    return loaded_demo
