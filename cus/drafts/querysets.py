"""Which drafts and open pages are meant."""

import datetime as dt
from uuid import UUID

from django.db import models
from django.utils import timezone

DRAFT_DAYS = 30
# Three missed signs of life; browsers let a page in the background speak once a minute.
SILENCE = dt.timedelta(seconds=90)


class DraftQuerySet(models.QuerySet):
    """Drafts."""

    def of(self, user, form: str, object_key: str) -> "DraftQuerySet":
        """The person's own drafts of one form of one object, the newest first."""
        return self.filter(owner=user, form=form, object=object_key)

    def expired(self) -> "DraftQuerySet":
        """Nobody came back to them for thirty days."""
        return self.filter(saved_at__lt=timezone.now() - dt.timedelta(days=DRAFT_DAYS))


class PresenceQuerySet(models.QuerySet):
    """Open pages."""

    def alive(self) -> "PresenceQuerySet":
        """Those that gave a sign of life lately."""
        return self.filter(seen_at__gte=timezone.now() - SILENCE)

    def silent(self) -> "PresenceQuerySet":
        """The others."""
        return self.filter(seen_at__lt=timezone.now() - SILENCE)

    def others_at(self, subject: str, user) -> "PresenceQuerySet":
        """Open pages of other people on the same thing."""
        return self.alive().filter(subject=subject).exclude(user=user).select_related("user")

    def page(self, user, opening: UUID) -> "PresenceQuerySet":
        """This very page."""
        return self.filter(user=user, opening=opening)
