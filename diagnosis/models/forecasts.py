"""Forecasts of demand: what they are made of; results are computed from it each time."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from diagnosis.figures.enums import CensusBase
from diagnosis.forecasting.enums import Aspect, Bearing, ForecastMethod, ScenarioChange
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.models.indicators import FIRST_YEAR, LAST_YEAR, Indicator, IndicatorValue
from services.models import Service

LONGEST = 30
YEARS = [
    MinValueValidator(FIRST_YEAR, f"Sprawdź rok: powinien być między {FIRST_YEAR} a {LAST_YEAR}."),
    MaxValueValidator(LAST_YEAR, f"Sprawdź rok: powinien być między {FIRST_YEAR} a {LAST_YEAR}."),
]
NOT_NEGATIVE = [MinValueValidator(0, "Wpisz liczbę nie mniejszą niż zero.")]
AMOUNT = {"max_digits": 16, "decimal_places": 6}
MONEY = {"max_digits": 12, "decimal_places": 2}


@tracked()
class Forecast(models.Model):
    """A forecast of one series: of a service, a group or an indicator; ``key`` is stable across versions.

    ``aspects_version`` counts the edits of its check list, ``version`` those of everything it is computed from.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="forecasts")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveIntegerField("kolejność", default=0)
    title = models.CharField("co przewidujemy", max_length=200)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="forecasts", verbose_name="usługa"
    )
    group = models.CharField("grupa mieszkańców", max_length=200, blank=True)
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, null=True, blank=True, related_name="forecasts", verbose_name="wskaźnik"
    )
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    method = models.CharField("metoda", max_length=6, choices=ForecastMethod.choices, default=ForecastMethod.TREND)
    unit = models.CharField("jednostka", max_length=60, help_text="Na przykład: osoby, rodziny, miejsca.")
    horizon = models.PositiveSmallIntegerField(
        "na ile lat naprzód",
        default=5,
        validators=[
            MinValueValidator(1, "Wpisz co najmniej jeden rok."),
            MaxValueValidator(LONGEST, f"Wpisz najwyżej {LONGEST} lat."),
        ],
    )
    rate_years = models.PositiveSmallIntegerField(
        "z ilu ostatnich lat średni wskaźnik",
        default=3,
        validators=[
            MinValueValidator(1, "Wpisz co najmniej jeden rok."),
            MaxValueValidator(LONGEST, f"Wpisz najwyżej {LONGEST} lat."),
        ],
    )
    source = models.CharField("źródło wartości", max_length=300)
    foreseen_source = models.CharField("źródło prognozy ludności", max_length=300, blank=True)
    foreseen_base = models.CharField(
        "baza spisowa prognozy ludności", max_length=4, choices=CensusBase.choices, blank=True, default=""
    )
    conclusion = models.TextField("co z tego wynika", blank=True)
    token = models.UUIDField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    updated_at = models.DateTimeField(auto_now=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    aspects_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "prognoza"
        verbose_name_plural = "prognozy"
        ordering = ["diagnosis", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "key"], name="forecast_key_once"),
            models.UniqueConstraint(fields=["created_by", "token"], name="forecast_token_once"),
            models.CheckConstraint(
                condition=Q(service__isnull=False) | Q(indicator__isnull=False) | ~Q(group=""),
                name="forecast_has_subject",
                violation_error_message="Wybierz usługę lub wskaźnik albo wpisz grupę mieszkańców.",
            ),
            models.CheckConstraint(
                condition=Q(horizon__range=(1, LONGEST), rate_years__range=(1, LONGEST)),
                name="forecast_years_within_reason",
                violation_error_message=f"Liczba lat powinna być od 1 do {LONGEST}.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Page of the forecast."""
        return reverse("diagnosis:forecast_detail", args=[self.diagnosis_id, self.pk])


@tracked()
class ForecastValue(models.Model):
    """A value of one past year. ``figure`` is the value of an indicator that it was taken from."""

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="values")
    position = models.PositiveIntegerField("kolejność", default=0)
    year = models.PositiveSmallIntegerField("rok", validators=YEARS)
    value = models.DecimalField("wartość", validators=NOT_NEGATIVE, **AMOUNT)
    population = models.PositiveIntegerField("liczebność grupy", null=True, blank=True)
    base = models.CharField("baza spisowa", max_length=4, choices=CensusBase.choices, blank=True, default="")
    unit = models.CharField("jednostka, jeśli inna", max_length=60, blank=True)
    source = models.CharField("źródło, jeśli inne", max_length=300, blank=True)
    figure = models.ForeignKey(
        IndicatorValue,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wartość wskaźnika",
    )

    class Meta:
        verbose_name = "wartość prognozy"
        verbose_name_plural = "wartości prognozy"
        ordering = ["forecast", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR), value__gte=0),
                name="forecastvalue_within_reason",
                violation_error_message="Sprawdź rok i wartość: wartość nie może być mniejsza niż zero.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"


@tracked()
class ForecastPopulation(models.Model):
    """The population of the group foreseen for one year; its source and census base stand at the forecast."""

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="populations")
    position = models.PositiveIntegerField("kolejność", default=0)
    year = models.PositiveSmallIntegerField("rok", validators=YEARS)
    population = models.PositiveIntegerField("prognozowana liczebność")

    class Meta:
        verbose_name = "prognozowana liczebność grupy"
        verbose_name_plural = "prognozowane liczebności grupy"
        ordering = ["forecast", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="forecastpopulation_year",
                violation_error_message=f"Sprawdź rok: powinien być między {FIRST_YEAR} a {LAST_YEAR}.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"


@tracked()
class ForecastScenario(models.Model):
    """What happens to people and money when we do something, or nothing (one such for each forecast)."""

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="scenarios")
    position = models.PositiveIntegerField("kolejność", default=0)
    does_nothing = models.BooleanField("nic nie robimy", default=False, editable=False)
    name = models.CharField("nazwa scenariusza", max_length=120)
    description = models.TextField("na czym polega", blank=True)
    change = models.CharField(
        "zmiana wobec prognozy", max_length=7, choices=ScenarioChange.choices, default=ScenarioChange.NONE
    )
    amount = models.DecimalField("o ile co roku", max_digits=9, decimal_places=2, default=0)
    unit_cost = models.DecimalField(
        "koszt jednostkowy w roku (zł)", null=True, blank=True, validators=NOT_NEGATIVE, **MONEY
    )
    cost_year = models.PositiveSmallIntegerField("rok, z którego jest koszt", null=True, blank=True, validators=YEARS)
    cost_source = models.CharField("źródło kosztu", max_length=300, blank=True)
    cost_growth = models.DecimalField("wzrost kosztu co roku (%)", max_digits=5, decimal_places=2, default=0)
    token = models.UUIDField(null=True, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "scenariusz"
        verbose_name_plural = "scenariusze"
        ordering = ["forecast", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["forecast"], condition=Q(does_nothing=True), name="forecastscenario_one_does_nothing"
            ),
            models.UniqueConstraint(fields=["created_by", "token"], name="forecastscenario_token_once"),
            models.CheckConstraint(
                condition=Q(unit_cost__isnull=True) | (Q(cost_year__isnull=False) & ~Q(cost_source="")),
                name="forecastscenario_cost_has_source",
                violation_error_message="Przy koszcie podaj rok, z którego jest, i źródło.",
            ),
            models.CheckConstraint(
                condition=Q(does_nothing=False) | Q(change=ScenarioChange.NONE),
                name="forecastscenario_nothing_changes_nothing",
                violation_error_message="Scenariusz „nic nie robimy” nie zmienia prognozy.",
            ),
            models.CheckConstraint(
                condition=Q(amount__range=(-100_000, 100_000), cost_growth__range=(-50, 100)),
                name="forecastscenario_within_reason",
                violation_error_message="Sprawdź zmianę liczby osób i wzrost kosztu: są poza rozsądnymi granicami.",
            ),
            models.CheckConstraint(
                condition=~Q(change=ScenarioChange.PERCENT) | Q(amount__range=(-100, 100)),
                name="forecastscenario_per_cent_within_reason",
                violation_error_message="Zmiana w procentach powinna być od −100 do 100.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class ForecastAspect(models.Model):
    """How one of the seven aspects of chapter 3 bears on the forecast, and why."""

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="aspects")
    aspect = models.CharField("aspekt", max_length=12, choices=Aspect.choices)
    bearing = models.CharField("wpływ na zapotrzebowanie", max_length=6, choices=Bearing.choices)
    text = models.TextField("założenie")

    class Meta:
        verbose_name = "założenie prognozy"
        verbose_name_plural = "założenia prognozy"
        ordering = ["forecast", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["forecast", "aspect"], name="forecastaspect_once"),
            models.CheckConstraint(
                condition=~Q(bearing="") & ~Q(text=""),
                name="forecastaspect_is_explained",
                violation_error_message="Wybierz wpływ i napisz dlaczego.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_aspect_display()


@tracked()
class ForecastActual(models.Model):
    """What happened in a foreseen year. Kept apart from the forecast: it may come after the handover."""

    forecast = models.ForeignKey(Forecast, on_delete=models.CASCADE, related_name="actuals")
    year = models.PositiveSmallIntegerField("rok", validators=YEARS)
    value = models.DecimalField("rzeczywista wartość", validators=NOT_NEGATIVE, **AMOUNT)
    source = models.CharField("źródło", max_length=300)
    entered_at = models.DateTimeField("kiedy wpisano", default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "rzeczywista wartość po prognozie"
        verbose_name_plural = "rzeczywiste wartości po prognozie"
        ordering = ["forecast", "year"]
        constraints = [
            models.UniqueConstraint(fields=["forecast", "year"], name="forecastactual_year_once"),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="forecastactual_not_negative",
                violation_error_message="Wpisz liczbę nie mniejszą niż zero.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}"
