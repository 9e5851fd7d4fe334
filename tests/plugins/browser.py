"""A real Chromium for the browser tests.

Without a browser the tests fail and say so; they are never skipped.
"""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.client import sign_in
from tests.plugins.chromium import chromium_path

# Bounds on a page that will never come, not on a slow machine: whoever waits goes on at once when it is there.
PATIENCE_MS = 60_000
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    """Launch Debian's Chromium, quietly and without its own connections."""
    return {
        "executable_path": chromium_path(),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            # Nothing is drawn by a graphics card, so a process that would talk to it is not worth its start.
            "--in-process-gpu",
            "--disable-software-rasterizer",
            "--disable-extensions",
            "--mute-audio",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict:
    """A Polish person at an office screen."""
    return {"locale": "pl-PL", "timezone_id": "Europe/Warsaw", "viewport": {"width": 1440, "height": 900}}


@pytest.fixture
def page_for(new_context, live_server) -> Callable[..., Page]:
    """Return a function: a browser page already signed in as the given person.

    Anything written to the console as an error (a CSP refusal among them) fails the test at its end.
    """
    console_errors: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(user, *, confirmed: bool = True, **context_args) -> Page:
        client = Client()
        sign_in(client, user, confirmed=confirmed, listed=False)
        context = new_context(base_url=live_server.url, **context_args)
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        cookie = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: console_errors.append(message.text) if _is_fault(message) else None)
        page.on("pageerror", lambda error: console_errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        _leave(context)
    assert not console_errors, console_errors


def _leave(context: BrowserContext) -> None:
    """Leave the pages without their last words: the database is emptied in a moment."""
    try:
        context.route("**/szkice/**", lambda route: route.abort())
        for page in context.pages:
            page.goto("about:blank")
    except Error:  # the test closed the context or the page itself
        return


def _is_fault(message) -> bool:
    # A refused form answers 4xx on purpose, and a test of a lost connection cuts the network.
    expected = ("Failed to load resource", "ERR_INTERNET_DISCONNECTED")
    return message.type == "error" and not any(text in message.text for text in expected)
