"""What a decision leaves behind: the check list as it stood, and who has to hear of what happened."""

from django.conf import settings
from django.db import models

from programmes.models.version import ProgrammeLogEntry


class CheckRecord(models.Model):
    """What the check list found when the director approved: written once with the line of the log, never changed.

    ``findings`` are plain JSON as ``programmes.gaps.Finding.kept`` writes it; ``rules`` the codes of all rules asked.
    """

    entry = models.OneToOneField(ProgrammeLogEntry, on_delete=models.CASCADE, related_name="check_record")
    rules = models.JSONField("zadane pytania", default=list)
    findings = models.JSONField("znalezione braki", default=list)

    class Meta:
        verbose_name = "sprawdzenie w chwili zatwierdzenia"
        verbose_name_plural = "sprawdzenia w chwili zatwierdzenia"
        ordering = ["entry"]

    def __str__(self) -> str:
        return f"sprawdzenie {self.entry_id}"


class Notice(models.Model):
    """Somebody should hear of a line of the log; written in its transaction, once for each person."""

    entry = models.ForeignKey(ProgrammeLogEntry, on_delete=models.CASCADE, related_name="notices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="programme_notices")
    read_at = models.DateTimeField("przeczytano", null=True, blank=True)

    class Meta:
        verbose_name = "powiadomienie o programie"
        verbose_name_plural = "powiadomienia o programach"
        ordering = ["-entry", "person"]
        constraints = [models.UniqueConstraint(fields=["entry", "person"], name="programme_notice_once")]

    def __str__(self) -> str:
        return f"powiadomienie {self.pk}"
