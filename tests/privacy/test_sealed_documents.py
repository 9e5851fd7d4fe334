"""Frozen documents that tell of one person: encrypted with that person's key, read only with a trace."""

import hashlib

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cus.documents.actions import document_of, fill_file, read_sealed
from cus.documents.models import FrozenDocument
from cus.documents.sealing import data_of
from cus.documents.serial import canonical
from cus.privacy.crypto import CannotOpen
from cus.privacy.models import KeyDestroyed
from tests.documents import checks
from tests.factories.powers import ADDRESS, PESEL, SURNAME, a_signed_power

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(signed_power) -> FrozenDocument:
    """The document of a signed power, its file made."""
    frozen = FrozenDocument.objects.get()
    fill_file(frozen_id=frozen.pk)
    frozen.refresh_from_db()
    return frozen


def test_neither_data_nor_file_are_kept_in_clear(frozen) -> None:
    kept = bytes(frozen.sealed_data) + bytes(frozen.pdf) + str(frozen.data).encode()

    assert not bytes(frozen.pdf).startswith(b"%PDF")
    for secret in (PESEL, ADDRESS, SURNAME):
        assert secret.encode() not in kept


def test_the_hash_does_not_let_eleven_digits_be_guessed(frozen) -> None:
    data = canonical(data_of(frozen))

    assert PESEL.encode() in data
    assert hashlib.sha256(data).hexdigest() != frozen.data_sha256
    assert len(frozen.data_sha256) == 64


def test_the_file_opens_whole_and_its_reading_is_logged(frozen, signed_power, client_for, director) -> None:
    answer = client_for(director).post(f"/pelnomocnictwa/{signed_power.pk}/druk/", {"pesel": "1"})

    assert checks.faults(answer.content) == []
    assert PESEL in checks.text_of(answer.content)


def test_data_of_another_document_do_not_open_here(frozen, organiser) -> None:
    other = a_signed_power(organiser)
    twin = FrozenDocument.objects.get(subject_id=other.pk)
    frozen.sealed_data = twin.sealed_data

    with pytest.raises(CannotOpen):
        data_of(frozen)


def test_a_changed_byte_is_found(frozen) -> None:
    spoiled = bytearray(frozen.pdf)
    spoiled[-1] ^= 1
    frozen.pdf = bytes(spoiled)

    with pytest.raises(CannotOpen):
        read_sealed(frozen, subject=frozen, what="próba")


def test_without_the_key_nothing_is_left_to_read(frozen) -> None:
    frozen.person_key.wrapped = None

    with pytest.raises(KeyDestroyed):
        document_of(frozen)
    with pytest.raises(KeyDestroyed):
        read_sealed(frozen, subject=frozen, what="próba")


def test_the_database_refuses_a_sealed_document_with_data_in_clear(frozen, director) -> None:
    copy = FrozenDocument(
        kind=frozen.kind,
        subject_type=frozen.subject_type,
        subject_id=99,
        label="x",
        data={"pesel": PESEL},
        data_sha256="0" * 64,
        sealed_data=frozen.sealed_data,
        person_key=frozen.person_key,
        template_version="x",
        created_by=director,
    )
    with pytest.raises(IntegrityError, match="frozen_document_sealed_whole"), transaction.atomic():
        copy.save()


@pytest.mark.parametrize("change", [{"sealed_data": b"x"}, {"person_key": None}])
def test_the_database_refuses_to_change_what_is_sealed(frozen, change) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        FrozenDocument.objects.filter(pk=frozen.pk).update(**change)
