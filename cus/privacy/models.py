"""Data keys of people, and what rows with sealed values have in common."""

import uuid

import pgtrigger
from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.privacy import crypto, keyring
from cus.privacy.enums import ErasureReason, Keep

# Only the table's owner, that is the functions that also write the protocol, may destroy a key.
_DESTROYED_BY_OWNER = """
IF NEW.id IS DISTINCT FROM OLD.id OR (NEW.wrapped IS NULL) IS DISTINCT FROM (OLD.wrapped IS NULL)
   AND current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
THEN RAISE EXCEPTION 'a data key is destroyed only by its function' USING ERRCODE = 'restrict_violation';
END IF; RETURN NEW;
"""


class KeyDestroyed(Exception):
    """The person's data were erased: their key is no more, and nobody can read them."""


class PersonKey(models.Model):
    """The data key of one person: 256 random bits, wrapped by a master key.

    Has no history, on purpose: when ``wrapped`` is emptied, nothing sealed with the key can be read
    again, wherever it was copied. The row itself stays, to say so.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    master_id = models.CharField("klucz główny", max_length=12)
    wrapped = models.BinaryField("klucz osoby, zaszyfrowany", null=True)
    created_at = models.DateTimeField("utworzono", default=timezone.now, editable=False)
    destroyed_at = models.DateTimeField("zniszczono", null=True, editable=False)

    class Meta:
        verbose_name = "klucz danych osoby"
        verbose_name_plural = "klucze danych osób"
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="person_key_destroyed_at",
                violation_error_message="Zniszczony klucz ma datę zniszczenia.",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="no_deleting", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="destroyed_by_owner",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=_DESTROYED_BY_OWNER,
            ),
        ]

    def __str__(self) -> str:
        return f"klucz {str(self.pk)[:8]}"

    @property
    def owner(self) -> str:
        """What the wrapping is bound to."""
        return f"person {self.pk}"

    def secret(self) -> bytes:
        """Return the data key.

        Raises:
            KeyDestroyed: there is none any more.
        """
        if self.wrapped is None:
            raise KeyDestroyed
        return keyring.unwrap(self.master_id, bytes(self.wrapped), self.owner)

    def take(self, data_key: bytes) -> None:
        """Hold ``data_key``, wrapped by the master key in use; not saved."""
        self.master_id, self.wrapped = keyring.wrap(data_key, self.owner)


class IndexKey(models.Model):
    """The one key of blind indexes, wrapped like the others; it never changes, so that indexes stay true."""

    SINGLETON = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=SINGLETON, editable=False)
    master_id = models.CharField("klucz główny", max_length=12)
    wrapped = models.BinaryField("klucz skrótów, zaszyfrowany")
    created_at = models.DateTimeField("utworzono", default=timezone.now, editable=False)

    owner = "blind index"

    class Meta:
        verbose_name = "klucz skrótów"
        verbose_name_plural = "klucze skrótów"
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1), name="index_key_is_one", violation_error_message="Klucz skrótów jest jeden."
            )
        ]
        triggers = [pgtrigger.Protect(name="no_deleting", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return "klucz skrótów"

    def secret(self) -> bytes:
        """Return the key."""
        return keyring.unwrap(self.master_id, bytes(self.wrapped), self.owner)

    def take(self, data_key: bytes) -> None:
        """Hold ``data_key``, wrapped by the master key in use; not saved."""
        self.master_id, self.wrapped = keyring.wrap(data_key, self.owner)


@tracked()
class RetentionClass(models.Model):
    """How long the centre keeps a class of rows: no period is invented here, and without one nothing is removed."""

    code = models.CharField("klasa", max_length=20, choices=Keep.choices, unique=True)
    period_months = models.PositiveSmallIntegerField(
        "okres w miesiącach", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    basis = models.CharField("podstawa okresu", max_length=300, blank=True)
    owner = models.CharField("kto odpowiada", max_length=200, blank=True)
    reviewed_on = models.DateField("ostatni przegląd", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "klasa przechowywania"
        verbose_name_plural = "klasy przechowywania"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_months__isnull=True) | (Q(period_months__gte=1) & ~Q(basis="") & ~Q(owner="")),
                name="retention_period_has_basis_and_owner",
                violation_error_message="Okres ma podstawę i osobę, która za niego odpowiada.",
            )
        ]

    def __str__(self) -> str:
        return self.get_code_display()


class Erasure(models.Model):
    """One erasure: where which words are replaced and which keys are destroyed. Holds no personal data.

    ``plan`` has ``terms`` (keyed hashes of the erased words with their number of words), ``places``
    (model, field, row) and ``keys`` (ids of data keys). That is enough to do it again on a restored older
    backup, and tells nobody whom it was about.
    """

    key = models.UUIDField("oznaczenie", default=uuid.uuid4, unique=True, editable=False)
    reason = models.CharField("powód", max_length=20, choices=ErasureReason.choices)
    plan = models.JSONField("gdzie i co", default=dict)
    ordered_at = models.DateTimeField("zlecono", default=timezone.now, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto zlecił",
    )
    done_at = models.DateTimeField("wykonano", null=True, editable=False)
    rows = models.PositiveIntegerField("zmienionych wierszy", default=0)

    class Meta:
        verbose_name = "usunięcie danych osoby"
        verbose_name_plural = "usunięcia danych osób"
        ordering = ["-ordered_at", "-pk"]
        triggers = [pgtrigger.Protect(name="no_deleting", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"usunięcie {str(self.key)[:8]}"


class SealedRow(models.Model):
    """Base of a row with sealed values of one person.

    ``seal_id`` stands for the row inside sealed values: it is known before the row is saved.
    """

    seal_id = models.UUIDField("oznaczenie wiersza", default=uuid.uuid4, unique=True, editable=False)
    person_key = models.ForeignKey(
        PersonKey, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="klucz osoby"
    )

    class Meta:
        abstract = True


def place_of(row: models.Model, field: str) -> str:
    """Name the place that a sealed value of ``row`` is bound to: table, column, row."""
    return f"{row._meta.db_table}.{field}:{row.seal_id}"


def plain(row: SealedRow, field: str) -> str:
    """Return the sealed text in clear; an empty text where there is none. The caller logs the reading.

    Raises:
        KeyDestroyed: the person's data were erased. CannotOpen: the value was changed or moved.
    """
    sealed = getattr(row, field)
    if sealed is None:
        return ""
    key = PersonKey.objects.get(pk=crypto.key_id_of(sealed.token))
    return crypto.unseal(key.secret(), sealed.token, place_of(row, field)).decode()
