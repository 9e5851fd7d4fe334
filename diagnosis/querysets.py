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
        return self.annotate(
            need_count=models.Count("needs", distinct=True),
            territory_count=models.Count("territories", distinct=True),
        ).prefetch_related("gminas")


class NeedQuerySet(models.QuerySet):
    """Rows of form 1."""

    def in_order(self) -> "NeedQuerySet":
        """In the order of the sheet."""
        return self.order_by("position", "pk")

    def incomplete(self) -> "NeedQuerySet":
        """Drafts without a group or without a need (both are required of a whole row)."""
        return self.filter(models.Q(group__regex=r"^\s*$") | models.Q(need__regex=r"^\s*$"))

    def for_sheet(self) -> "NeedQuerySet":
        """In order, with the catalogue services of each row."""
        return self.in_order().prefetch_related("service_links__service")
