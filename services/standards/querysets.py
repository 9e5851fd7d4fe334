"""Questions asked of standards."""

import datetime

from django.db import models
from django.db.models import Q

from cus.accounts.acts import Act
from services.standards.enums import DECIDED_STATES, OPEN_STATES, StandardState


class StandardQuerySet(models.QuerySet):
    """Versions of standards."""

    def visible_to(self, user) -> "StandardQuerySet":
        """Drafts only for the staff; whoever reads sees what is approved, of services in use."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(state=StandardState.APPROVED, service__state="active")
        return self.none()

    def awaiting_decision(self) -> "StandardQuerySet":
        """Versions on the director's desk."""
        return self.filter(state=StandardState.SUBMITTED)

    def unfinished(self) -> "StandardQuerySet":
        """Versions not decided yet."""
        return self.filter(state__in=OPEN_STATES)

    def in_force_on(self, day: datetime.date) -> "StandardQuerySet":
        """For each service the one version that was in force on ``day``: the newest one begun and not revoked.

        When an approval is taken back, the version before it rules again from that day.
        """
        begun = self.filter(state__in=DECIDED_STATES, in_force_from__lte=day)
        standing = begun.filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=day))
        newest = standing.order_by("service_id", "-in_force_from", "-number").distinct("service_id")
        return self.filter(pk__in=newest.values("pk"))

    def for_list(self) -> "StandardQuerySet":
        """With what a row of a list shows, the newest version first."""
        return self.select_related("approved_by", "approved_under", "submitted_by").order_by("service_id", "-number")
