"""Making a backup: one moment of the database, the files, sealed, read back, and only then in its place.

A backup under construction is called ``….part``; it takes its name when it is complete, on the disk, and
has been decrypted and checked from there. To read it back without the private key, which must not lie on
the server, each backup is sealed for one more key that lives in this process's memory alone.
"""

import contextlib
import fcntl
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg
import pyrage
from django.conf import settings
from django.utils import timezone

from cus.backup import actions, documents, erasures, keeping
from cus.backup import settings as wishes
from cus.backup.archive import DUMP, MANIFEST, MEDIA, Packer, chunks_of, seal
from cus.backup.errors import BackupError
from cus.backup.facts import facts_of
from cus.backup.manifest import Manifest, application_version
from cus.backup.reading import read_through
from cus.backup.server import command, connect, major_of, major_version, program_for

PART = ".part"
SUM = ".sha256"
NEWEST_ERASURES = 30


@dataclass(frozen=True, slots=True)
class Made:
    """A finished backup. ``size`` in bytes."""

    path: Path
    size: int
    sha256: str
    manifest: Manifest


def make() -> Made:
    """Make a backup, note it in the database and remove those that the rule no longer keeps.

    Raises:
        BackupError: it did not come about; the reason is noted as well, if the database allows.
    """
    started = timezone.now()
    try:
        with _alone(wishes.directory()) as directory:
            made = _make(directory, started)
            _write_erasures(directory, made.path)
            prune(directory)
    except (BackupError, OSError, psycopg.Error) as error:
        fault = error if isinstance(error, BackupError) else BackupError(_reason(error))
        with contextlib.suppress(Exception):  # the reason itself must get through
            actions.note_failed(started_at=started, reason=str(fault))
        raise fault from error
    actions.note_good(
        started_at=started,
        file_name=made.path.name,
        size=made.size,
        sha256=made.sha256,
        rows=made.manifest.facts.rows,
    )
    return made


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in (28, 122):
        return "Na dysku z kopiami zabrakło miejsca. Zwolnij je; poprzednie kopie są nietknięte."
    return f"Kopia nie powstała: {error}"


@contextlib.contextmanager
def _alone(directory: Path) -> Iterator[Path]:
    """Let one backup run at a time, and clear away what a killed one left."""
    with (directory / ".lock").open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError("Inna kopia właśnie powstaje. Poczekaj, aż się skończy.") from error
        for left in [*directory.glob(f"cus-*{PART}"), *directory.glob(f"cus-*{SUM}")]:
            if left.name.endswith(PART) or not left.with_name(left.name.removesuffix(SUM)).exists():
                left.unlink()
        yield directory


def _make(directory: Path, started: datetime) -> Made:
    final = directory / keeping.name_at(started)
    unfinished = final.with_name(final.name + PART)
    check = pyrage.x25519.Identity.generate()
    try:
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
            size, sum_ = seal(_contents(started), target, [*wishes.recipients(), check.to_public()])
            target.flush()
            os.fsync(target.fileno())
        manifest = read_through(unfinished, [check])
        note = final.with_name(final.name + SUM)
        note.write_text(f"{sum_}  {final.name}\n", encoding="ascii")
        unfinished.rename(final)
        _sync(directory)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return Made(final, size, sum_, manifest)


def _sync(directory: Path) -> None:
    """Put the new name itself on the disk."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _contents(started: datetime) -> Iterator[bytes]:
    """Yield the tar: facts, dump and files of one moment, the manifest last."""
    packer = Packer()
    with connect() as login:
        login.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        login.read_only = True
        facts, frozen = facts_of(login), documents.listed(login)
        snapshot = login.execute("SELECT pg_export_snapshot()").fetchone()[0]
        yield from packer.parts(DUMP, _dump(snapshot, major_version(login)))
        yield from _media(packer)
        manifest = Manifest(
            made_at=started.isoformat(),
            application=application_version(),
            server=major_version(login),
            dumped_by=major_of(program_for("pg_dump", major_version(login))),
            facts=facts,
            documents=frozen,
            files=packer.sums,
        )
    yield from packer.entry(MANIFEST, manifest.to_bytes())
    yield from packer.end()


def _dump(snapshot: str, major: int) -> Iterator[bytes]:
    """Yield what ``pg_dump`` says of the moment that ``snapshot`` names."""
    line, environment = command("pg_dump", "--format=custom", f"--snapshot={snapshot}", "--no-password", major=major)
    with (
        tempfile.TemporaryFile() as errors,
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=errors, env=environment, cwd="/") as dump,  # noqa: S603
    ):
        try:
            yield from chunks_of(dump.stdout)
        except GeneratorExit:
            dump.kill()
            raise
        dump.wait()
        errors.seek(0)
        said = errors.read().decode(errors="replace")
    if dump.returncode != 0:
        raise BackupError(f"pg_dump nie zrobił zrzutu bazy: {said.strip()[-1000:]}")


def _media(packer: Packer) -> Iterator[bytes]:
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink()):
        try:
            file = path.open("rb")
        except FileNotFoundError:  # removed by an erasure since the directory was listed
            continue
        with file:
            name = MEDIA + path.relative_to(root).as_posix()
            yield from packer.stream(name, os.fstat(file.fileno()).st_size, chunks_of(file))


def _write_erasures(directory: Path, backup: Path) -> None:
    """Put the register of erasures beside the backup; old copies of it are of no use."""
    name = backup.name.removesuffix(".tar.age") + erasures.SUFFIX
    unfinished = directory / f"{name}{PART}"
    erasures.export_to(unfinished)
    unfinished.chmod(0o600)
    unfinished.rename(directory / name)
    for old in sorted(directory.glob(f"*{erasures.SUFFIX}"))[:-NEWEST_ERASURES]:
        old.unlink()


def prune(directory: Path, *, dry_run: bool = False) -> list[str]:
    """Remove backups that the rule no longer keeps; return their names. ``dry_run``: only name them."""
    names = keeping.outlived((path.name for path in keeping.backups_in(directory)), wishes.keep())
    for name in [] if dry_run else names:
        (directory / name).unlink()
        (directory / (name + SUM)).unlink(missing_ok=True)
    return names
