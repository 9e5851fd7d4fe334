"""Fixtures of personal data."""

import pytest

from partners.models import PowerOfAttorney
from tests.backup.conftest import commands, place
from tests.factories.powers import a_power, a_signed_power

__all__ = ["commands", "place", "power", "signed_power"]


@pytest.fixture
def power(worker) -> PowerOfAttorney:
    """A whole draft."""
    return a_power(worker)


@pytest.fixture
def signed_power(organiser) -> PowerOfAttorney:
    """Signed yesterday, until revoked."""
    return a_signed_power(organiser)
