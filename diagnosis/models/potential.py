"""The list of the potential (art. 21 ust. 3 pkt 2) as a diagnosis keeps it."""

from django.db import models
from django.utils import timezone

from diagnosis.models.diagnoses import Diagnosis


class PotentialCopy(models.Model):
    """A copy of the list as of a day: written once, never changed. The newest one is the diagnosis's own.

    ``data`` is a ``diagnosis.potential.Potential`` as ``cus.documents.serial`` writes it.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, related_name="potential_copies")
    as_of = models.DateField("stan na dzień")
    data = models.JSONField("wykaz")
    taken_at = models.DateTimeField("zapisano", default=timezone.now, editable=False)
    taken_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto zapisał"
    )

    class Meta:
        verbose_name = "wykaz potencjału"
        verbose_name_plural = "wykazy potencjału"
        ordering = ["diagnosis", "-pk"]

    def __str__(self) -> str:
        return f"Wykaz potencjału – {self.diagnosis}"
