"""A backup that is broken off leaves nothing that looks whole, and does not stand in the way of the next."""

import fcntl
import os
import re
import resource
import time

import pytest
from django.core.management import CommandError, call_command

from cus.backup.archive import BLOCK
from cus.backup.errors import BackupError
from cus.backup.making import make
from cus.backup.models import BackupRun, Outcome
from cus.backup.reading import look_at, read_through
from tests.backup.samples import run, start

pytestmark = pytest.mark.django_db(transaction=True)
BIG = 3000 * BLOCK
WAIT_SECONDS = 60


@pytest.fixture
def _big_file(place):
    """A file so long (though empty on the disk) that the middle of a backup cannot be missed."""
    with (place.media / "duzy.bin").open("wb") as file:
        file.truncate(BIG)


@pytest.mark.usefixtures("_big_file")
@pytest.mark.parametrize("written", [pytest.param(0, marks=pytest.mark.soak), 20 * BLOCK])
def test_a_killed_backup_leaves_nothing_that_is_accepted(written, place, commands):
    process = start(commands, "backup")
    deadline = time.monotonic() + WAIT_SECONDS
    while not any(path.stat().st_size >= written for path in place.copies.glob("*.part")):
        assert process.poll() is None, process.stdout.read()
        assert time.monotonic() < deadline
        time.sleep(0.01)  # leaves the processor to the backup
    process.kill()
    process.communicate()

    (left,) = place.copies.glob("cus-*")
    as_if_whole = left.rename(place.copies / left.name.removesuffix(".part"))
    for check in (look_at, lambda path: read_through(path, [place.identity])):
        with pytest.raises(BackupError):
            check(as_if_whole)
    left = as_if_whole.rename(left)
    with pytest.raises(CommandError, match="niedokończona"):
        call_command("backup_verify", str(left), identity=place.key)
    assert not BackupRun.objects.filter(outcome=Outcome.GOOD).exists()


def test_the_next_backup_clears_away_what_a_killed_one_left(place, settings, db):
    settings.BACKUP_DIRECTORY, settings.BACKUP_RECIPIENTS = str(place.copies), [str(place.recipient)]
    settings.MEDIA_ROOT = place.media
    for name in ("cus-20260105T023000Z.tar.age.part", "cus-20260105T023000Z.tar.age.sha256"):
        (place.copies / name).write_bytes(b"x")

    made = make()

    assert {path.name for path in place.copies.glob("cus-20260105*")} == set()
    assert made.path.exists()


def test_a_disk_without_room_leaves_nothing_and_the_reason_is_noted(place, commands):
    limit = 100 * 1024

    status, said = run(
        commands, "backup", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )

    assert status == 1
    assert "Kopia nie powstała" in said
    assert not list(place.copies.glob("cus-*"))
    assert BackupRun.objects.get().outcome == Outcome.FAILED


def test_two_backups_at_once_are_one_too_many(place, settings):
    settings.BACKUP_DIRECTORY, settings.BACKUP_RECIPIENTS = str(place.copies), [str(place.recipient)]
    settings.MEDIA_ROOT = place.media
    with (place.copies / ".lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        with pytest.raises(BackupError, match="Inna kopia"):
            make()

    assert os.listdir(place.copies) == [".lock"]


@pytest.mark.soak
def test_a_server_out_of_reach_leaves_nothing(place, commands):
    nowhere = re.sub("host=[^&]+", "host=/nie/ma", commands["DATABASE_OWNER_URL"])

    status, said = run(commands | {"DATABASE_OWNER_URL": nowhere}, "backup")

    assert status == 1
    assert not list(place.copies.glob("cus-*"))
    assert said


@pytest.mark.parametrize(("name", "word"), [("BACKUP_DIRECTORY", "BACKUP_DIRECTORY"), ("BACKUP_RECIPIENTS", "klucza")])
def test_a_missing_setting_is_named(name, word, place, settings):
    settings.BACKUP_DIRECTORY, settings.BACKUP_RECIPIENTS = str(place.copies), [str(place.recipient)]
    setattr(settings, name, [])

    with pytest.raises(BackupError, match=word):
        make()
