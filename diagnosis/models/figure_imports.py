"""Tables with figures that wait for their preview, and saved ways of reading a table."""

from django.db import models
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.importing.models import KeptFiles


class FigureImport(KeptFiles):
    """A file with figures between its preview and its acceptance; ``choices`` is what the person chose for it."""

    choices = models.JSONField("ustawienia", default=dict)

    class Meta(KeptFiles.Meta):
        verbose_name = "import wskaźników"
        verbose_name_plural = "importy wskaźników"


@tracked()
class TableMapping(models.Model):
    """A saved way of reading a table: which column holds what, by headings, so that next year's file fits too."""

    name = models.CharField("nazwa", max_length=120, unique=True)
    columns = models.JSONField("kolumny", default=dict)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "sposób wczytania tabeli"
        verbose_name_plural = "sposoby wczytania tabel"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
