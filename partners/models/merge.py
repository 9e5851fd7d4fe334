"""Two cards of one body made into one."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from partners.models.partner import Partner


class PartnerMerge(models.Model):
    """A card whose body had another card already: what of it went where.

    The absorbed card goes to the archive with all its texts; ``taken`` says for each field of the kept
    card whether it comes from the absorbed one („absorbed”) or from both („both”), ``moved`` what now
    hangs on the kept card, as pairs of a kind and a label. Never changed, never undone by hand.
    """

    kept = models.ForeignKey(
        Partner, on_delete=models.CASCADE, related_name="merges", verbose_name="fiszka, która zostaje"
    )
    absorbed = models.OneToOneField(
        Partner, on_delete=models.CASCADE, related_name="merge", verbose_name="fiszka dołączona"
    )
    taken = models.JSONField("pola wzięte z dołączonej", default=dict)
    moved = models.JSONField("przeniesione", default=list)
    at = models.DateTimeField("połączono", default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="kto połączył"
    )

    class Meta:
        verbose_name = "połączenie fiszek"
        verbose_name_plural = "połączenia fiszek"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("absorbed")),
                name="partner_merge_of_two",
                violation_error_message="Fiszki nie da się połączyć z nią samą.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.kept}"
