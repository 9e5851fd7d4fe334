"""What happened to a diagnosis: one line for each change of its stage."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.accounts.models import signed
from diagnosis.enums import DiagnosisStage
from diagnosis.models.diagnoses import Diagnosis


class StageChange(models.Model):
    """A change of stage: from, to, who, when and, where one is asked for, why. Lines are only added."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="stage_changes")
    transition = models.CharField("czynność", max_length=30)
    from_stage = models.CharField("z etapu", max_length=20, choices=DiagnosisStage.choices, blank=True)
    to_stage = models.CharField("na etap", max_length=20, choices=DiagnosisStage.choices)
    reason = models.TextField("dlaczego", blank=True)
    at = models.DateTimeField("kiedy", default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="kto")
    authorisation = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )

    class Meta:
        verbose_name = "zmiana etapu diagnozy"
        verbose_name_plural = "zmiany etapów diagnozy"
        ordering = ["diagnosis", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(transition__startswith="back_") | ~Q(reason__regex=r"^\s*$"),
                name="diagnosis_back_with_reason",
                violation_error_message="Cofnięcie etapu wymaga powodu.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_stage_display()} ({self.at:%Y-%m-%d})"

    @property
    def who(self) -> str:
        """Who did it, and under which authorisation, if not by their own role."""
        return signed(self.by, self.authorisation)
