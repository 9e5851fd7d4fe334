"""An item of a programme: one service, for how many, on what terms, for how much, measured how."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit
from partners.models import Partner
from programmes.enums import Bound, DataCategory, FundingSource
from programmes.models.need import ProgrammeNeed
from programmes.models.version import ProgrammeVersion
from services.enums import Period, Unit
from services.models import Service

NOT_NEGATIVE = MinValueValidator(0, "Kwota nie może być ujemna.")


@tracked()
class ProgrammeItem(models.Model):
    """A service offered by the programme (art. 5 ust. 3 pkt 5); ``service_name`` is the copy it stands on."""

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
    fee_amount = models.DecimalField(
        "wysokość opłaty", max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    fee_unit = models.CharField("opłata za", max_length=20, choices=Unit.choices, blank=True)
    fee_note = models.TextField("ulgi i zasady opłaty", blank=True)
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
            models.CheckConstraint(
                condition=Q(fee_amount__isnull=True) | Q(fee_required=True),
                name="programme_item_fee_only_when_required",
                violation_error_message="Kwotę opłaty podaje się tylko dla usługi odpłatnej.",
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


class ItemRow(models.Model):
    """A row that belongs to an item and keeps its order."""

    position = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        abstract = True
        ordering = ["item", "position", "pk"]


@tracked()
class ItemCondition(ItemRow):
    """A condition of admission (pkt 6) with how it is shown (pkt 8); conditions are joined by *or*."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="conditions")
    text = models.TextField("warunek")
    evidence = models.CharField("jak się dokumentuje", max_length=300, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "warunek"
        verbose_name_plural = "warunki"

    def __str__(self) -> str:
        return self.text[:80]


@tracked()
class PersonalDataItem(ItemRow):
    """A kind of personal data necessary for admission (pkt 9)."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="data_items")
    name = models.CharField("dana osobowa", max_length=200)
    category = models.CharField(
        "kategoria", max_length=10, choices=DataCategory.choices, default=DataCategory.ORDINARY
    )
    purpose = models.CharField("po co", max_length=300, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "dana osobowa"
        verbose_name_plural = "dane osobowe"

    def __str__(self) -> str:
        return self.name


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
    """Money for an item in one year from one source (pkt 12), in złoty."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="budget_lines")
    year = models.PositiveSmallIntegerField("rok")
    source = models.CharField("źródło", max_length=20, choices=FundingSource.choices)
    amount = models.DecimalField("kwota (zł)", max_digits=12, decimal_places=2, validators=[NOT_NEGATIVE])
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
