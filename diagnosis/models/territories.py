"""Form 2: resources of a territory."""

import uuid

from django.contrib.postgres.functions import RandomUUID
from django.db import models

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from diagnosis.models.diagnoses import Diagnosis


@tracked()
class TerritoryForm(models.Model):
    """Form 2: description and assessment of the resources of a territory; ``key`` is stable across versions."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="territories")
    key = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    territory = models.CharField("terytorium", max_length=200)
    assessor = models.CharField("instytucja lub podmiot dokonujący rozpoznania", max_length=300, blank=True)
    services_present = models.TextField("usługi świadczone, współpracujące służby i organizacje", blank=True)
    services_missing = models.TextField("usługi, których brakuje", blank=True)
    social_economy = models.TextField("aktywne podmioty ekonomii społecznej", blank=True)
    training_resources = models.TextField("zasoby szkoleniowe instytucji lokalnych", blank=True)
    readiness = models.TextField("gotowość osób prawnych do tworzenia podmiotów", blank=True)
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "formularz terytorium"
        verbose_name_plural = "formularze terytorium"
        ordering = ["diagnosis", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["diagnosis", "territory"],
                name="territory_once",
                violation_error_message="Formularz tego terytorium już jest w diagnozie.",
            ),
            models.UniqueConstraint(fields=["diagnosis", "key"], name="territory_key_once"),
        ]

    def __str__(self) -> str:
        return self.territory

    def printed(self, row: str) -> str:
        """The text of a printed row: the description, then the lines; ``lines`` should be prefetched."""
        lines = [f"– {line.shown}" for line in self.lines.all() if line.row == row and line.shown]
        return "\n".join(part for part in (getattr(self, row).strip(), *lines) if part)
