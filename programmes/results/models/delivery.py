"""Figures of delivery: what a service gave in a period, by whom it was given."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit
from cus.text.database import DayRange
from partners.models import Partner
from programmes.models import Programme, ServiceContract
from programmes.models.item import NOT_NEGATIVE
from programmes.results.enums import FigureSource, PeriodKind
from programmes.results.periods import Span
from programmes.results.querysets import DeliveryQuerySet, adopted
from services.enums import Unit
from services.models import Service

# Whatever may be added up over periods and providers.
AMOUNTS = ("turns", "quantity", "refusals", "cost")
HAS_AMOUNT = Q(turns__isnull=False) | Q(quantity__isnull=False) | Q(refusals__isnull=False) | Q(cost__isnull=False)
NOBODY_NAMED = Q(partner__isnull=True, own_unit__isnull=True)


@tracked(exclude=["token"])
class DeliveryFigure(models.Model):
    """What one service of a programme gave in one period, by one provider.

    It belongs to the programme and a service of the catalogue, so it stays the same in every version.
    Without a provider it speaks of all of them; without a service, of the whole programme. ``people`` are
    different people within the period: they are never added up, neither over periods nor over providers,
    so the number of a year is a row of its own. ``quantity``, ``turns``, ``refusals`` and ``cost`` (zł) add
    up, so periods that hold them do not overlap. ``places`` are a state. An empty field means „not given”,
    which is not zero.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="delivery", editable=False)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="delivery", verbose_name="usługa"
    )
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delivery",
        verbose_name="wykonawca – partner",
    )
    own_unit = models.ForeignKey(
        CentreUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delivery",
        verbose_name="wykonawca – jednostka własna",
    )
    contract = models.ForeignKey(
        ServiceContract, on_delete=models.PROTECT, null=True, blank=True, related_name="delivery", verbose_name="umowa"
    )
    period_kind = models.CharField("rodzaj okresu", max_length=8, choices=PeriodKind.choices)
    starts_on = models.DateField("od")
    ends_on = models.DateField("do")
    people = models.PositiveIntegerField("różne osoby", null=True, blank=True)
    places = models.PositiveIntegerField("miejsca", null=True, blank=True)
    turns = models.PositiveIntegerField("turnusy", null=True, blank=True)
    quantity = models.DecimalField(
        "ile", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    quantity_unit = models.CharField("jednostka", max_length=20, choices=Unit.choices, blank=True)
    refusals = models.PositiveIntegerField("odmowy", null=True, blank=True)
    cost = models.DecimalField(
        "koszt (zł)", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    source = models.CharField(
        "skąd", max_length=8, choices=FigureSource.choices, default=FigureSource.TYPED, editable=False
    )
    note = models.CharField("uwagi", max_length=300, blank=True)
    # Why the row was last changed; history keeps each of them beside what changed.
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
        verbose_name = "liczby z realizacji"
        verbose_name_plural = "liczby z realizacji"
        ordering = ["programme", "starts_on", "ends_on", "pk"]
        indexes = [models.Index(fields=["programme", "service", "starts_on"], name="delivery_by_service")]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "service", "partner", "own_unit", "period_kind", "starts_on"],
                nulls_distinct=False,
                name="delivery_once_in_a_period",
                violation_error_message="Ta usługa, ten wykonawca i ten okres mają już swoje liczby. Popraw je.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="delivery_days_in_order",
                violation_error_message="Okres nie może skończyć się przed swoim początkiem.",
                violation_error_code="ends_on",
            ),
            models.CheckConstraint(
                condition=HAS_AMOUNT | Q(people__isnull=False) | Q(places__isnull=False),
                name="delivery_says_something",
                violation_error_message="Wpisz choć jedną liczbę; zero też jest liczbą.",
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | Q(own_unit__isnull=True),
                name="delivery_one_provider",
                violation_error_message="Wskaż partnera albo jednostkę własną, nie oboje.",
            ),
            models.CheckConstraint(
                condition=Q(service__isnull=False) | NOBODY_NAMED & Q(people__isnull=False) & ~HAS_AMOUNT,
                name="delivery_of_programme_is_people",
                violation_error_message="Dla całego programu wpisuje się tylko liczbę różnych osób.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True, quantity_unit="") | Q(quantity__gte=0) & ~Q(quantity_unit=""),
                name="delivery_quantity_has_unit",
                violation_error_message="Podaj liczbę razem z jednostką.",
                violation_error_code="quantity",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0),
                name="delivery_cost_not_negative",
                violation_error_message="Koszt nie może być ujemny.",
                violation_error_code="cost",
            ),
            ExclusionConstraint(
                name="delivery_amounts_do_not_overlap",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    (Coalesce(F("service"), Value(0)), RangeOperators.EQUAL),
                    (Coalesce(F("partner"), Value(0)), RangeOperators.EQUAL),
                    (Coalesce(F("own_unit"), Value(0)), RangeOperators.EQUAL),
                    (DayRange(F("starts_on"), F("ends_on"), Value("[]")), RangeOperators.OVERLAPS),
                ],
                condition=HAS_AMOUNT,
                violation_error_message=(
                    "Część tych dni ma już godziny, turnusy, odmowy albo koszt: nie da się ich zsumować. "
                    "Zostaw tu same osoby albo popraw tamten okres."
                ),
                violation_error_code="starts_on",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service or 'cały program'}, {self.span.label}"

    @staticmethod
    def adopted_programmes() -> models.QuerySet:
        """Programmes of which a version was adopted."""
        return adopted(Programme.objects.all())

    @property
    def span(self) -> Span:
        """The period as a value."""
        return Span(self.starts_on, self.ends_on, PeriodKind(self.period_kind))

    @property
    def provider(self) -> Partner | CentreUnit | None:
        """Whoever gave the service; ``None``: all of them together."""
        return self.partner or self.own_unit
