"""Questions asked of self-evaluations."""

from django.db import models

from cus.accounts.acts import Act
from programmes.results.selfevaluation.enums import SelfEvaluationState


class SelfEvaluationQuerySet(models.QuerySet):
    """Reports of self-evaluation."""

    def visible_to(self, user) -> "SelfEvaluationQuerySet":
        """The staff see all; who reads what is in force reads the approved ones."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(state=SelfEvaluationState.APPROVED)
        return self.none()

    def for_list(self) -> "SelfEvaluationQuerySet":
        """With what a list row shows."""
        return self.select_related("agreement").order_by("-ends_on", "-pk")
