"""Rooms, vehicles and equipment of a partner that services may use."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from partners.enums import FacilityKind
from partners.models.partner import Partner


@tracked()
class Facility(models.Model):
    """A thing or a place: what it is, how many of them, for how many people each, where, how accessible."""

    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="facilities")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    kind = models.CharField("rodzaj", max_length=10, choices=FacilityKind.choices)
    name = models.CharField("co to jest", max_length=200)
    quantity = models.PositiveSmallIntegerField("ile sztuk", null=True, blank=True)
    capacity = models.PositiveIntegerField("dla ilu osób", null=True, blank=True)
    place = models.CharField("miejsce", max_length=200, blank=True)
    accessibility = models.TextField("dostępność dla osób ze szczególnymi potrzebami", blank=True)
    confirmed_on = models.DateField("stan na dzień", null=True, blank=True)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="kto potwierdził",
    )

    class Meta:
        verbose_name = "pomieszczenie lub sprzęt"
        verbose_name_plural = "pomieszczenia i sprzęt"
        ordering = ["partner", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name__regex=r"^\s*$"),
                name="facility_has_name",
                violation_error_message="Napisz, co to jest.",
            ),
            models.CheckConstraint(
                condition=(Q(quantity__isnull=True) | Q(quantity__gt=0))
                & (Q(capacity__isnull=True) | Q(capacity__gt=0)),
                name="facility_numbers_positive",
                violation_error_message="Wpisz liczbę większą od zera albo zostaw puste.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_on__isnull=False),
                name="facility_confirmed_by_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name
