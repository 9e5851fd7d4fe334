"""What a service costs its recipient (art. 5 ust. 3 pkt 7): rules with bands, discounts, exemptions, maxima."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cus.audit.tracking import tracked
from programmes.models.terms_admission import ABOVE_ZERO
from programmes.models.terms_parts import NOT_NEGATIVE, ItemRow, TypedPart, ends_in_order
from programmes.terms_enums import (
    TERM_UNITS,
    BandBasis,
    BandWho,
    CapPeriod,
    CapWhose,
    FeeBase,
    RoundingMode,
    RoundingStep,
)

PERCENT = [MinValueValidator(0, "Procent nie może być ujemny."), MaxValueValidator(100, "Najwyżej 100%.")]


def percent(name: str) -> models.DecimalField:
    """A percentage from 0 to 100, empty while it is not said."""
    return models.DecimalField(name, max_digits=5, decimal_places=2, null=True, blank=True, validators=PERCENT)


def in_zloty(name: str) -> models.DecimalField:
    """An amount in złoty, empty while it is not said."""
    return models.DecimalField(name, max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE])


@tracked()
class FeeRule(ItemRow):
    """How a fee is reckoned between two days, both inclusive; an empty day leaves the end open.

    ``amount`` is złoty for a unit, for a month (``MONTHLY``) or for a packet; ``part_amount`` is added to a
    monthly fee for each unit; ``cost`` is what a unit costs the centre.
    """

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="fee_rules")
    base = models.CharField("jak liczona", max_length=20, choices=FeeBase.choices, default=FeeBase.PER_UNIT)
    valid_from = models.DateField("obowiązuje od", null=True, blank=True)
    valid_to = models.DateField("obowiązuje do", null=True, blank=True)
    amount = in_zloty("kwota (zł)")
    part_amount = in_zloty("dopłata za jednostkę (zł)")
    percent = percent("procent kosztu")
    cost = in_zloty("koszt jednostki (zł)")
    unit = models.CharField("za co", max_length=20, choices=TERM_UNITS, blank=True)
    packet_size = models.PositiveSmallIntegerField(
        "ile jednostek w pakiecie", null=True, blank=True, validators=[ABOVE_ZERO]
    )
    band_basis = models.CharField("progi według", max_length=20, choices=BandBasis.choices, blank=True)
    rounding_step = models.CharField(
        "zaokrąglenie", max_length=5, choices=RoundingStep.choices, default=RoundingStep.GROSZ
    )
    rounding_mode = models.CharField(
        "kierunek zaokrąglenia", max_length=10, choices=RoundingMode.choices, default=RoundingMode.HALF_UP
    )
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta(ItemRow.Meta):
        verbose_name = "zasada opłaty"
        verbose_name_plural = "zasady opłaty"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="fee_rule_days_in_order",
                violation_error_message="Zasada nie może kończyć się, zanim zacznie obowiązywać.",
            )
        ]

    def __str__(self) -> str:
        return self.get_base_display()

    def get_absolute_url(self) -> str:
        """The page of the rule."""
        return reverse("programmes:fee_rule", args=[self.item.version_id, self.item_id, self.pk])


@tracked()
class FeeBand(models.Model):
    """Part of a fee rule for people between two values: ``low`` belongs to the band, ``high`` to the next one.

    Takes ``percent`` of what the rule gives (of the cost, for a percentage of the cost) or its own ``amount``
    for a unit.
    """

    rule = models.ForeignKey(FeeRule, on_delete=models.CASCADE, related_name="bands")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    who = models.CharField("kogo dotyczy", max_length=10, choices=BandWho.choices, default=BandWho.ANYBODY)
    low = models.DecimalField("od (włącznie)", max_digits=10, decimal_places=2, validators=[NOT_NEGATIVE])
    high = models.DecimalField(
        "do (bez tej wartości)", max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    percent = percent("procent")
    amount = in_zloty("kwota (zł)")

    class Meta:
        verbose_name = "próg opłaty"
        verbose_name_plural = "progi opłaty"
        ordering = ["rule", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(high__isnull=True) | Q(high__gt=F("low")),
                name="fee_band_ends_in_order",
                violation_error_message="„Do” musi być większe niż „od”.",
            ),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) ^ Q(amount__isnull=True),
                name="fee_band_percent_or_amount",
                violation_error_message="Wpisz procent albo kwotę, nie oboje.",
            ),
        ]

    def __str__(self) -> str:
        return f"od {self.low}"


@tracked()
class FeeDiscount(TypedPart, ItemRow):
    """Who pays less, by how much, and how the right is shown (pkt 7 and 8); the best one counts."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="discounts")
    percent = percent("ulga (%)")
    amount = in_zloty("ulga (zł za jednostkę)")

    class Meta(ItemRow.Meta):
        verbose_name = "ulga"
        verbose_name_plural = "ulgi"
        constraints = [
            ends_in_order("discount_ends_in_order"),
            models.CheckConstraint(
                condition=Q(percent__isnull=True) ^ Q(amount__isnull=True),
                name="discount_percent_or_amount",
                violation_error_message="Wpisz ulgę w procentach albo w złotych, nie oboje.",
            ),
        ]


@tracked()
class FeeExemption(TypedPart, ItemRow):
    """Who does not pay: parts of one ``alternative`` are joined by *and*, alternatives by *or*."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="exemptions")
    alternative = models.PositiveSmallIntegerField("wariant", default=1, validators=[ABOVE_ZERO])
    valid_to = models.DateField("do dnia (włącznie)", null=True, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "zwolnienie z opłaty"
        verbose_name_plural = "zwolnienia z opłaty"
        constraints = [ends_in_order("exemption_ends_in_order")]


@tracked()
class FeeCap(ItemRow):
    """The most that somebody pays within a period."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="fee_caps")
    amount = models.DecimalField("najwyżej (zł)", max_digits=10, decimal_places=2, validators=[NOT_NEGATIVE])
    whose = models.CharField("dla kogo", max_length=10, choices=CapWhose.choices, default=CapWhose.RECIPIENT)
    period = models.CharField("w jakim czasie", max_length=10, choices=CapPeriod.choices, default=CapPeriod.MONTH)

    class Meta(ItemRow.Meta):
        verbose_name = "najwyższa opłata"
        verbose_name_plural = "najwyższe opłaty"

    def __str__(self) -> str:
        return f"{self.amount} zł"


@tracked()
class IncomeCriterion(models.Model):
    """Amounts of the income criterion of social assistance from a day on, in złoty a month.

    Set by the Council of Ministers and the same for all programmes: percentages in bands are of these.
    """

    valid_from = models.DateField("obowiązuje od", unique=True, error_messages={"unique": "Ten dzień już jest."})
    single = models.DecimalField("osoba samotnie gospodarująca (zł)", max_digits=8, decimal_places=2)
    in_family = models.DecimalField("osoba w rodzinie (zł)", max_digits=8, decimal_places=2)
    source = models.CharField("podstawa", max_length=200, blank=True)

    class Meta:
        verbose_name = "kryterium dochodowe"
        verbose_name_plural = "kryteria dochodowe"
        ordering = ["-valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(single__gt=0, in_family__gt=0),
                name="income_criterion_above_zero",
                violation_error_message="Kryterium musi być większe od zera.",
            )
        ]

    def __str__(self) -> str:
        return f"kryterium od {self.valid_from:%d.%m.%Y}"
