"""The migrations run once: each test database is made as a copy of one already migrated.

The copied database carries a digest of the migrations in its name, so changed migrations make a new
one. ``python -m tests.plugins.migrated`` makes it; a process that finds it being made waits.
"""

import contextlib
import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PREFIX = "test_migrated_"
# What decides how a migrated database looks: migrations, what runs them, what they import of ours, versions of packages.
MIGRATIONS = ("*/migrations/*.py", "*/*/migrations/*.py", "cus/database/together.py")
SOURCES = (*MIGRATIONS, "cus/text/*.py", "cus/privacy/fields.py", "requirements*.txt")


@cache
def name() -> str:
    """Return the name of the database that these migrations make."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in SOURCES for path in ROOT.glob(pattern)):
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return PREFIX + digest.hexdigest()[:16]


def begin() -> subprocess.Popen:
    """Start making it in a process of its own, unless it is there."""
    settings = {"DJANGO_SETTINGS_MODULE": "cus.settings.test"}
    return subprocess.Popen([sys.executable, "-m", "tests.plugins.migrated"], cwd=ROOT, env=os.environ | settings)


def ensure() -> str:
    """Wait until it is there, whoever makes it; return its name."""
    with _alone():
        if exists(name()):
            return name()
    assert begin().wait() == 0, "The migrations do not run: see the output above."
    return name()


def exists(database: str) -> bool:
    """Say whether the server has the database."""
    from django.db import connection

    with connection.creation._nodb_cursor() as cursor:
        return connection.creation._database_exists(cursor, database)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of this checkout."""
    place = hashlib.sha256(str(ROOT).encode()).hexdigest()[:12]
    with (Path(tempfile.gettempdir()) / f"cus-migrated-{os.getuid()}-{place}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make() -> None:
    """Migrate under another name, so that a half-made database is never copied; drop those of older migrations."""
    from django.db import connection

    creation, new = connection.creation, f"{name()}_new"
    connection.settings_dict["TEST"]["NAME"] = new
    creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    with creation._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        for (old,) in cursor.fetchall():
            if old != new:
                cursor.execute(f"DROP DATABASE {creation._quote_name(old)}")
        cursor.execute(f"ALTER DATABASE {creation._quote_name(new)} RENAME TO {creation._quote_name(name())}")


def main() -> None:
    """Make it unless it is there."""
    import django

    django.setup()
    with _alone():
        if not exists(name()):
            _make()


if __name__ == "__main__":
    main()
