"""Questions asked of reports and of personal links."""

from django.db import models
from django.utils import timezone

from cus.accounts.acts import Act
from programmes.results.reports.enums import OPEN_STATES, ReportState


class ReportQuerySet(models.QuerySet):
    """Reports of providers."""

    def visible_to(self, user) -> "ReportQuerySet":
        """Reports are working papers of the staff; what others read are the figures accepted from them."""
        return self if user.may(Act.READ_DRAFTS) else self.none()

    def open(self) -> "ReportQuerySet":
        """Those that somebody still has to give, or to give again."""
        return self.filter(state__in=OPEN_STATES)

    def to_review(self) -> "ReportQuerySet":
        """Those that wait for the organiser."""
        return self.filter(state=ReportState.RECEIVED)

    def whole(self) -> "ReportQuerySet":
        """With all that the page of a report shows."""
        people = ("received_by", "decided_by", "reminded_by", "sent_with")
        return self.select_related("contract__own_unit", "contract__programme", *people).prefetch_related(
            "rows__service", "rows__partner", "rows__own_unit", "rows__figure", "remarks__by", "remarks__row",
            "contract__items", "contract__providers__partner", "contract__annexes", "contract__report_dates",
        )  # fmt: skip


class ReportLinkQuerySet(models.QuerySet):
    """Personal links."""

    def open(self) -> "ReportLinkQuerySet":
        """Those that still let somebody in; whether a report still wants them is asked of the report."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
