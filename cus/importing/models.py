"""A table that somebody brought and has not yet accepted."""

import uuid

from django.conf import settings
from django.db import models


class KeptFiles(models.Model):
    """Files between the preview of an import and its acceptance; seen by whoever brought them alone.

    One a person: the next file takes the place of the last one. Accepted or given up, it is gone, and after a week
    as well. Without history: nothing here is in force.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name="kto"
    )
    created_at = models.DateTimeField("kiedy", auto_now_add=True)
    name = models.CharField("plik", max_length=200)
    content = models.BinaryField("treść pliku")
    second_name = models.CharField("drugi plik", max_length=200, blank=True)
    second_content = models.BinaryField("treść drugiego pliku", blank=True, default=bytes)

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.name

    @property
    def contents(self) -> list[bytes]:
        """The files, the second one only when there is one."""
        return [bytes(content) for content in (self.content, self.second_content) if content]
