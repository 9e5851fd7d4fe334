"""What became of each run of the backup."""

from django.db import models
from django.db.models import Q


class Outcome(models.TextChoices):
    """How a run ended. A run that was killed leaves no row: the age of the last good one tells."""

    GOOD = "good", "udana"
    FAILED = "failed", "nieudana"


class BackupRun(models.Model):
    """One finished run. Rows are only added, and never corrected."""

    outcome = models.CharField("wynik", max_length=10, choices=Outcome.choices)
    started_at = models.DateTimeField("początek")
    finished_at = models.DateTimeField("koniec")
    file_name = models.CharField("plik", max_length=200, blank=True)
    size = models.BigIntegerField("rozmiar w bajtach", default=0)
    sha256 = models.CharField("skrót SHA-256", max_length=64, blank=True)
    rows = models.BigIntegerField("wierszy", default=0)
    note = models.TextField("uwagi", max_length=2000, blank=True)

    class Meta:
        verbose_name = "kopia zapasowa"
        verbose_name_plural = "kopie zapasowe"
        ordering = ["-finished_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at__gte=models.F("started_at")),
                name="backup_run_ends_after_it_began",
                violation_error_message="Kopia nie może skończyć się przed początkiem.",
            ),
            models.CheckConstraint(
                condition=(Q(outcome="good") & ~Q(file_name="") & Q(size__gt=0) & Q(sha256__regex=r"^[0-9a-f]{64}$"))
                | (Q(outcome="failed") & ~Q(note="")),
                name="backup_run_says_what_it_made",
                violation_error_message="Udana kopia ma plik i skrót, nieudana – powód.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finished_at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"
