"""Who may use a service and in what order (art. 5 ust. 3 pkt 6, 8, 9), how much of it."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from cus.audit.tracking import tracked
from programmes.enums import DataCategory
from programmes.models.terms_parts import ItemRow, TypedPart, ends_in_order
from programmes.terms_enums import TERM_UNITS, LimitKind, LimitPeriod, OrderKind, Whose

ABOVE_ZERO = MinValueValidator(1, "Wpisz liczbę większą od zera.")


@tracked()
class ItemCondition(TypedPart, ItemRow):
    """A part of the conditions of admission: parts of one ``alternative`` are joined by *and*, those by *or*."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="conditions")
    alternative = models.PositiveSmallIntegerField("wariant", default=1, validators=[ABOVE_ZERO])

    class Meta(ItemRow.Meta):
        verbose_name = "warunek"
        verbose_name_plural = "warunki"
        constraints = [ends_in_order("condition_ends_in_order")]


@tracked()
class AdmissionCriterion(ItemRow):
    """What decides, in this place, who comes first when there are more people than places."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="admission")
    kind = models.CharField("kryterium", max_length=10, choices=OrderKind.choices)
    text = models.CharField("słownie", max_length=300, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "kryterium kolejności"
        verbose_name_plural = "kolejność przyjmowania"

    def __str__(self) -> str:
        return self.text or self.get_kind_display()


@tracked()
class PointRow(TypedPart, ItemRow):
    """Points for meeting a condition."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="points")
    points = models.PositiveSmallIntegerField("punkty", validators=[ABOVE_ZERO])

    class Meta(ItemRow.Meta):
        verbose_name = "punkty"
        verbose_name_plural = "punktacja"
        constraints = [ends_in_order("points_ends_in_order")]


@tracked()
class RecruitmentWindow(ItemRow):
    """Days between which applications are taken, both inclusive."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="windows")
    opens_on = models.DateField("od dnia")
    closes_on = models.DateField("do dnia")
    places = models.PositiveIntegerField("miejsca", null=True, blank=True)
    note = models.CharField("uwagi", max_length=200, blank=True)

    class Meta(ItemRow.Meta):
        verbose_name = "nabór"
        verbose_name_plural = "nabory"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="recruitment_window_in_order",
                violation_error_message="Nabór nie może kończyć się przed rozpoczęciem.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.opens_on:%d.%m.%Y} – {self.closes_on:%d.%m.%Y}"


@tracked()
class LimitRule(ItemRow):
    """How much of a service at most; limits stack, each must be kept."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="limits")
    kind = models.CharField("rodzaj", max_length=10, choices=LimitKind.choices, default=LimitKind.AMOUNT)
    amount = models.DecimalField("ile", max_digits=10, decimal_places=2)
    unit = models.CharField("jednostka", max_length=20, choices=TERM_UNITS, blank=True)
    whose = models.CharField("dla kogo", max_length=10, choices=Whose.choices, default=Whose.RECIPIENT)
    period = models.CharField("w jakim czasie", max_length=10, choices=LimitPeriod.choices, default=LimitPeriod.MONTH)

    class Meta(ItemRow.Meta):
        verbose_name = "limit"
        verbose_name_plural = "limity"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="limit_rule_above_zero",
                violation_error_message="Limit musi być większy od zera.",
            ),
            models.CheckConstraint(
                condition=Q(kind="times") | ~Q(unit=""),
                name="limit_rule_has_unit",
                violation_error_message="Wybierz jednostkę limitu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.amount}"


@tracked()
class PersonalDataItem(ItemRow):
    """A kind of personal data necessary for admission (pkt 9), for which variant of the conditions, and why."""

    item = models.ForeignKey("programmes.ProgrammeItem", on_delete=models.CASCADE, related_name="data_items")
    name = models.CharField("dana osobowa", max_length=200)
    category = models.CharField(
        "kategoria", max_length=10, choices=DataCategory.choices, default=DataCategory.ORDINARY
    )
    purpose = models.CharField("po co", max_length=300, blank=True)
    alternative = models.PositiveSmallIntegerField(
        "do wariantu warunków", null=True, blank=True, validators=[ABOVE_ZERO]
    )

    class Meta(ItemRow.Meta):
        verbose_name = "dana osobowa"
        verbose_name_plural = "dane osobowe"

    def __str__(self) -> str:
        return self.name
