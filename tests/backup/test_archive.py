"""The envelope: whole or refused, whatever byte is touched."""

import errno
import shutil
import subprocess

import pyrage
import pytest
from django.core.management import CommandError, call_command

from cus.backup.archive import BROKEN, DUMP, MANIFEST, OTHER_KEY, Packer, seal
from cus.backup.errors import BackupError
from cus.backup.reading import look_at, read_through
from tests.backup.samples import key_file, packed

NAME = "cus-20260105T023000Z.tar.age"


@pytest.fixture(scope="module")
def identity():
    """The private key that lies in the safe."""
    return pyrage.x25519.Identity.generate()


@pytest.fixture(scope="module")
def whole(tmp_path_factory, identity):
    """An undamaged archive."""
    return packed(tmp_path_factory.mktemp("copies") / NAME, identity.to_public())


@pytest.fixture
def copy(whole, tmp_path):
    """One that may be damaged, with its sum beside."""
    for path in (whole, whole.with_name(f"{NAME}.sha256")):
        shutil.copy(path, tmp_path)
    return tmp_path / NAME


def flip(path, at: int) -> None:
    """Turn one bit over; a negative place counts from the end."""
    with path.open("r+b") as file:
        file.seek(at if at >= 0 else path.stat().st_size + at)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 0b100]))


def test_a_whole_backup_is_accepted_with_the_key_and_without(whole, identity):
    manifest = read_through(whole, [identity])

    assert look_at(whole)
    assert set(manifest.files) == {f"{DUMP}.000001", "media/skan.pdf"}


# The version line, the wrapped key, its seal, the nonce, the first and a middle block, the last one.
PLACES = [3, 30, 60, 120, 165, 190, 215, 400, 100_000, 1_500_000, -70_000, -600, -17, -1]


@pytest.mark.parametrize("at", PLACES)
def test_a_flipped_bit_is_found_wherever_it_is(at, copy, identity):
    flip(copy, at)

    with pytest.raises(BackupError):
        read_through(copy, [identity])
    with pytest.raises(BackupError):
        look_at(copy)


@pytest.mark.parametrize("left", [0, 1, 100, 216, 65_000, 65_536 * 3, -65_536, -17, -1])
def test_a_cut_file_is_found(left, copy, identity):
    size = copy.stat().st_size
    with copy.open("r+b") as file:
        file.truncate(left if left >= 0 else size + left)

    with pytest.raises(BackupError):
        read_through(copy, [identity])
    with pytest.raises(BackupError):
        look_at(copy)


def test_a_longer_file_is_found(copy, identity):
    with copy.open("ab") as file:
        file.write(b"\0")

    with pytest.raises(BackupError):
        read_through(copy, [identity])


def test_another_key_does_not_open_it(whole):
    with pytest.raises(BackupError, match=OTHER_KEY[:30]):
        read_through(whole, [pyrage.x25519.Identity.generate()])


def test_what_somebody_sealed_anew_without_an_entry_is_found(tmp_path, identity):
    path = packed(tmp_path / NAME, identity.to_public(), drop="media/umowa.pdf")

    with pytest.raises(BackupError, match=r"brak pliku media/umowa\.pdf"):
        read_through(path, [identity])


def test_an_entry_that_the_list_does_not_name_is_found(tmp_path, identity):
    path = packed(tmp_path / NAME, identity.to_public(), add="media/../../etc/obcy")

    with pytest.raises(BackupError, match="nieznany plik"):
        read_through(path, [identity])


def test_an_archive_without_its_list_is_refused(tmp_path, identity):
    path = packed(tmp_path / NAME, identity.to_public(), drop=MANIFEST)

    with pytest.raises(BackupError, match=BROKEN[:30]):
        read_through(path, [identity])


def test_a_broken_source_does_not_end_as_a_short_archive(tmp_path, identity):
    def contents():
        yield from Packer().entry("media/skan.pdf", b"x")
        raise BackupError("serwer bazy zniknął")

    with (tmp_path / NAME).open("wb") as target, pytest.raises(BackupError, match="zniknął"):
        seal(contents(), target, [identity.to_public()])
    with pytest.raises(BackupError):
        read_through(tmp_path / NAME, [identity])


def test_a_full_disk_is_reported_as_such(identity):
    with open("/dev/full", "wb", buffering=0) as target, pytest.raises(OSError, match="No space") as found:
        seal(iter([bytes(1_000_000)]), target, [identity.to_public()])
    assert found.value.errno == errno.ENOSPC


def test_a_file_that_grows_while_it_is_copied_is_refused():
    with pytest.raises(BackupError, match="zmienił się"):
        list(Packer().stream("media/skan.pdf", 3, [b"1234"]))


def test_a_long_dump_lies_in_parts_that_join_to_it(monkeypatch):
    monkeypatch.setattr("cus.backup.archive.PART", 1000)
    packer = Packer()
    list(packer.parts(DUMP, [b"a" * 700, b"b" * 700, b"c" * 700]))

    assert list(packer.sums) == [f"{DUMP}.000001", f"{DUMP}.000002", f"{DUMP}.000003"]


def test_the_tar_opens_with_plain_tools(whole, identity, tmp_path):
    (tmp_path / "plain.tar").write_bytes(pyrage.decrypt(whole.read_bytes(), [identity]))

    subprocess.run(["tar", "xf", "plain.tar"], cwd=tmp_path, check=True)

    assert {path.name for path in tmp_path.iterdir()} >= {MANIFEST, f"{DUMP}.000001", "media"}


def test_the_command_says_in_polish_that_a_backup_is_whole(whole, identity, tmp_path, capsys):
    call_command("backup_verify", str(whole), identity=key_file(tmp_path / "klucz.txt", identity))

    assert "jest cała" in capsys.readouterr().out


def test_the_command_refuses_an_unfinished_file_by_its_name(whole, identity, tmp_path):
    unfinished = tmp_path / f"{NAME}.part"
    shutil.copy(whole, unfinished)

    with pytest.raises(CommandError, match="niedokończona"):
        call_command("backup_verify", str(unfinished), identity=key_file(tmp_path / "klucz.txt", identity))


def test_new_keys_go_to_a_file_of_their_owner_and_overwrite_nothing(tmp_path, capsys):
    path = tmp_path / "klucz.txt"
    call_command("backup_keys", str(path))

    said = capsys.readouterr().out
    assert path.stat().st_mode & 0o777 == 0o600
    assert "AGE-SECRET-KEY" not in said
    assert "BACKUP_RECIPIENTS=age1" in said
    with pytest.raises(CommandError, match="Nie można zapisać"):
        call_command("backup_keys", str(path))


def test_a_private_key_on_the_server_is_refused(settings):
    from cus.backup.settings import recipients

    settings.BACKUP_RECIPIENTS = [str(pyrage.x25519.Identity.generate())]

    with pytest.raises(BackupError, match="klucz prywatny"):
        recipients()
