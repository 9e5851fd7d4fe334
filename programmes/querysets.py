"""Questions asked of programmes."""

from django.db import models

from cus.accounts.acts import Act
from programmes.enums import ADOPTED_STATES, EDITABLE_STATES, ProgrammeState


class ProgrammeVersionQuerySet(models.QuerySet):
    """Versions of programmes."""

    def visible_to(self, user) -> "ProgrammeVersionQuerySet":
        """Working states only for the staff; adopted versions for everybody who reads."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(state__in=ADOPTED_STATES)
        return self.none()

    def awaiting_decision(self) -> "ProgrammeVersionQuerySet":
        """Versions on the director's desk."""
        return self.filter(state=ProgrammeState.SUBMITTED)

    def open_for_editing(self) -> "ProgrammeVersionQuerySet":
        """Drafts and returned versions."""
        return self.filter(state__in=EDITABLE_STATES)

    def for_list(self) -> "ProgrammeVersionQuerySet":
        """With what a list row shows."""
        return (
            self.select_related("programme")
            .annotate(item_count=models.Count("items", distinct=True))
            .order_by("-programme_id", "-number")
        )
