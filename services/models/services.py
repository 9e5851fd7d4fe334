"""A service of the catalogue and its areas."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.urls import reverse

from cus.audit.tracking import tracked
from cus.text.database import PolishSortKey
from cus.text.fields import StemsField
from services.enums import DeliveryMode, LegalRegime, RecipientKind, ServiceState, Unit
from services.models.areas import ServiceArea
from services.querysets import ServiceQuerySet


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
        verbose_name="kto potwierdził",
    )
    proposed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="kto zaproponował",
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
    def unit_label(self) -> str:
        """What the service is counted in; for lists, where the framework's ``get_unit_display`` is slow."""
        return str(Unit(self.unit).label)

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
