"""Where the browser is; asked before the suite too, so nothing of Django is imported here."""

import os
import shutil

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str:
    """Return the installed Chromium's path; ``CHROMIUM`` overrides it."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if path is None:
        pytest.fail(
            "No Chromium on this machine: the browser tests cannot run. Install it (apt-get install chromium)."
        )
    return path
