"""What was carried over from results to a diagnosis, and what became of it there."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.audit.tracking import tracked
from diagnosis.models import Need, Note
from programmes.results.carrying.enums import OriginKind


@tracked()
class CarriedOver(models.Model):
    """One thing of the results and the note or the row of needs that came of it; a thing is carried over once.

    ``key`` names the thing („7”, or „3-12-2025” for a programme, a service and a year); ``label`` and ``url``
    are as they were then. A note or a row that is deleted takes this with it, so the thing is proposed again.
    """

    kind = models.CharField("skąd", max_length=14, choices=OriginKind.choices, editable=False)
    key = models.CharField("klucz", max_length=60, editable=False)
    label = models.CharField("źródło", max_length=300, editable=False)
    url = models.CharField("adres źródła", max_length=300, editable=False)
    note = models.OneToOneField(
        Note,
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="carried_over",
        verbose_name="notatka z rozeznania",
    )
    need = models.OneToOneField(
        Need,
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="carried_over",
        verbose_name="wiersz potrzeb",
    )
    carried_at = models.DateTimeField("przeniesiono", default=timezone.now, editable=False)
    carried_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto przeniósł"
    )

    class Meta:
        verbose_name = "przeniesienie do diagnozy"
        verbose_name_plural = "przeniesienia do diagnozy"
        ordering = ["-carried_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="carried_over_once"),
            models.CheckConstraint(
                condition=Q(note__isnull=False, need__isnull=True) | Q(note__isnull=True, need__isnull=False),
                name="carried_over_to_one_place",
            ),
        ]

    def __str__(self) -> str:
        return self.label
