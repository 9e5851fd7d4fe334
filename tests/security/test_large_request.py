"""A request of 200 MB, sent to the real server."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.django_db(transaction=True)
SIZE = 200 * 1024 * 1024


def free_port() -> int:
    """Return a port of the loopback that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def resident(pid: int) -> int:
    """Resident memory of a process and its children, in bytes."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    return own + sum(resident(int(child)) for child in children)


@pytest.fixture
def server():
    """Gunicorn with one worker and the settings of the tests; yields its port and process."""
    port = free_port()
    environment = os.environ | {
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
        "DATABASE_CHECKED": "1",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "python:cus.gunicorn", "cus.wsgi"],
        cwd=settings.BASE_DIR,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        process.wait(20)


def test_two_hundred_megabytes_are_refused_before_they_are_read(server):
    port, process = server
    # The first request loads the application, which is not what is measured.
    urllib.request.urlopen(f"http://127.0.0.1:{port}/static/css/base.css", timeout=120).close()
    head = (
        f"POST /zalaczniki/partner/1/dodaj/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {SIZE}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(head.encode())
        before = resident(process.pid)
        answer, sent = b"", 0
        with contextlib.suppress(OSError):
            while sent < SIZE:
                connection.sendall(b"x" * 65536)
                sent += 65536
        with contextlib.suppress(OSError):
            answer = connection.recv(65536)
        grown = resident(process.pid) - before

    assert b"413" in answer[:40] or not answer
    assert sent < SIZE
    assert grown < 30 * 1024 * 1024
