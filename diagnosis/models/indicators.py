"""Indicators of the centre, their values, and where each value comes from."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.text.database import PolishSortKey
from diagnosis.figures.ages import age_text
from diagnosis.figures.areas import level_of
from diagnosis.figures.enums import AreaLevel, CensusBase, Direction, FigureChart, Missing, Sex, SourceKind
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.querysets import FigureQuerySet, IndicatorQuerySet

FIRST_YEAR, LAST_YEAR = 1900, 2100


class Area(models.Model):
    """An area that values tell of: a gmina, a part of it, a powiat, a voivodeship, Poland; by its TERYT code.

    Kept apart from gminas of the register, because files of statistics know more areas and older codes.
    """

    code = models.CharField("kod", max_length=7, primary_key=True, validators=[RegexValidator(r"^\d{7}$")])
    name = models.CharField("nazwa", max_length=150)
    level = models.CharField("poziom", max_length=12, choices=AreaLevel.choices, editable=False)

    class Meta:
        verbose_name = "obszar"
        verbose_name_plural = "obszary"
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, code: str, name: str) -> "Area":
        """Return an unsaved area; its level follows from the code."""
        return cls(code=code, name=name, level=level_of(code))


@tracked()
class Indicator(models.Model):
    """What is measured. Belongs to the centre; a diagnosis chooses which indicators it shows.

    ``key`` tells a file's column or its topic again („bdl:2137”); empty when values are typed.
    """

    name = models.CharField("nazwa", max_length=300)
    unit = models.CharField("jednostka", max_length=60, help_text="Na przykład: osoba, %, zł, miejsce.")
    counts = models.TextField("co liczy", blank=True, help_text="Kogo lub co obejmuje, a czego nie.")
    publisher = models.CharField(
        "źródło", max_length=200, blank=True, help_text="Kto to podaje, na przykład: GUS, Bank Danych Lokalnych."
    )
    bdl_variable = models.PositiveIntegerField("numer zmiennej w Banku Danych Lokalnych", null=True, blank=True)
    direction = models.CharField("ocena zmiany", max_length=4, choices=Direction.choices, blank=True, default="")
    is_count = models.BooleanField(
        "to liczba, którą można dodawać",
        default=False,
        help_text="Osoby, rodziny, miejsca, złote: tak. Odsetek, średnia, „na 1000”: nie.",
    )
    is_population = models.BooleanField(
        "to liczba mieszkańców",
        default=False,
        help_text="Na tej liczbie opiera się przeliczenie na 1000 mieszkańców. Może być tylko jeden taki wskaźnik.",
    )
    key = models.CharField(max_length=400, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = "wskaźnik"
        verbose_name_plural = "wskaźniki"
        ordering = [PolishSortKey("name"), "pk"]
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="indicator_key_once"),
            models.UniqueConstraint(
                fields=["name", "unit"],
                name="indicator_name_and_unit_once",
                violation_error_message="Jest już wskaźnik o tej nazwie i jednostce.",
            ),
            models.UniqueConstraint(
                fields=["is_population"],
                condition=Q(is_population=True),
                name="indicator_one_population",
                violation_error_message="Liczbę mieszkańców wskazuje już inny wskaźnik. Najpierw odznacz to tam.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} [{self.unit}]"

    def get_absolute_url(self) -> str:
        """Page of the indicator."""
        return reverse("diagnosis:indicator", args=[self.pk])


class FigureSource(models.Model):
    """A file that was brought in, or one writing by hand: who, when, from what, as of which day. Never changes."""

    kind = models.CharField("sposób", max_length=6, choices=SourceKind.choices)
    text = models.CharField("źródło", max_length=300)
    as_of = models.DateField("stan z dnia", null=True, blank=True)
    file_name = models.CharField("plik", max_length=200, blank=True)
    sha256 = models.CharField("suma kontrolna SHA-256", max_length=64, blank=True)
    created_at = models.DateTimeField("kiedy", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto"
    )

    class Meta:
        verbose_name = "źródło wartości"
        verbose_name_plural = "źródła wartości"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="typed") | (~Q(file_name="") & Q(sha256__regex=r"^[0-9a-f]{64}$")),
                name="figuresource_file_is_named",
            )
        ]

    def __str__(self) -> str:
        return self.text


@tracked()
class IndicatorValue(models.Model):
    """One value: of an area in a year, of a sex and an age group, on a census base, in a unit.

    Values of two bases or two units stand beside each other and are never one series. ``age`` is written as
    ``diagnosis.figures.ages`` writes it. ``row`` and ``column`` say where in the file the value stands.
    """

    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="values", verbose_name="wskaźnik")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="values", verbose_name="obszar")
    year = models.PositiveSmallIntegerField("rok")
    sex = models.CharField("płeć", max_length=1, choices=Sex.choices, blank=True, default="")
    age = models.CharField("wiek", max_length=7, blank=True, default="")
    base = models.CharField("podstawa spisowa", max_length=4, choices=CensusBase.choices, blank=True, default="")
    unit = models.CharField("jednostka", max_length=60)
    value = models.DecimalField("wartość", max_digits=20, decimal_places=6, null=True, blank=True)
    missing = models.CharField("brak wartości", max_length=8, choices=Missing.choices, blank=True, default="")
    attribute = models.CharField("atrybut", max_length=20, blank=True)
    note = models.CharField("uwaga", max_length=300, blank=True)
    source = models.ForeignKey(FigureSource, on_delete=models.PROTECT, related_name="values", verbose_name="źródło")
    sheet = models.CharField("arkusz", max_length=60, blank=True)
    row = models.PositiveIntegerField("wiersz", null=True, blank=True)
    column = models.CharField("kolumna", max_length=4, blank=True)

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = "wartość wskaźnika"
        verbose_name_plural = "wartości wskaźników"
        ordering = ["indicator", "area", "unit", "base", "sex", "age", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "unit", "base", "sex", "age", "year"], name="indicatorvalue_once"
            ),
            models.CheckConstraint(condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)), name="indicatorvalue_year"),
            models.CheckConstraint(
                condition=Q(value__isnull=False, missing="") | (Q(value__isnull=True) & ~Q(missing="")),
                name="indicatorvalue_number_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.age_text}"

    @property
    def age_text(self) -> str:
        """The age group in words."""
        return age_text(self.age)


@tracked()
class DiagnosisIndicator(models.Model):
    """An indicator that a diagnosis shows: which part of it, beside whom, how drawn, and what it says.

    ``frozen`` keeps what the page showed on the day of the handover: later values do not change it.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="shown_indicators")
    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="shown_in", verbose_name="wskaźnik"
    )
    position = models.PositiveIntegerField("kolejność", default=0)
    sex = models.CharField("płeć", max_length=1, choices=Sex.choices, blank=True, default="")
    age = models.CharField("wiek", max_length=7, blank=True, default="")
    year_from = models.PositiveSmallIntegerField("od roku", null=True, blank=True)
    year_to = models.PositiveSmallIntegerField("do roku", null=True, blank=True)
    areas = models.ManyToManyField(Area, blank=True, related_name="+", verbose_name="obszary do porównania")
    chart = models.CharField("wykres", max_length=4, choices=FigureChart.choices, blank=True, default=FigureChart.LINE)
    comment = models.TextField("komentarz", blank=True, help_text="Co z tych liczb wynika dla tej diagnozy.")
    frozen = models.JSONField("stan z dnia przekazania", null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "wskaźnik w diagnozie"
        verbose_name_plural = "wskaźniki w diagnozie"
        ordering = ["diagnosis", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["diagnosis", "indicator", "sex", "age"],
                name="diagnosisindicator_once",
                violation_error_message="Diagnoza pokazuje już ten wskaźnik w tym podziale.",
            ),
            models.CheckConstraint(
                condition=Q(year_from__isnull=True) | Q(year_to__isnull=True) | Q(year_to__gte=F("year_from")),
                name="diagnosisindicator_years_in_order",
                violation_error_message="Rok końcowy musi być nie wcześniejszy niż początkowy.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.indicator)
