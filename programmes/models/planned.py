"""How many: figures beside the main one of a service, and groups within the people of a programme.

People, families, places and turns are different numbers: each is a row of its own and none is added to
another.
"""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from programmes.enums import Bound, FigurePeriod, FigureScope
from programmes.models.item import ItemRow, ProgrammeItem
from programmes.models.version import ProgrammeVersion
from services.enums import Unit

ABOVE_ZERO = MinValueValidator(0, "Liczba nie może być ujemna.")


class VersionRow(models.Model):
    """A row that belongs to a version and keeps its order."""

    position = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        abstract = True
        ordering = ["version", "position", "pk"]


@tracked()
class PlannedFigure(ItemRow):
    """A planned figure of a service beside its main one; ``is_part``: of the figure above („w tym”)."""

    item = models.ForeignKey(ProgrammeItem, on_delete=models.CASCADE, related_name="figures")
    is_part = models.BooleanField("w tym", default=False)
    bound = models.CharField("jak rozumieć liczbę", max_length=10, choices=Bound.choices, default=Bound.EXACTLY)
    amount = models.DecimalField("liczba", max_digits=10, decimal_places=2, validators=[ABOVE_ZERO])
    unit = models.CharField("czego", max_length=20, choices=Unit.choices, blank=True)
    other_unit = models.CharField("inna jednostka", max_length=60, blank=True)
    who = models.CharField("kto lub co", max_length=200, blank=True)
    period = models.CharField("w jakim czasie", max_length=10, choices=FigurePeriod.choices, default=FigurePeriod.YEAR)
    scope = models.CharField("na kogo", max_length=10, choices=FigureScope.choices, default=FigureScope.SERVICE)

    class Meta(ItemRow.Meta):
        verbose_name = "liczba planowana"
        verbose_name_plural = "liczby planowane"
        constraints = [
            models.CheckConstraint(
                condition=~Q(unit="") | ~Q(other_unit=""),
                name="planned_figure_has_unit",
                violation_error_message="Wybierz jednostkę albo wpisz inną.",
                violation_error_code="unit",
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="planned_figure_not_negative",
                violation_error_message="Liczba nie może być ujemna.",
                violation_error_code="amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.other_unit or self.get_unit_display()}"


@tracked()
class PlannedGroup(VersionRow):
    """A group within the people of the whole programme („w tym 30 opiekunów”); groups need not add up."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="planned_groups")
    who = models.CharField("grupa", max_length=200)
    bound = models.CharField("jak rozumieć liczbę", max_length=10, choices=Bound.choices, default=Bound.EXACTLY)
    amount = models.PositiveIntegerField("liczba osób")

    class Meta(VersionRow.Meta):
        verbose_name = "grupa odbiorców"
        verbose_name_plural = "grupy odbiorców"

    def __str__(self) -> str:
        return self.who
