"""The periodic review of rights, kept as it was seen."""

from django.db import models
from django.utils import timezone

from cus.documents.models import FrozenDocument
from cus.text.dates import day


class RightsReview(models.Model):
    """One review (KRI § 19 ust. 2 pkt 4–5): who looked through the rights, when, what was found.

    Never changed: the list as it stood is frozen with it.
    """

    reviewed_at = models.DateTimeField("kiedy", default=timezone.now, editable=False)
    reviewed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto"
    )
    people = models.PositiveIntegerField("liczba osób")
    attention = models.PositiveIntegerField("pozycje wymagające uwagi")
    findings = models.TextField("ustalenia", blank=True)
    frozen = models.ForeignKey(
        FrozenDocument, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="lista w dniu przeglądu"
    )

    class Meta:
        verbose_name = "przegląd uprawnień"
        verbose_name_plural = "przeglądy uprawnień"
        ordering = ["-reviewed_at", "-pk"]

    def __str__(self) -> str:
        return f"przegląd uprawnień z {day(self.reviewed_at)} r."
