"""The catalogue: areas of art. 2, occupations by edition, services and what they require."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cus.audit.tracking import tracked
from cus.text.database import PolishSortKey
from cus.text.fields import StemsField
from services.enums import (
    DeliveryMode,
    EducationLevel,
    LegalRegime,
    RecipientKind,
    RequirementKind,
    RequirementSubject,
    ServiceState,
    StudiesKind,
    Unit,
)
from services.querysets import ServiceQuerySet


class ServiceArea(models.Model):
    """One of the 14 areas of art. 2 ust. 1; the list is closed and its order fixed."""

    number = models.PositiveSmallIntegerField("numer", primary_key=True)
    code = models.CharField("kod", max_length=40, unique=True)
    name = models.CharField("nazwa ustawowa", max_length=100)

    class Meta:
        verbose_name = "zakres usług"
        verbose_name_plural = "zakresy usług"
        ordering = ["number"]
        constraints = [models.CheckConstraint(condition=Q(number__range=(1, 14)), name="service_area_of_the_act")]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


class QualityFactor(models.Model):
    """One of the five factors by which recipients judge a service (handbook ch. 6); the rank is the printed order."""

    rank = models.PositiveSmallIntegerField("kolejność", primary_key=True)
    code = models.SlugField("kod", unique=True)
    name = models.CharField("nazwa", max_length=100)
    description = models.TextField("opis")

    class Meta:
        verbose_name = "czynnik jakości"
        verbose_name_plural = "czynniki jakości"
        ordering = ["rank"]

    def __str__(self) -> str:
        return f"{self.rank}. {self.name}"


class OccupationEdition(models.Model):
    """An edition of the Polish classification of occupations (KZiS)."""

    code = models.SlugField("oznaczenie", unique=True)
    name = models.CharField("nazwa", max_length=120)
    state_on = models.DateField("stan na dzień")
    legal_basis = models.CharField("podstawa", max_length=200)
    is_current = models.BooleanField("bieżąca", default=False)

    class Meta:
        verbose_name = "wydanie klasyfikacji zawodów"
        verbose_name_plural = "wydania klasyfikacji zawodów"
        ordering = ["-state_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="occupation_edition_one_current"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Occupation(models.Model):
    """An entry of the classification: a group (levels 1–4) or an occupation with a 6-digit code (level 5).

    Codes are text: a leading zero counts, and the first four digits are not always ISCO-08.
    """

    OCCUPATION_LEVEL = 5

    edition = models.ForeignKey(
        OccupationEdition, on_delete=models.PROTECT, related_name="entries", verbose_name="wydanie"
    )
    code = models.CharField(
        "kod", max_length=6, validators=[RegexValidator(r"^\d{1,4}$|^\d{6}$", "Kod ma 1–4 albo 6 cyfr.")]
    )
    title = models.CharField("nazwa", max_length=300)
    level = models.PositiveSmallIntegerField("poziom")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name="grupa"
    )
    is_school_profession = models.BooleanField("zawód szkolny", default=False)
    is_residual = models.BooleanField("pozycja zbiorcza", default=False)
    variant_title = models.CharField("nazwa w indeksie", max_length=300, blank=True)

    class Meta:
        verbose_name = "zawód"
        verbose_name_plural = "zawody"
        ordering = ["edition", "code"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="occupation_code_once"),
            models.CheckConstraint(
                condition=Q(level__range=(1, 4), code__regex=r"^\d{1,4}$") | Q(level=5, code__regex=r"^\d{6}$"),
                name="occupation_level_fits_code",
                violation_error_message="Zawód ma kod sześciocyfrowy, grupa – od jednej do czterech cyfr.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


@tracked(exclude=["search_text"])
class Service(models.Model):
    """A social service of the catalogue.

    ``confirmed_at`` empty means that areas, regime, recipients and unit are still the proposal that
    came with the reference data.
    """

    slug = models.SlugField("adres", max_length=80, unique=True)
    name = models.CharField("nazwa", max_length=200)
    characteristic = models.TextField("charakterystyka", blank=True)
    areas = models.ManyToManyField(
        ServiceArea, through="ServiceAreaLink", related_name="services", verbose_name="zakresy (art. 2 ust. 1)"
    )
    legal_regime = models.CharField(
        "tryb udzielania (art. 19)", max_length=20, choices=LegalRegime.choices, default=LegalRegime.PROGRAMME
    )
    legal_basis = models.CharField(
        "podstawa prawna", max_length=300, blank=True, help_text="Konieczna przy trybie przepisów odrębnych."
    )
    recipient_kinds = ArrayField(
        models.CharField(max_length=30, choices=RecipientKind.choices),
        verbose_name="rodzaj odbiorcy (art. 2 ust. 1)",
        default=list,
        blank=True,
    )
    recipients = ArrayField(models.CharField(max_length=200), verbose_name="grupy odbiorców", default=list, blank=True)
    competences = ArrayField(models.CharField(max_length=300), verbose_name="kompetencje", default=list, blank=True)
    desired_traits = ArrayField(
        models.CharField(max_length=120), verbose_name="pożądane cechy", default=list, blank=True
    )
    unit = models.CharField("jednostka miary", max_length=20, choices=Unit.choices, default=Unit.HOUR)
    delivery_modes = ArrayField(
        models.CharField(max_length=20, choices=DeliveryMode.choices),
        verbose_name="sposób świadczenia",
        default=list,
        blank=True,
    )
    delivery_places = ArrayField(
        models.CharField(max_length=200), verbose_name="miejsca świadczenia", default=list, blank=True
    )
    package = models.CharField("pakiet", max_length=120, blank=True)
    synonyms = ArrayField(models.CharField(max_length=200), verbose_name="inne nazwy", default=list, blank=True)
    supports_deinstitutionalisation = models.BooleanField("wspiera deinstytucjonalizację", default=False)
    notes = ArrayField(models.TextField(), verbose_name="uwagi do źródła", default=list, blank=True)
    state = models.CharField("stan", max_length=10, choices=ServiceState.choices, default=ServiceState.DRAFT)
    confirmed_at = models.DateTimeField("propozycję potwierdzono", null=True, blank=True, editable=False)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="potwierdził(a)",
    )
    proposed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="zaproponował(a)",
    )
    search_text = StemsField(sources=("name", "synonyms", "package", "recipients"))
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = "usługa"
        verbose_name_plural = "usługi"
        ordering = [PolishSortKey("name"), "pk"]
        indexes = [
            models.Index(PolishSortKey("name"), "id", name="service_name_order"),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="service_search"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                name="service_name_once",
                violation_error_code="unique",
                violation_error_message="Usługa o tej nazwie już jest w katalogu.",
            ),
            models.CheckConstraint(
                condition=Q(legal_regime=LegalRegime.PROGRAMME) | ~Q(legal_basis=""),
                name="service_separate_law_has_basis",
                violation_error_message="Podaj podstawę prawną: usługa idzie trybem przepisów odrębnych.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="service_confirmed_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Page of the service."""
        return reverse("services:detail", args=[self.slug])

    @property
    def recipient_kind_labels(self) -> list[str]:
        """Statutory names of the kinds of recipient, in the order of art. 2 ust. 1."""
        return [kind.label for kind in RecipientKind if kind in self.recipient_kinds]

    @property
    def delivery_mode_labels(self) -> list[str]:
        """How the service reaches its recipient, in the order of the list."""
        return [mode.label for mode in DeliveryMode if mode in self.delivery_modes]

    @property
    def is_confirmed(self) -> bool:
        """The centre confirmed the proposed areas, regime, recipients and unit."""
        return self.confirmed_at is not None


@tracked()
class ServiceAreaLink(models.Model):
    """A service belongs to an area; at least one, often two."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="area_links")
    area = models.ForeignKey(
        ServiceArea, on_delete=models.PROTECT, related_name="service_links", verbose_name="zakres"
    )

    class Meta:
        verbose_name = "zakres usługi"
        verbose_name_plural = "zakresy usługi"
        ordering = ["area"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "area"],
                name="service_area_once",
                violation_error_message="Ten zakres jest już wybrany.",
            )
        ]

    def __str__(self) -> str:
        return str(self.area)


@tracked()
class ServiceRequirement(models.Model):
    """One row of qualification requirements: one condition.

    Rows of one ``group`` make one requirement: it is met by any of its ``alternative``s, and an
    alternative by all its rows. A person must meet every group. What the columns of a condition mean
    depends on ``kind``; ``services.requirements`` says it in Polish, ``services.qualification`` judges it.

    ``printed_code`` and ``printed_title`` keep what the source prints, also when the classification
    says otherwise; ``occupation`` is the official entry.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="requirements")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    group = models.PositiveSmallIntegerField(
        "wymaganie nr", default=1, help_text="Wiersze o tym samym numerze to jedno wymaganie."
    )
    alternative = models.PositiveSmallIntegerField(
        "możliwość nr",
        default=1,
        help_text="Wystarczy jedna możliwość; wiersze tej samej możliwości muszą być spełnione razem.",
    )
    kind = models.CharField("rodzaj", max_length=30, choices=RequirementKind.choices)
    subject = models.CharField(
        "kogo dotyczy", max_length=10, choices=RequirementSubject.choices, default=RequirementSubject.PERSON
    )
    occupation = models.ForeignKey(
        Occupation, on_delete=models.PROTECT, null=True, blank=True, related_name="requirements", verbose_name="zawód"
    )
    education = models.CharField(
        "wykształcenie co najmniej", max_length=20, choices=EducationLevel.choices, blank=True
    )
    studies = models.CharField("studia", max_length=20, choices=StudiesKind.choices, blank=True)
    names = ArrayField(
        models.CharField(max_length=200), verbose_name="kierunki albo kwalifikacje", default=list, blank=True
    )
    names_are_examples = models.BooleanField("kierunki są przykładowe", default=False)
    topic = models.CharField("nazwa, program lub zakres", max_length=300, blank=True)
    hours = models.PositiveSmallIntegerField("godziny, co najmniej", null=True, blank=True)
    practical_hours = models.PositiveSmallIntegerField("w tym praktyczne, co najmniej", null=True, blank=True)
    guided_by = models.CharField("praktyka pod kierunkiem", max_length=100, blank=True)
    before_employment = models.BooleanField("odbyte przed zatrudnieniem", default=False)
    months = models.PositiveSmallIntegerField("miesiące doświadczenia, co najmniej", null=True, blank=True)
    max_age_months = models.PositiveSmallIntegerField(
        "najwyżej tyle miesięcy przed zatrudnieniem", null=True, blank=True
    )
    text = models.TextField("treść lub dopisek", blank=True)
    legal_basis = models.CharField("podstawa prawna", max_length=300, blank=True)
    printed_code = models.CharField("kod w źródle", max_length=10, blank=True)
    printed_title = models.CharField("nazwa w źródle", max_length=300, blank=True)

    class Meta:
        verbose_name = "wymaganie kwalifikacyjne"
        verbose_name_plural = "wymagania kwalifikacyjne"
        ordering = ["service", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=[RequirementKind.REQUIRED_OCCUPATION, RequirementKind.EXAMPLE_OCCUPATION],
                    occupation__isnull=False,
                )
                | Q(kind__in=[RequirementKind.QUALIFICATION, RequirementKind.RECOMMENDATION], occupation__isnull=True)
                & ~Q(text="")
                | Q(kind=RequirementKind.EDUCATION, occupation__isnull=True) & ~Q(education="")
                | Q(kind=RequirementKind.STUDIES, occupation__isnull=True)
                & ~Q(studies="")
                & (~Q(names=[]) | ~Q(topic=""))
                | Q(kind__in=[RequirementKind.COURSE, RequirementKind.CERTIFICATE], occupation__isnull=True)
                & ~Q(topic="")
                | Q(kind=RequirementKind.EXPERIENCE, occupation__isnull=True, months__isnull=False)
                | Q(kind=RequirementKind.LICENCE, occupation__isnull=True) & ~Q(names=[])
                | Q(
                    kind__in=[RequirementKind.NONE_REQUIRED, RequirementKind.SEPARATE_PROVISIONS],
                    occupation__isnull=True,
                ),
                name="service_requirement_fits_kind",
                violation_error_message="Uzupełnij to, czego wymaga wybrany rodzaj warunku.",
            ),
            models.CheckConstraint(
                condition=Q(practical_hours__isnull=True) | Q(practical_hours__lte=models.F("hours")),
                name="service_requirement_practical_within_hours",
                violation_error_message="Godzin praktycznych nie może być więcej niż godzin szkolenia.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.occupation) if self.occupation_id else self.text or self.topic or self.get_kind_display()
