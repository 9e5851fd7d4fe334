"""The nightly backup, when the worker is to make it."""

import os
import subprocess
import sys

from django.conf import settings
from procrastinate.contrib.django import app

from cus.backup import settings as wishes


@app.periodic(cron="30 1 * * *")
@app.task(queue="backup", name="backup.nightly", queueing_lock="backup.nightly")
def nightly(timestamp: int) -> None:
    """Make a backup in a process of its own, which logs in as the database's owner; the worker does not.

    Raises:
        CalledProcessError: it did not come about; the command has noted why.
    """
    if not (settings.BACKUP_DAILY and wishes.is_configured()):
        return
    line = [sys.executable, str(settings.BASE_DIR / "manage.py"), "backup", "--verbosity", "0"]
    subprocess.run(line, check=True, env=os.environ | {"DATABASE_ROLE": "owner"}, cwd=settings.BASE_DIR)  # noqa: S603
