"""Small archives packed by hand, and the commands run as a person runs them."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pyrage
from django.conf import settings

from cus.backup.archive import DUMP, MANIFEST, Packer, seal
from cus.backup.facts import Facts
from cus.backup.manifest import Manifest
from cus.backup.server import address

FACTS = Facts(tables={}, sequences={}, objects={}, connect=[], migrations=[])


def packed(
    path: Path, recipient: pyrage.x25519.Recipient, *, facts: Facts = FACTS, drop: str = "", add: str = ""
) -> Path:
    """Write an archive of three megabytes; ``drop`` leaves an entry out, ``add`` slips one in."""

    def contents():
        packer = Packer()
        yield from packer.parts(DUMP, [os.urandom(1024 * 1024) for _ in range(3)])
        yield from packer.entry("media/skan.pdf", b"%PDF-1.7 \xc5\x82\xc3\xb3d\xc5\xba")
        listed = dict(packer.sums)
        if add:
            yield from packer.entry(add, b"obce")
        if drop:
            listed[drop] = "0" * 64
        if drop != MANIFEST:
            manifest = Manifest("2026-01-05T02:30:00+00:00", "0.1.0", 18, 18, facts, [], listed)
            yield from packer.entry(MANIFEST, manifest.to_bytes())
        yield from packer.end()

    with path.open("wb") as target:
        _, sum_ = seal(contents(), target, [recipient])
    path.with_name(f"{path.name}.sha256").write_text(f"{sum_}  {path.name}\n", encoding="ascii")
    return path


def key_file(path: Path, identity: pyrage.x25519.Identity) -> Path:
    """Write a private key as ``age-keygen`` does."""
    path.write_text(f"# public key: {identity.to_public()}\n{identity}\n", encoding="ascii")
    return path


def environment(directory: Path, media: Path, recipient: object) -> dict[str, str]:
    """Return the environment of the commands: this test's database, reached as its owner."""
    where = address()
    owner = (
        f"postgres://{where['user']}:{quote(where.get('password', ''))}@/{where['dbname']}"
        f"?host={quote(where['host'])}&port={where['port']}"
    )
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "cus.settings.test",
        "DATABASE_OWNER_URL": owner,
        "DATABASE_URL": owner,
        "DATABASE_ROLE": "owner",
        "MEDIA_ROOT": str(media),
        "BACKUP_DIRECTORY": str(directory),
        "BACKUP_RECIPIENTS": str(recipient),
    }


def start(environment: dict[str, str], *arguments: str, **options) -> subprocess.Popen:
    """Start a command of the application in a process of its own."""
    line = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
    return subprocess.Popen(
        line,
        env=environment,
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def run(environment: dict[str, str], *arguments: str, **options) -> tuple[int, str]:
    """Run a command to its end; return status and what it said."""
    process = start(environment, *arguments, **options)
    said, _ = process.communicate(timeout=100)
    return process.returncode, said
