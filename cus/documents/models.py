"""Documents that nobody can change any more."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cus.privacy.models import PersonKey

# Whatever identifies and feeds the document. Only the columns of the file may still be filled.
_FROZEN = (
    "id",
    "kind",
    "subject_type",
    "subject_id",
    "label",
    "data",
    "data_sha256",
    "check_code",
    "person_key_id",
    "sealed_data",
    "template_version",
    "created_at",
    "created_by_id",
)


def _row(alias: str) -> str:
    return "ROW(" + ", ".join(f'{alias}."{column}"' for column in _FROZEN) + ")"


class FrozenDocument(models.Model):
    """The data of a document at the moment of approval, their hash, and the file made from them.

    Written in the transaction of the act that froze it; the file comes from a job a moment later and
    is filled in once. A database trigger refuses every other change and every deletion, whoever asks.

    A sealed document (``person_key``) keeps its data and its file encrypted with the key of the person
    it tells of; ``data`` is empty, ``data_sha256`` is HMAC-SHA-256 with a key derived from that key, since
    eleven digits could be guessed from a plain hash, and ``pdf_sha256`` is the hash of the encrypted file.

    ``check_code`` is printed on every page; a public page answers for it (``cus.documents.checking``).
    Documents frozen before codes were given have none.
    """

    kind = models.CharField("rodzaj", max_length=40)
    subject_type = models.CharField("czego dotyczy", max_length=80)
    subject_id = models.BigIntegerField("numer wiersza")
    label = models.CharField("numer lub wersja", max_length=120)
    data = models.JSONField("dane")
    data_sha256 = models.CharField("skrót danych SHA-256", max_length=64)
    person_key = models.ForeignKey(
        PersonKey, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="klucz osoby"
    )
    sealed_data = models.BinaryField("dane zaszyfrowane", null=True, editable=False)
    check_code = models.CharField(  # noqa: DJ001 - absent, not empty
        "kod sprawdzenia", max_length=12, null=True, unique=True, editable=False
    )
    template_version = models.CharField("wersja wzoru", max_length=40)
    pdf = models.BinaryField("plik PDF", null=True, editable=False)
    pdf_sha256 = models.CharField("skrót pliku SHA-256", max_length=64, null=True)  # noqa: DJ001 - absent, not empty
    rendered_at = models.DateTimeField("plik gotowy", null=True)
    # Templates, code and libraries that made the file; empty for files made before it was written down.
    rendered_with = models.CharField("czym wydrukowano", max_length=400, blank=True, editable=False)
    created_at = models.DateTimeField("zamrożono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="kto zamroził", related_name="+"
    )

    class Meta:
        verbose_name = "zamrożony dokument"
        verbose_name_plural = "zamrożone dokumenty"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_type", "subject_id", "label", "data_sha256"],
                name="frozen_document_once",
                violation_error_message="Ten dokument jest już zapisany.",
            ),
            models.CheckConstraint(
                condition=Q(pdf__isnull=True, pdf_sha256__isnull=True, rendered_at__isnull=True)
                | Q(pdf__isnull=False, pdf_sha256__isnull=False, rendered_at__isnull=False),
                name="frozen_document_file_whole",
                violation_error_message="Plik, jego skrót i czas powstania zapisuje się razem.",
            ),
            models.CheckConstraint(
                condition=Q(data_sha256__regex=r"^[0-9a-f]{64}$")
                & (Q(pdf_sha256__isnull=True) | Q(pdf_sha256__regex=r"^[0-9a-f]{64}$")),
                name="frozen_document_hashes",
                violation_error_message="Skrót SHA-256 ma 64 znaki.",
            ),
            models.CheckConstraint(
                condition=Q(check_code__isnull=True) | Q(check_code__regex=r"^[0-9A-HJKMNP-TV-Z]{12}$"),
                name="frozen_document_check_code",
                violation_error_message="Kod sprawdzenia ma 12 znaków.",
            ),
            models.CheckConstraint(
                condition=Q(person_key__isnull=True, sealed_data__isnull=True)
                | Q(person_key__isnull=False, sealed_data__isnull=False, data={}),
                name="frozen_document_sealed_whole",
                violation_error_message="Dokument zaszyfrowany nie ma danych jawnych.",
            ),
            models.CheckConstraint(
                condition=Q(rendered_at__isnull=True) | Q(rendered_at__gte=F("created_at")),
                name="frozen_document_file_after_data",
                violation_error_message="Plik nie może powstać przed danymi.",
            ),
        ]
        indexes = [models.Index(fields=["subject_type", "subject_id", "kind"], name="frozen_document_subject")]
        triggers = [
            pgtrigger.Protect(name="no_deleting", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="file_once",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func=(
                    f"IF OLD.pdf IS NOT NULL OR {_row('NEW')} IS DISTINCT FROM {_row('OLD')} THEN "
                    "RAISE EXCEPTION 'a frozen document cannot be changed' USING ERRCODE = 'restrict_violation'; "
                    "END IF; RETURN NEW;"
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.label}"

    @property
    def is_ready(self) -> bool:
        """Whether the file has been made."""
        return self.rendered_at is not None

    @property
    def is_sealed(self) -> bool:
        """Whether data and file are encrypted with a person's key."""
        return self.person_key_id is not None

    @property
    def place(self) -> str:
        """What the sealed data are bound to."""
        return f"document {self.kind}/{self.subject_type}/{self.subject_id}/{self.label}/{self.data_sha256}"

    @property
    def state_label(self) -> str:
        """The state in words, for pages."""
        return "PDF gotowy" if self.is_ready else "PDF w przygotowaniu"


class DocumentCheck(models.Model):
    """One verification of all frozen documents: how far it is, and what is not as it was.

    ``findings`` lists what is to be said of single documents: id, verdict, the sentence.
    """

    created_at = models.DateTimeField("zlecono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="kto zlecił", related_name="+"
    )
    total = models.PositiveIntegerField("dokumentów")
    done = models.PositiveIntegerField("sprawdzono", default=0)
    faults = models.PositiveIntegerField("niezgodnych", default=0)
    findings = models.JSONField("wyniki", default=list)
    finished_at = models.DateTimeField("zakończono", null=True)

    class Meta:
        verbose_name = "sprawdzenie dokumentów"
        verbose_name_plural = "sprawdzenia dokumentów"
        ordering = ["-created_at", "-pk"]
        constraints = [models.CheckConstraint(condition=Q(done__lte=F("total")), name="document_check_done_within")]

    def __str__(self) -> str:
        return f"sprawdzenie dokumentów {self.pk}"
