"""Questions asked of diagnoses."""

from django.db import models

from cus.accounts.acts import Act
from diagnosis.enums import DiagnosisStage

PUBLISHED_STAGES = (DiagnosisStage.HANDED_OVER, DiagnosisStage.IN_FORCE, DiagnosisStage.SUPERSEDED)


class DiagnosisQuerySet(models.QuerySet):
    """Diagnoses of needs and potential."""

    def visible_to(self, user) -> "DiagnosisQuerySet":
        """Working stages only for the staff; from the handover on for everybody who reads."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(stage__in=PUBLISHED_STAGES)
        return self.none()

    def in_force_on(self, day) -> "DiagnosisQuerySet":
        """Diagnoses in force whose five years cover ``day``."""
        return self.filter(stage=DiagnosisStage.IN_FORCE, period_start__lte=day, period_end__gte=day)

    def for_list(self) -> "DiagnosisQuerySet":
        """With what a list row shows."""
        return self.annotate(need_count=models.Count("needs", distinct=True))
