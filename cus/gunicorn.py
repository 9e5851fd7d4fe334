"""How gunicorn serves the application: ``gunicorn --config python:cus.gunicorn cus.wsgi``."""

import gc
import os
import subprocess
import sys

from cus.settings.logs import logging_settings

_port = os.environ.get("PORT", "8000")
bind = os.environ.get("BIND", f"127.0.0.1:{_port}")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
worker_class = "gthread"
# A worker is replaced now and then, so that nothing it leaks grows for ever.
max_requests = 2000
max_requests_jitter = 200
timeout = 60
graceful_timeout = 20
keepalive = 5
# The heartbeat file lies in memory: on a disk a slow write looks like a dead worker.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
# Addresses with search words could hold personal data; who did what is in the history and access log.
accesslog = None
errorlog = "-"
loglevel = "warning"
logconfig_dict = logging_settings(
    formatter="plain" if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".local") else "json"
)


def post_worker_init(worker: object) -> None:
    """Leave out of the search for rubbish what was loaded and stays: a quarter of a second in the middle of a request."""
    gc.collect()
    gc.freeze()


def on_starting(server: object) -> None:
    """Refuse to serve on a wrong database; in a process of its own, before the workers are forked."""
    if os.environ.get("DATABASE_CHECKED"):  # make run has looked a moment ago
        return
    checked = subprocess.run([sys.executable, "manage.py", "check", "--database", "default"], check=False)
    if checked.returncode != 0:
        sys.exit("The system check failed: not serving.")
