"""The five roles as people, and clients signed in as them."""

from collections.abc import Callable

import pytest

from tests.client import StrictClient, sign_in
from tests.factories.accounts import UserFactory


@pytest.fixture
def worker(db):
    """Pracownik."""
    return UserFactory(worker=True)


@pytest.fixture
def organiser(db):
    """Organizator usług społecznych."""
    return UserFactory(organiser=True)


@pytest.fixture
def director(db):
    """Dyrektor."""
    return UserFactory(director=True)


@pytest.fixture
def administrator(db):
    """Administrator systemu."""
    return UserFactory(administrator=True)


@pytest.fixture
def reader(db):
    """Wgląd: a councillor, an auditor."""
    return UserFactory(reader=True)


@pytest.fixture
def client() -> StrictClient:
    """Nobody is signed in; every HTML answer is checked."""
    return StrictClient()


@pytest.fixture
def client_for(db) -> Callable[..., StrictClient]:
    """Return a function: a client signed in as the given person, just now or long ago (``confirmed=False``)."""

    def open_client(user, *, confirmed: bool = True) -> StrictClient:
        client = StrictClient()
        sign_in(client, user, confirmed=confirmed)
        return client

    return open_client
