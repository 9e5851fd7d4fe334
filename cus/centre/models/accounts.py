"""Bank accounts of the centre."""

import datetime

from django.db import models

from cus.audit.tracking import tracked
from cus.centre.models.centre import Centre
from cus.centre.models.posts import IN_ORDER, NOT_BEFORE
from cus.centre.querysets import DatedQuerySet
from cus.centre.validators import grouped, validate_iban


@tracked()
class BankAccount(models.Model):
    """An account by its whole number: ``PL`` and 26 digits."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="bank_accounts")
    number = models.CharField("numer rachunku", max_length=28, validators=[validate_iban])
    purpose = models.CharField("do czego służy", max_length=120)
    bank = models.CharField("bank", max_length=120, blank=True)
    valid_from = models.DateField("od dnia")
    valid_to = models.DateField("do dnia", null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = "rachunek bankowy"
        verbose_name_plural = "rachunki bankowe"
        ordering = ["-valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "number"],
                name="bank_account_once",
                violation_error_message="Ten rachunek jest już wpisany.",
                violation_error_code="number",
            ),
            models.CheckConstraint(
                condition=IN_ORDER,
                name="bank_account_days_in_order",
                violation_error_message=NOT_BEFORE,
                violation_error_code="valid_to",
            ),
        ]

    def __str__(self) -> str:
        return self.grouped

    @property
    def grouped(self) -> str:
        """The number as it is printed: two digits, then fours."""
        return grouped(self.number)

    def is_valid_on(self, day: datetime.date) -> bool:
        """In use that day; the same rule as ``DatedQuerySet.valid_on``."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
