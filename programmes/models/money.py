"""What a service costs, by year and kind; its sources are ``BudgetLine``."""

from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from programmes.enums import CostKind, Currency
from programmes.models.item import NOT_NEGATIVE, ItemRow, ProgrammeItem


@tracked()
class CostLine(ItemRow):
    """A cost of a service in one year, of one kind.

    ``amount`` is always in złoty, so that sums can be made; a cost planned in another currency has also
    the amount in it, and the rate in ``note``.
    """

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="cost_lines")
    year = models.PositiveSmallIntegerField("rok")
    kind = models.CharField("rodzaj kosztu", max_length=20, choices=CostKind.choices)
    amount = models.DecimalField("kwota (zł)", max_digits=12, decimal_places=2, validators=[NOT_NEGATIVE])
    currency = models.CharField("waluta", max_length=3, choices=Currency.choices, default=Currency.PLN)
    original = models.DecimalField(
        "kwota w walucie", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    note = models.CharField("uwagi", max_length=200, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "koszt"
        verbose_name_plural = "koszty"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="cost_line_not_negative",
                violation_error_message="Kwota nie może być ujemna.",
                violation_error_code="amount",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(2020, 2100)),
                name="cost_line_year",
                violation_error_message="Wpisz rok, np. 2027.",
                violation_error_code="year",
            ),
            models.CheckConstraint(
                condition=Q(currency=Currency.PLN, original__isnull=True) | ~Q(currency=Currency.PLN),
                name="cost_line_original_is_foreign",
                violation_error_message="Kwotę w walucie podaje się tylko dla innej waluty niż złoty.",
                violation_error_code="original",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount} zł"

    @property
    def foreign(self):
        """The amount in its own currency with the code, if it is not złoty."""
        return None if self.original is None else (self.original, self.currency)
