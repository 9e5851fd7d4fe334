"""Questions asked of the register."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from cus.accounts.acts import Act
from programmes.results.complaining.enums import UNCLOSED, ComplaintState


def late_on(day: datetime.date) -> Q:
    """What somebody waits for past its last day: an explanation, or a correction."""
    return Q(state=ComplaintState.EXPLAINING, explanation_due__lt=day) | Q(
        state=ComplaintState.CORRECTING, correction_due__lt=day
    )


class ComplaintQuerySet(models.QuerySet):
    """Irregularities and complaints."""

    def visible_to(self, user) -> "ComplaintQuerySet":
        """Working papers of the staff: nobody else reads them."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

    def overdue(self, day: datetime.date) -> "ComplaintQuerySet":
        """Those with a deadline that passed before ``day``, the longest passed first."""
        return self.filter(late_on(day)).order_by(
            Coalesce(F("correction_due"), F("explanation_due")), "year", "ordinal"
        )

    def unclosed(self) -> "ComplaintQuerySet":
        """Those not closed yet."""
        return self.filter(state__in=UNCLOSED)

    def for_list(self) -> "ComplaintQuerySet":
        """With what a row shows."""
        return self.select_related(
            "topic", "service", "partner", "own_unit", "contract", "programme"
        ).prefetch_related("programme__versions")
