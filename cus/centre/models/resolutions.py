"""Resolutions and agreements of gminas on which the centre stands; each with dates of its own."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cus.audit.tracking import tracked
from cus.centre.enums import AGREEMENTS_OF_GMINAS, ResolutionKind
from cus.centre.models.centre import Centre
from cus.centre.models.gminas import CentreGmina
from cus.centre.querysets import ResolutionQuerySet


@tracked()
class Resolution(models.Model):
    """An act about the centre: creation, statute, programme, fees; the text and scans are its files."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="resolutions")
    kind = models.CharField("czego dotyczy", max_length=20, choices=ResolutionKind.choices)
    gmina = models.ForeignKey(
        CentreGmina,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name="gmina",
    )
    number = models.CharField("numer", max_length=60, blank=True)
    adopted_on = models.DateField("z dnia")
    title = models.CharField("tytuł", max_length=300, blank=True)
    in_force_from = models.DateField("obowiązuje od", null=True, blank=True)
    repealed_on = models.DateField("uchylono z dniem", null=True, blank=True)
    journal = models.CharField("dziennik urzędowy", max_length=120, blank=True)
    url = models.URLField("adres w internecie", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        verbose_name = "uchwała o centrum"
        verbose_name_plural = "uchwały o centrum"
        ordering = ["-adopted_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=AGREEMENTS_OF_GMINAS) | ~Q(number=""),
                name="resolution_has_number",
                violation_error_message="Wpisz numer uchwały.",
                violation_error_code="number",
            ),
            models.CheckConstraint(
                condition=Q(in_force_from__isnull=True) | Q(in_force_from__gte=F("adopted_on")),
                name="resolution_in_force_after_adopted",
                violation_error_message="Uchwała nie może obowiązywać, zanim ją podjęto.",
                violation_error_code="in_force_from",
            ),
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True) | Q(repealed_on__gte=F("adopted_on")),
                name="resolution_repealed_after_adopted",
                violation_error_message="Uchwała nie może zostać uchylona, zanim ją podjęto.",
                violation_error_code="repealed_on",
            ),
            models.UniqueConstraint(
                fields=["centre", "kind", "gmina", "number", "adopted_on"],
                nulls_distinct=False,
                name="resolution_once",
                violation_error_message="Ta uchwała jest już wpisana.",
                violation_error_code="number",
            ),
        ]

    def __str__(self) -> str:
        number = f" nr {self.number}" if self.number else ""
        return f"{self.get_kind_display()}{number} z {self.adopted_on:%d.%m.%Y}"

    def get_absolute_url(self) -> str:
        """Page of the resolution."""
        return reverse("centre:resolution", args=[self.pk])
