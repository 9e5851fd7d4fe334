"""An item of a programme: one service, for how many, on what terms, for how much, measured how."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit
from partners.models import Partner
from programmes.enums import Bound, Currency, FundingSource
from programmes.models.need import ProgrammeNeed
from programmes.models.terms_parts import ItemRow
from programmes.models.version import ProgrammeVersion
from programmes.terms_enums import Counted
from services.enums import Period, Unit
from services.models import Service

NOT_NEGATIVE = MinValueValidator(0, "Kwota nie może być ujemna.")


@tracked()
class ProgrammeItem(models.Model):
    """A service offered by the programme (art. 5 ust. 3 pkt 5); ``service_name`` is the copy it stands on.

    ``stands_on`` is the copy of the quality standard and of the provider's offer (``programmes.basis``).
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="programme_items", verbose_name="usługa"
    )
    service_name = models.CharField("nazwa usługi", max_length=200)
    needs = models.ManyToManyField(ProgrammeNeed, through="ItemNeed", related_name="items")
    recipients = models.TextField("dla kogo", blank=True)
    quantity = models.DecimalField(
        "ile", max_digits=10, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    quantity_unit = models.CharField("jednostka", max_length=20, choices=Unit.choices, blank=True)
    quantity_bound = models.CharField(
        "jak rozumieć liczbę", max_length=10, choices=Bound.choices, default=Bound.EXACTLY
    )
    quantity_period = models.CharField("w jakim czasie", max_length=10, choices=Period.choices, default=Period.YEAR)
    fee_required = models.BooleanField("usługa odpłatna", null=True, blank=True)
    fee_note = models.TextField("ulgi i zasady opłaty", blank=True)
    seats = models.PositiveIntegerField("liczba miejsc", null=True, blank=True)
    reserve_list = models.BooleanField("lista rezerwowa", null=True, blank=True)
    counted = models.CharField("kogo się liczy", max_length=10, choices=Counted.choices, default=Counted.RECIPIENT)
    provider = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="programme_items",
        verbose_name="wykonawca – partner",
    )
    own_unit = models.ForeignKey(
        CentreUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="programme_items",
        verbose_name="wykonawca – jednostka własna",
    )
    planned_cost = models.DecimalField(
        "planowany koszt", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    is_powiat_task = models.BooleanField("zadanie powiatu", default=False)
    powiat_agreement_number = models.CharField("numer porozumienia z powiatem", max_length=60, blank=True)
    powiat_agreement_date = models.DateField("data porozumienia z powiatem", null=True, blank=True)
    stands_on = models.JSONField("standard i oferta, na których stoi", default=dict, blank=True, editable=False)
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "pozycja programu"
        verbose_name_plural = "pozycje programu"
        ordering = ["version", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "service"],
                name="programme_item_service_once",
                violation_error_message="Ta usługa już jest w programie.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | (Q(quantity__gt=0) & ~Q(quantity_unit="")),
                name="programme_item_quantity_has_unit",
                violation_error_message="Podaj liczbę większą od zera razem z jednostką.",
            ),
            models.CheckConstraint(
                condition=Q(provider__isnull=True) | Q(own_unit__isnull=True),
                name="programme_item_one_provider",
                violation_error_message="Wskaż partnera albo jednostkę własną, nie oboje.",
            ),
        ]

    def __str__(self) -> str:
        return self.service_name


@tracked()
class ItemNeed(models.Model):
    """The item answers this need of the programme."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="need_links")
    need = models.ForeignKey(ProgrammeNeed, on_delete=models.CASCADE, related_name="item_links")

    class Meta:
        verbose_name = "potrzeba pozycji"
        verbose_name_plural = "potrzeby pozycji"
        ordering = ["item", "pk"]
        constraints = [models.UniqueConstraint(fields=["item", "need"], name="item_need_once")]

    def __str__(self) -> str:
        return str(self.need)


@tracked()
class Indicator(ItemRow):
    """A measure of effectiveness (pkt 11)."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField("miernik", max_length=200)
    unit = models.CharField("jednostka", max_length=60, blank=True)
    baseline = models.DecimalField("wartość wyjściowa", max_digits=12, decimal_places=2, null=True, blank=True)
    target = models.DecimalField("wartość docelowa", max_digits=12, decimal_places=2)
    source = models.CharField("skąd dane", max_length=200, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "miernik"
        verbose_name_plural = "mierniki"

    def __str__(self) -> str:
        return self.name


@tracked()
class BudgetLine(ItemRow):
    """Money for an item in one year from one source (pkt 12).

    ``amount`` is always in złoty, so that sums can be made; money that comes in another currency has also
    the amount in it, and the rate in ``note``.
    """

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="budget_lines")
    year = models.PositiveSmallIntegerField("rok")
    source = models.CharField("źródło", max_length=20, choices=FundingSource.choices)
    amount = models.DecimalField("kwota (zł)", max_digits=12, decimal_places=2, validators=[NOT_NEGATIVE])
    currency = models.CharField("waluta", max_length=3, choices=Currency.choices, default=Currency.PLN)
    original = models.DecimalField(
        "kwota w walucie", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    note = models.CharField("uwagi", max_length=200, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "pozycja budżetu"
        verbose_name_plural = "budżet"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="budget_line_not_negative",
                violation_error_message="Kwota nie może być ujemna.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(2020, 2100)),
                name="budget_line_year",
                violation_error_message="Wpisz rok, np. 2027.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount} zł"

    @property
    def foreign(self):
        """The amount in its own currency with the code, if it is not złoty."""
        return None if self.original is None else (self.original, self.currency)
