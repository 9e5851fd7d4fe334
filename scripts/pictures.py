"""Take a picture of every screen (320 and 1440 px) and of every document page of the demo centre.

Usage: python scripts/pictures.py [--readme] [name …]

Pictures go to .pictures/ (not in the repository); ``--readme`` also refreshes the few in docs/pictures/.
The demo centre must be loaded (``make run`` does it). Names pick screens by the start of their name.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cus.settings.local")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from cus.accounts.enums import Role  # noqa: E402
from cus.accounts.models import User  # noqa: E402
from scripts.screens import documents, screens  # noqa: E402

PICTURES = ROOT / ".pictures"
README_PICTURES = ROOT / "docs" / "pictures"
WIDTHS = {1440: 900, 320: 700}


@dataclass(frozen=True)
class Server:
    """A web server of our own for the time of taking pictures."""

    url: str


@contextmanager
def serving() -> Iterator[Server]:
    """Start the application on a free loopback port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "cus.wsgi",
            "-b",
            f"127.0.0.1:{port}",
            "--threads",
            "4",
            "--log-level",
            "error",
        ],
        cwd=ROOT,
    )
    try:
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/zdrowie/", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        yield Server(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(10)


def session_of(role: Role | None) -> str | None:
    """Return a session key of the demo person with that role alone."""
    if role is None:
        return None
    user = User.objects.get(roles=[role], email__endswith="@przyklad.example")
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return session.session_key


def take_screens(browser: Browser, server: Server, wanted: list[str], *, readme: bool) -> None:
    """Take pictures of the screens; those marked for the README also go there."""
    keys: dict[Role | None, str | None] = {}
    for screen in screens():
        if wanted and not screen.name.startswith(tuple(wanted)):
            continue
        keys.setdefault(screen.role, session_of(screen.role))
        for width, height in WIDTHS.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, locale="pl-PL", base_url=server.url
            )
            if keys[screen.role]:
                context.add_cookies([{"name": "sessionid", "value": keys[screen.role], "url": server.url}])
            page = context.new_page()
            answer = page.goto(screen.path)
            if answer is None or answer.status != screen.status:
                raise SystemExit(f"{screen.name} {screen.path}: HTTP {answer and answer.status}")
            page.wait_for_load_state("networkidle")
            overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if overflow > 0:
                print(f"{screen.name} at {width}: page is {overflow} px too wide")
            page.screenshot(path=PICTURES / f"{screen.name}-{width}.png", full_page=True, timeout=120_000)
            if readme and screen.readme and width == 1440:
                README_PICTURES.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=README_PICTURES / f"{screen.name}.png")
            context.close()


def take_documents(wanted: list[str]) -> None:
    """Render the documents and draw their pages."""
    for name, make in documents():
        if wanted and not name.startswith(tuple(wanted)):
            continue
        path = PICTURES / f"{name}.pdf"
        path.write_bytes(make())
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(path), str(PICTURES / name)], check=True)


def main() -> None:
    """Take all or the named pictures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*")
    parser.add_argument("--readme", action="store_true")
    arguments = parser.parse_args()
    if not arguments.names and PICTURES.exists():
        shutil.rmtree(PICTURES)
    PICTURES.mkdir(exist_ok=True)
    take_documents(arguments.names)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with serving() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        take_screens(browser, server, arguments.names, readme=arguments.readme)
        browser.close()
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {re.sub(str(ROOT) + '/', '', str(PICTURES))}/")


if __name__ == "__main__":
    main()
