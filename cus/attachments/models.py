"""Files added to an object, kept in the database beside it: one backup, one transaction."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.attachments.enums import LARGEST, FileType
from cus.audit.tracking import tracked


class AttachmentQuerySet(models.QuerySet):
    """Files."""

    def of(self, subject: models.Model) -> "AttachmentQuerySet":
        """Files of one object, without their content."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).defer("content")


@tracked(exclude=["content"])
class Attachment(models.Model):
    """One file as it came, under an address that cannot be guessed.

    ``subject_type`` and ``subject_id`` say what it belongs to; who may read it is decided by that
    object (``cus.attachments.registry``). Its content does not change; removed is removed, and the
    history keeps name, size and hash.
    """

    key = models.UUIDField("adres", default=uuid.uuid4, unique=True, editable=False)
    subject_type = models.CharField("czego dotyczy", max_length=80)
    subject_id = models.BigIntegerField("numer wiersza")
    kind = models.CharField("rodzaj", max_length=40)
    description = models.CharField("opis", max_length=300, blank=True)
    name = models.CharField("nazwa pliku", max_length=160)
    file_type = models.CharField("typ pliku", max_length=100, choices=FileType.choices)
    size = models.PositiveIntegerField("wielkość w bajtach")
    sha256 = models.CharField("skrót SHA-256", max_length=64)
    content = models.BinaryField("zawartość", editable=False)
    created_at = models.DateTimeField("dodano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="kto dodał", related_name="+"
    )

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "załącznik"
        verbose_name_plural = "załączniki"
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="attachment_subject")]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "sha256"],
                name="attachment_once",
                violation_error_message="Ten sam plik jest tu już dodany.",
            ),
            models.CheckConstraint(
                condition=Q(size__gt=0, size__lte=LARGEST),
                name="attachment_size",
                violation_error_message="Plik jest pusty albo za duży.",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="attachment_hash",
                violation_error_message="Skrót SHA-256 ma 64 znaki.",
            ),
            models.CheckConstraint(
                condition=Q(file_type__in=FileType.values),
                name="attachment_type",
                violation_error_message="Takiego pliku nie można dodać.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where it is downloaded, by those who may."""
        return reverse("attachments:download", args=[self.key])
