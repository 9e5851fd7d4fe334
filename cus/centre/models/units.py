"""Units inside the centre."""

from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from cus.centre.models.centre import Centre
from cus.text.database import PolishSortKey


@tracked()
class CentreUnit(models.Model):
    """A unit inside the centre (a day home, a prevention centre…), possibly a part of another."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="część jednostki"
    )
    name = models.CharField("nazwa", max_length=200)
    former_name = models.CharField("poprzednia nazwa", max_length=200, blank=True)
    description = models.TextField("czym się zajmuje", blank=True)
    is_residential = models.BooleanField("zapewnia całodobową opiekę", null=True, blank=True)
    valid_from = models.DateField("działa od dnia", null=True, blank=True)
    valid_to = models.DateField("działa do dnia", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "jednostka w strukturze centrum"
        verbose_name_plural = "jednostki w strukturze centrum"
        ordering = [PolishSortKey("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "name"],
                name="centre_unit_name_once",
                violation_error_message="Jednostka o tej nazwie już jest.",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="centre_unit_not_own_parent",
                violation_error_message="Jednostka nie może być częścią samej siebie.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="centre_unit_days_in_order",
                violation_error_message="Ostatni dzień nie może być wcześniejszy niż pierwszy.",
                violation_error_code="valid_to",
            ),
        ]

    def __str__(self) -> str:
        return self.name
