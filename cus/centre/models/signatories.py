"""Who signs for the centre, on what basis, from when to when."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Value

from cus.audit.tracking import tracked
from cus.centre.enums import SignatoryRole
from cus.centre.models.centre import Centre
from cus.centre.models.posts import IN_ORDER, NOT_BEFORE, PostHolding
from cus.centre.querysets import DatedQuerySet
from cus.text.database import DayRange, PolishSortKey


@tracked()
class Signatory(models.Model):
    """A person whose signature binds the centre, or who countersigns; often through a post."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="signatories")
    holding = models.ForeignKey(
        PostHolding,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="signatures",
        verbose_name="z tytułu stanowiska",
    )
    person_name = models.CharField("imię i nazwisko", max_length=200, blank=True)
    function = models.CharField("funkcja pod podpisem", max_length=120)
    role = models.CharField(
        "rodzaj podpisu", max_length=20, choices=SignatoryRole.choices, default=SignatoryRole.SIGNS
    )
    basis = models.CharField("podstawa", max_length=200)
    scope = models.CharField("co podpisuje", max_length=300, blank=True)
    valid_from = models.DateField("od dnia")
    valid_to = models.DateField("do dnia", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "osoba podpisująca"
        verbose_name_plural = "osoby podpisujące"
        ordering = ["role", PolishSortKey("person_name"), "-valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=IN_ORDER,
                name="signatory_days_in_order",
                violation_error_message=NOT_BEFORE,
                violation_error_code="valid_to",
            ),
            ExclusionConstraint(
                name="signatory_once_at_a_time",
                expressions=[
                    ("centre", RangeOperators.EQUAL),
                    ("person_name", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DayRange(F("valid_from"), F("valid_to"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Ta osoba jest już wpisana w tych dniach. Zmień istniejący wpis.",
                violation_error_code="valid_from",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_name}, {self.function}"

    def is_valid_on(self, day: datetime.date) -> bool:
        """May sign that day; the same rule as ``DatedQuerySet.valid_on``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
