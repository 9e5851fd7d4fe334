"""One object of each kind in each state, built once for a whole module of tests."""

import copy
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.db import transaction

from tests.factories.world import build_world


@pytest.fixture(scope="module")
def built_world(django_db_setup, django_db_blocker) -> Iterator[SimpleNamespace]:
    """Build the world in a transaction around the module's tests; nothing of it is left afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_world()
        transaction.set_rollback(True)


@pytest.fixture
def world(built_world, db) -> SimpleNamespace:
    """Return the world as it was built: each test takes its own changes back, in the rows and in these objects."""
    return copy.deepcopy(built_world)
