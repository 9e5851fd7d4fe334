"""Questions asked of results."""

import datetime

from django.db import models

from cus.accounts.acts import Act
from programmes.enums import ADOPTED_STATES


class DeliveryQuerySet(models.QuerySet):
    """Figures of delivery."""

    def visible_to(self, user) -> "DeliveryQuerySet":
        """The staff read all; who reads what is in force reads the figures of programmes that were adopted."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(programme__in=self.model.adopted_programmes())
        return self.none()

    def within(self, start: datetime.date, end: datetime.date) -> "DeliveryQuerySet":
        """Figures whose whole period lies between two days."""
        return self.filter(starts_on__gte=start, ends_on__lte=end)


def adopted(programmes: models.QuerySet) -> models.QuerySet:
    """Narrow programmes to those of which a version was adopted."""
    return programmes.filter(versions__state__in=ADOPTED_STATES).distinct()


class AnnualQuerySet(models.QuerySet):
    """Yearly reports and plans of the director."""

    def visible_to(self, user) -> "AnnualQuerySet":
        """The staff read all; who reads what is in force reads those that were approved at least once."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(
                models.Exists(self.model.editions.rel.related_model.objects.filter(paper=models.OuterRef("pk")))
            )
        return self.none()
