"""What a measure of effectiveness came to: one value of one measure in one period."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cus.audit.tracking import tracked
from programmes.models import Programme
from programmes.results.enums import PeriodKind
from programmes.results.models.delivery import DeliveryFigure
from programmes.results.periods import Span
from programmes.results.querysets import DeliveryQuerySet
from services.models import Service


@tracked(exclude=["token"])
class IndicatorActual(models.Model):
    """A value that a measure of a programme, or of one of its services, reached in a period.

    It names the measure, because a new version of the programme copies its measures: the value stays with
    all of them. ``unit`` is the unit of the plan at the time of typing, so that a changed one is seen.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="indicator_actuals", editable=False
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicator_actuals",
        verbose_name="usługa",
    )
    name = models.CharField("miernik", max_length=200)
    unit = models.CharField("jednostka", max_length=60, blank=True)
    period_kind = models.CharField("rodzaj okresu", max_length=8, choices=PeriodKind.choices)
    starts_on = models.DateField("od")
    ends_on = models.DateField("do")
    value = models.DecimalField("wartość", max_digits=12, decimal_places=2)
    source = models.CharField("skąd dane", max_length=300, blank=True)
    note = models.CharField("uwagi", max_length=300, blank=True)
    correction = models.CharField("powód poprawki", max_length=300, blank=True)
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name="kto wpisał",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice writes once.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "wartość miernika"
        verbose_name_plural = "wartości mierników"
        ordering = ["programme", "name", "ends_on", "starts_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "service", "name", "period_kind", "starts_on"],
                nulls_distinct=False,
                name="indicator_actual_once_in_a_period",
                violation_error_message="Ten miernik ma już wartość w tym okresie. Popraw ją.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="indicator_actual_days_in_order",
                violation_error_message="Okres nie może skończyć się przed swoim początkiem.",
                violation_error_code="ends_on",
            ),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="indicator_actual_names_a_measure",
                violation_error_message="Wskaż miernik.",
                violation_error_code="name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.span.label}"

    @staticmethod
    def adopted_programmes() -> models.QuerySet:
        """Programmes of which a version was adopted."""
        return DeliveryFigure.adopted_programmes()

    @property
    def span(self) -> Span:
        """The period as a value."""
        return Span(self.starts_on, self.ends_on, PeriodKind(self.period_kind))
