"""Questions asked of the catalogue."""

from django.db import models

from cus.accounts.acts import Act
from services.enums import ServiceState


class ServiceQuerySet(models.QuerySet):
    """Services, in the catalogue's own words."""

    def visible_to(self, user) -> "ServiceQuerySet":
        """Everybody reads active services; drafts and retired ones only who works with the catalogue."""
        if user.may(Act.CATALOGUE_PROPOSE):
            return self
        return self.active()

    def active(self) -> "ServiceQuerySet":
        """Services that may enter a programme."""
        return self.filter(state=ServiceState.ACTIVE)

    def for_list(self) -> "ServiceQuerySet":
        """With what a list row shows."""
        return self.prefetch_related("areas")
