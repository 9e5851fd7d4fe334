"""Data keys of people: wrapped by a master key, rotated, destroyed only by their function."""

import base64
import uuid

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from cus.privacy import actions, crypto
from cus.privacy.keyring import NoMasterKey, masters
from cus.privacy.models import IndexKey, KeyDestroyed, PersonKey
from cus.settings.secrets import read_keys

OTHER = base64.b64encode(b"another-master-key-for-the-tests").decode()
KEY = bytes(range(32))


@given(st.text(), st.text())
def test_what_is_sealed_opens_in_its_place_alone(text: str, elsewhere: str) -> None:
    sealed = crypto.seal(KEY, uuid.UUID(int=7), text.encode(), "here")

    assert crypto.unseal(KEY, sealed, "here").decode() == text
    assert crypto.key_id_of(sealed) == uuid.UUID(int=7)
    if elsewhere != "here":
        with pytest.raises(crypto.CannotOpen):
            crypto.unseal(KEY, sealed, elsewhere)


@pytest.mark.parametrize("at", [0, 5, 20, 30, -1])
def test_a_changed_bit_does_not_open(at: int) -> None:
    sealed = bytearray(crypto.seal(KEY, uuid.UUID(int=7), b"50611412341", "here"))
    sealed[at] ^= 1
    if 1 <= at <= 16:
        # The id of the key is not part of the lock: another id leads to another key, or to none.
        assert crypto.key_id_of(bytes(sealed)) != uuid.UUID(int=7)
        return

    with pytest.raises(crypto.CannotOpen):
        crypto.unseal(KEY, bytes(sealed), "here")


@pytest.mark.parametrize("junk", [b"", b"x", b"\x01" + b"0" * 20])
def test_what_is_not_a_sealed_value_does_not_open(junk: bytes) -> None:
    with pytest.raises(crypto.CannotOpen):
        crypto.unseal(KEY, junk, "here")


def test_the_same_text_sealed_twice_differs() -> None:
    assert crypto.encrypt(KEY, b"50611412341", "here") != crypto.encrypt(KEY, b"50611412341", "here")


def test_a_missing_master_key_stops_the_start_with_a_hint(monkeypatch) -> None:
    monkeypatch.delenv("PERSONAL_DATA_KEYS")
    with pytest.raises(ImproperlyConfigured, match=r"PERSONAL_DATA_KEYS.*token_bytes\(32\)"):
        read_keys("PERSONAL_DATA_KEYS")


@pytest.mark.parametrize("text", ["krótki", "AAAA", OTHER[:-4]])
def test_a_spoiled_master_key_stops_the_start_and_is_not_repeated(monkeypatch, text: str) -> None:
    monkeypatch.setenv("PERSONAL_DATA_KEYS", f"{OTHER} {text}")
    with pytest.raises(ImproperlyConfigured, match="Key 2 of PERSONAL_DATA_KEYS") as refused:
        read_keys("PERSONAL_DATA_KEYS")
    assert text not in str(refused.value).replace("base64", "")


def test_keys_are_read_from_a_file_one_a_line_and_in_both_alphabets(monkeypatch, tmp_path) -> None:
    path = tmp_path / "keys"
    key = base64.b64encode(b"\xff" * 32).decode()
    path.write_text(f"{key}\n{key.replace('/', '_')}\n")
    monkeypatch.setenv("PERSONAL_DATA_KEYS_FILE", str(path))

    assert {crypto.decode_key(one) for one in read_keys("PERSONAL_DATA_KEYS")} == {b"\xff" * 32}


def test_a_master_key_does_not_show_itself() -> None:
    assert repr(masters()[0].secret) not in repr(masters())


@pytest.mark.django_db
def test_the_database_holds_no_key_in_clear() -> None:
    key = actions.new_person_key()

    assert len(key.secret()) == 32
    assert key.secret() not in bytes(key.wrapped)


@pytest.mark.django_db
def test_a_wrapped_key_moved_to_another_person_does_not_open() -> None:
    mine, other = actions.new_person_key(), actions.new_person_key()
    mine.wrapped = other.wrapped

    with pytest.raises(crypto.CannotOpen):
        mine.secret()


@pytest.mark.django_db
def test_keys_have_no_history() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_tables WHERE tablename IN ('privacy_personkeyevent', 'privacy_indexkeyevent')"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE {} SET wrapped = NULL, destroyed_at = now()", "DELETE FROM {}"])
def test_the_application_cannot_destroy_or_remove_a_key(statement: str) -> None:
    actions.new_person_key()
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement.format("privacy_personkey"))


@pytest.mark.django_db
def test_a_destroyed_key_opens_nothing() -> None:
    key = actions.new_person_key()
    key.wrapped = None

    with pytest.raises(KeyDestroyed):
        key.secret()


@pytest.mark.django_db
class TestRotation:
    """The master key is changed while everything sealed stays readable."""

    @pytest.fixture
    def sealed(self) -> tuple[list[PersonKey], list[bytes], str]:
        """Some keys, what they hold, and a blind index."""
        keys = [actions.new_person_key() for _ in range(5)]
        return keys, [key.secret() for key in keys], actions.blind_index("pesel", "50611412341")

    def test_after_it_the_older_key_is_not_needed(self, sealed, settings) -> None:
        keys, secrets, index = sealed
        old = settings.PERSONAL_DATA_KEYS
        settings.PERSONAL_DATA_KEYS = [OTHER, *old]
        call_command("rotate_personal_keys", verbosity=0)
        settings.PERSONAL_DATA_KEYS = [OTHER]

        assert [PersonKey.objects.get(pk=key.pk).secret() for key in keys] == secrets
        assert actions.blind_index("pesel", "50611412341") == index
        assert run_checks(tags=["database"], databases=["default"]) == []

    def test_interrupted_it_goes_on_where_it_stopped_and_twice_does_nothing(
        self, sealed, settings, monkeypatch
    ) -> None:
        monkeypatch.setattr(actions, "BATCH", 2)
        settings.PERSONAL_DATA_KEYS = [OTHER, *settings.PERSONAL_DATA_KEYS]
        newest = masters()[0].id

        assert actions._rotate_batch(PersonKey) == 2
        assert PersonKey.objects.filter(master_id=newest).count() == 2
        assert actions.rotate_keys() == 4  # three people and the key of indexes
        assert actions.rotate_keys() == 0

    def test_without_the_older_key_it_stops_and_the_check_says_which_is_missing(self, sealed, settings) -> None:
        missing = masters()[0].id
        settings.PERSONAL_DATA_KEYS = [OTHER]

        with pytest.raises(NoMasterKey, match=missing):
            actions.rotate_keys()
        faults = run_checks(tags=["database"], databases=["default"])
        assert [fault.id for fault in faults] == ["cus.privacy.E001"]
        assert missing in faults[0].msg


@pytest.mark.django_db
def test_a_blind_index_is_the_same_for_the_same_text_and_tells_nothing_without_its_key() -> None:
    index = actions.blind_index("pesel", "50611412341")

    assert actions.blind_index("pesel", "50611412341") == index
    assert actions.blind_index("address", "50611412341") != index
    assert actions.blind_index("pesel", "") == ""
    assert IndexKey.objects.get().secret() != KEY
    assert settings.PERSONAL_DATA_KEYS
