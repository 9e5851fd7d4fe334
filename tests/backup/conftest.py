"""A directory of backups, its key, and the environment of the commands."""

from types import SimpleNamespace

import pyrage
import pytest

from tests.backup.samples import environment, key_file


@pytest.fixture
def place(tmp_path):
    """Where backups go, with which key, and files beside the database."""
    identity = pyrage.x25519.Identity.generate()
    copies, media = tmp_path / "kopie", tmp_path / "pliki"
    copies.mkdir()
    (media / "skany").mkdir(parents=True)
    (media / "skany" / "umowa z łódzkim.pdf").write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 5000)
    return SimpleNamespace(
        copies=copies,
        media=media,
        identity=identity,
        recipient=identity.to_public(),
        key=key_file(tmp_path / "klucz.txt", identity),
    )


@pytest.fixture
def commands(place, db) -> dict[str, str]:
    """The environment in which the commands see this test's database."""
    return environment(place.copies, place.media, place.recipient)
