"""Where and when a service is given: places with their mode, and hours that differ by weekday."""

from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from programmes.enums import Weekday
from programmes.models.item import ItemRow, ProgrammeItem
from services.enums import DeliveryMode


@tracked()
class DeliveryPlace(ItemRow):
    """A way in which the service reaches people, with its place: an address, several, on the road, agreed."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="places")
    mode = models.CharField("sposób", max_length=20, choices=DeliveryMode.choices)
    place = models.CharField("miejsce", max_length=300, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "miejsce usługi"
        verbose_name_plural = "miejsca usługi"

    def __str__(self) -> str:
        return f"{self.get_mode_display()}: {self.place}" if self.place else self.get_mode_display()


@tracked()
class DeliveryHours(ItemRow):
    """Hours on one weekday; a weekday may have several rows."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField("dzień", choices=Weekday.choices)
    begins = models.TimeField("od", null=True, blank=True)
    ends = models.TimeField("do", null=True, blank=True)
    note = models.CharField("uwagi", max_length=200, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "godziny usługi"
        verbose_name_plural = "godziny usługi"
        constraints = [
            models.CheckConstraint(
                condition=Q(begins__isnull=True) | Q(ends__isnull=True) | Q(ends__gt=F("begins")),
                name="delivery_hours_in_order",
                violation_error_message="Godzina „do” ma być późniejsza niż „od”.",
                violation_error_code="ends",
            )
        ]

    def __str__(self) -> str:
        return self.get_weekday_display()
