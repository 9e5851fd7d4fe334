"""The gminas that the centre serves: the one that created it and those that joined."""

import datetime

from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from cus.centre.enums import ORGANS, GminaKind, Organ
from cus.centre.models.centre import Centre, Gmina
from cus.centre.querysets import ServedGminaQuerySet
from cus.text.database import PolishSortKey


@tracked()
class CentreGmina(models.Model):
    """A gmina that the centre serves."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="served_gminas")
    gmina = models.ForeignKey(Gmina, on_delete=models.PROTECT, verbose_name="gmina", related_name="+")
    is_founder = models.BooleanField("gmina tworząca", default=False)
    joined_on = models.DateField(
        "data przystąpienia", null=True, blank=True, help_text="Dla gminy z art. 15; od niej biegnie rok z art. 77."
    )
    left_on = models.DateField("ostatni dzień", null=True, blank=True, help_text="Gdy gmina wystąpiła z porozumienia.")
    organ = models.CharField("organ wykonawczy", max_length=10, choices=Organ.choices, blank=True)
    councillors = models.PositiveSmallIntegerField("liczba radnych", null=True, blank=True)
    bip_url = models.URLField("BIP urzędu gminy", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ServedGminaQuerySet.as_manager()

    class Meta:
        verbose_name = "obsługiwana gmina"
        verbose_name_plural = "obsługiwane gminy"
        ordering = ["-is_founder", PolishSortKey("gmina__name")]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "gmina"],
                name="centre_gmina_once",
                violation_error_message="Ta gmina jest już na liście.",
                violation_error_code="gmina",
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(joined_on__isnull=True) | Q(left_on__gte=F("joined_on")),
                name="centre_gmina_days_in_order",
                violation_error_message="Gmina nie może wystąpić, zanim przystąpiła.",
                violation_error_code="left_on",
            ),
            models.CheckConstraint(
                condition=Q(is_founder=False) | Q(joined_on__isnull=True),
                name="centre_founder_never_joined",
                violation_error_message="Gmina tworząca nie przystępuje: jest w centrum od początku. Usuń datę przystąpienia.",
                violation_error_code="joined_on",
            ),
        ]

    def __str__(self) -> str:
        return self.gmina.name

    @property
    def head(self) -> Organ:
        """Title of its executive organ: the one chosen, or the usual one of its kind."""
        return self.head_of(self.gmina.kind, self.organ)

    @staticmethod
    def head_of(kind: int, chosen: str) -> Organ:
        """The same from the kind of the gmina and what was chosen."""
        allowed = ORGANS[GminaKind(kind)]
        return Organ(chosen) if chosen in allowed else allowed[0]

    @property
    def grace_ends_on(self) -> datetime.date | None:
        """Last day on which a joining gmina may have a programme without a diagnosis (art. 77)."""
        return self.joined_on + relativedelta(years=1) if self.joined_on else None

    def is_served_on(self, day: datetime.date) -> bool:
        """Whether the centre serves it on ``day``."""
        return (self.joined_on is None or self.joined_on <= day) and (self.left_on is None or day <= self.left_on)
