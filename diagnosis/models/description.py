"""Who makes a diagnosis, and the documents it is read together with."""

import uuid

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from diagnosis.enums import AuthorKind, RelatedKind
from diagnosis.models.diagnoses import Diagnosis


@tracked()
class DiagnosisAuthor(models.Model):
    """An author: the centre's own team, a contractor or an organisation; ``key`` is stable across versions."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="author_rows")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField("kto to jest", max_length=12, choices=AuthorKind.choices, default=AuthorKind.OWN_TEAM)
    name = models.CharField("nazwa", max_length=300)
    part = models.CharField(
        "za co odpowiada", max_length=300, blank=True, help_text="Np. badanie ankietowe, redakcja raportu."
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "autor diagnozy"
        verbose_name_plural = "autorzy diagnozy"
        ordering = ["diagnosis", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "key"], name="author_key_once"),
            models.UniqueConstraint(
                fields=["diagnosis", "name"],
                name="author_once",
                violation_error_message="Ten autor jest już wpisany.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class RelatedDocument(models.Model):
    """A strategy or a plan that the diagnosis refers to: what it is, whose, since when and what it says."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="related_documents")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    kind = models.CharField("rodzaj dokumentu", max_length=20, choices=RelatedKind.choices)
    name = models.CharField("nazwa", max_length=300)
    organ = models.CharField(
        "kto przyjął", max_length=200, blank=True, help_text="Np. Rada Gminy, uchwała nr XII/80/2025."
    )
    adopted_on = models.DateField("z dnia", null=True, blank=True)
    valid_until = models.DateField("obowiązuje do", null=True, blank=True)
    link = models.URLField("adres w internecie", max_length=500, blank=True)
    about_services = models.TextField(
        "co mówi o usługach społecznych", blank=True, help_text="Co z niego wynika dla tej diagnozy."
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "dokument powiązany"
        verbose_name_plural = "dokumenty powiązane"
        ordering = ["diagnosis", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "key"], name="related_document_key_once"),
            models.CheckConstraint(
                condition=Q(adopted_on__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=models.F("adopted_on")),
                name="related_document_days_in_order",
                violation_error_message="Dokument nie może przestać obowiązywać, zanim go przyjęto.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
