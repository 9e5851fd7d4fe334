"""Text that is not saved yet, and who has what open. Neither is a record of the centre: no history."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from cus.drafts.querysets import DraftQuerySet, PresenceQuerySet


class Draft(models.Model):
    """What one person typed in one opening of a form; nobody else can read it.

    ``object`` is the key of the edited object (of the parent, for a new one; may be empty),
    ``opening`` names this opening of the page: two tabs of one form never write over each other.
    ``base_version`` is the version that the form was opened with, ``data`` maps names of controls to
    lists of texts.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=60)
    object = models.CharField(max_length=60, blank=True)
    opening = models.UUIDField()
    base_version = models.PositiveIntegerField(default=0)
    data = models.JSONField()
    saved_at = models.DateTimeField(db_default=Now())

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = "szkic"
        verbose_name_plural = "szkice"
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "form", "object", "opening"], name="draft_once_an_opening")
        ]
        indexes = [models.Index(fields=["saved_at"], name="draft_age")]

    def __str__(self) -> str:
        return f"{self.form} {self.object}".strip()


class Presence(models.Model):
    """One open page of one person; without a sign of life it is over by itself."""

    subject = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    opening = models.UUIDField()
    since = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(db_default=Now())

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = "otwarta strona"
        verbose_name_plural = "otwarte strony"
        ordering = ["since", "pk"]
        constraints = [models.UniqueConstraint(fields=["subject", "user", "opening"], name="presence_once")]
        indexes = [models.Index(fields=["seen_at"], name="presence_age")]

    def __str__(self) -> str:
        return f"{self.subject}, {self.user_id}"
