"""Writes to keys and to sealed values."""

from collections.abc import Mapping

from django.db import transaction

from cus.privacy import crypto
from cus.privacy.fields import Sealed
from cus.privacy.models import IndexKey, PersonKey, SealedRow, place_of

BATCH = 100


def new_person_key() -> PersonKey:
    """Make and save the data key of one more person."""
    key = PersonKey()
    key.take(crypto.new_key())
    key.save()
    return key


def seal(row: SealedRow, values: Mapping[str, str], *, key: PersonKey) -> None:
    """Put sealed ``values`` into the fields of ``row`` under ``key``; the caller saves the row.

    An empty text empties the field. The row's other sealed values must stand under the same key: hand
    them over again when the key changes.
    """
    secret = key.secret()
    for field, text in values.items():
        sealed = crypto.seal(secret, key.pk, text.encode(), place_of(row, field)) if text else None
        setattr(row, field, Sealed(sealed) if sealed else None)
    row.person_key = key


@transaction.atomic
def index_secret() -> bytes:
    """Return the key of blind indexes; the first call makes it."""
    key = IndexKey.objects.first()
    if key is None:
        fresh = IndexKey()
        fresh.take(crypto.new_key())
        key, _ = IndexKey.objects.get_or_create(
            id=IndexKey.SINGLETON, defaults={"master_id": fresh.master_id, "wrapped": fresh.wrapped}
        )
    return key.secret()


def blind_index(kind: str, text: str) -> str:
    """Return the keyed hash under which ``text`` (normalised by the caller) is looked up; empty for none."""
    return crypto.keyed_hash(crypto.derive(index_secret(), kind), text.encode()) if text else ""


def rotate_keys() -> int:
    """Wrap every data key anew by the newest master key; return how many were.

    Each batch commits on its own, so it may be interrupted and run again; what is done is not done twice.

    Raises:
        NoMasterKey: a row was wrapped by a key that the settings no longer hold.
    """
    done = 0
    for model in (IndexKey, PersonKey):
        while changed := _rotate_batch(model):
            done += changed
    return done


@transaction.atomic
def _rotate_batch(model: type[IndexKey] | type[PersonKey]) -> int:
    from cus.privacy.keyring import masters

    rows = model.objects.filter(wrapped__isnull=False).exclude(master_id=masters()[0].id)
    batch = list(rows.select_for_update(of=("self",)).order_by("pk")[:BATCH])
    for row in batch:
        row.take(row.secret())
        row.save(update_fields=["master_id", "wrapped"])
    return len(batch)
