"""Fixtures of the whole suite, one concern a plugin."""

import os

# Playwright's synchronous API runs an event loop in the test's thread; the ORM is used beside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = [
    "tests.plugins.browser",
    "tests.plugins.database",
    "tests.plugins.kept",
    "tests.plugins.personas",
    "tests.plugins.quick",
    "tests.plugins.seeds",
    "tests.plugins.strict",
    "tests.plugins.words",
    "tests.plugins.world",
]
