"""The demo centre, loaded once for a whole module of tests."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from cus.desk.loaders.demo import load_demo


@pytest.fixture(scope="module")
def loaded_demo(django_db_setup, django_db_blocker) -> Iterator[dict[str, int]]:
    """Load the demo centre in a transaction around the module's tests, each of which rolls back its own changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_demo()
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded_demo, db) -> dict[str, int]:
    """Return what the first load of the demo centre wrote."""
    return loaded_demo
