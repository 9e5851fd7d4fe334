"""What the guide to services (*informator*) says of an offer."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from partners.guide.querysets import GuideEntryQuerySet
from partners.models.offer import Offer


@tracked()
class GuideEntry(models.Model):
    """A published offer: the words that readers see, as the organiser published them.

    ``content`` is a ``partners.guide.content.GuideContent``: the guide does not change by itself when the
    offer or the card does. Taking an entry out deletes it; history keeps it. ``confirmed_on`` is the day
    as of which the provider confirmed what stands here.
    """

    offer = models.OneToOneField(Offer, on_delete=models.CASCADE, related_name="guide_entry", verbose_name="oferta")
    content = models.JSONField("treść w informatorze")
    published_at = models.DateTimeField("opublikowano", editable=False)
    published_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto opublikował"
    )
    confirmed_on = models.DateField("ostatnio potwierdzono", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="kto potwierdził",
    )

    objects = GuideEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "wpis w informatorze"
        verbose_name_plural = "informator o usługach"
        ordering = ["offer"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_on__isnull=False),
                name="guide_entry_confirmed_by_has_day",
            )
        ]

    def __str__(self) -> str:
        return str(self.offer)
