"""The same examples on every run, and no bound on seconds: a red run is a fault, not chance or a busy machine.

``TEST_SEED=random`` (or a number) hunts with other examples and another order of tests; the head of
the run names the seed.
"""

import os
import random

import pytest
from hypothesis import HealthCheck, settings

FIXED = 2022
ASKED = os.environ.get("TEST_SEED", "")

settings.register_profile("same", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("hunt", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("hunt" if ASKED else "same")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give pytest-randomly its seed, unless the command line did; a worker of xdist is told the controller's."""
    if config.getoption("randomly_seed", None) == "default":
        config.option.randomly_seed = _seed()


def _seed() -> int:
    if ASKED == "random":
        return random.SystemRandom().randrange(1, 10**6)
    return int(ASKED or FIXED)
