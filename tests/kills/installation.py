"""A whole installation on loopback: a durable database server and gunicorn, started, killed, started again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection

from cus.backup.server import command
from cus.database import embedded
from cus.database.places import places_of

PATIENCE_SECONDS = 60


class Installation:
    """One installation; only processes that it started itself are ever killed, by their number."""

    def __init__(self, cluster: str) -> None:
        self.cluster = cluster
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self.environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_", "DJANGO_"))},
            "DJANGO_SETTINGS_MODULE": "cus.settings.local",
            "EMBEDDED_CLUSTER": cluster,
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "1",
            "DATABASE_CHECKED": "1",
        }
        self.web: subprocess.Popen | None = None

    def build(self) -> None:
        """Start the database server, copy the tests' schema and reference rows into it, load the demo centre."""
        embedded.start(self.cluster)
        with self.login() as login:
            login.execute("CREATE ROLE cus_keeper NOINHERIT")
        major = connection.cursor().connection.info.server_version // 10_000
        dump, environment = command("pg_dump", "--format=custom", major=major)
        restore, _ = command("pg_restore", major=major)
        content = subprocess.run(dump, env=environment, check=True, capture_output=True).stdout
        subprocess.run(
            [restore[0], "--no-owner", "--exit-on-error", f"--dbname={self._address(owner=True)}"],
            input=content,
            check=True,
            capture_output=True,
        )
        line = [sys.executable, "manage.py", "load_demo"]
        subprocess.run(line, env=self.environment, cwd=settings.BASE_DIR, check=True, capture_output=True)

    def _address(self, *, owner: bool) -> str:
        return embedded.url(owner=owner, cluster=self.cluster)

    def login(self) -> psycopg.Connection:
        """Look into the database, as its owner."""
        return psycopg.connect(self._address(owner=True), autocommit=True)

    def start(self) -> None:
        """Start what is not running and wait until a page answers."""
        embedded.start(self.cluster)
        if self.web is None or self.web.poll() is not None:
            gunicorn = Path(sys.executable).with_name("gunicorn")
            self.web = subprocess.Popen(
                [str(gunicorn), "--config", "python:cus.gunicorn", "--log-level", "critical", "cus.wsgi"],
                env=self.environment,
                cwd=settings.BASE_DIR,
                start_new_session=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            assert time.monotonic() < deadline, "the web server does not come back"
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return urllib.request.urlopen(f"{self.base}/konto/login/", timeout=5).status == 200  # noqa: S310
        except (OSError, urllib.error.URLError):
            return False

    def kill_web(self) -> None:
        """Kill master and worker at once, as when the machine's memory runs out."""
        os.killpg(self.web.pid, signal.SIGKILL)
        self.web.wait()

    def kill_worker(self) -> None:
        """Kill the one process that serves; the master starts another."""
        children = Path(f"/proc/{self.web.pid}/task/{self.web.pid}/children").read_text().split()
        for child in children[:1]:
            os.kill(int(child), signal.SIGKILL)

    def kill_database(self) -> None:
        """Kill the server's main process; its children find out by themselves."""
        pid = int((places_of(self.cluster).data / "postmaster.pid").read_text().split("\n", 1)[0])
        os.kill(pid, signal.SIGKILL)

    def remove(self) -> None:
        """Stop everything and throw the rows away."""
        if self.web and self.web.poll() is None:
            self.kill_web()
        embedded.stop(self.cluster)
        shutil.rmtree(places_of(self.cluster).home)
