"""The centre itself: one installation, one centre, one data controller."""

from dateutil.relativedelta import relativedelta
from django.core.validators import RegexValidator
from django.db import models

from cus.audit.tracking import tracked
from cus.centre.enums import CentreVariant, GminaKind
from cus.centre.querysets import CentreQuerySet, GminaQuerySet
from cus.text.database import PolishSortKey


class Gmina(models.Model):
    """A gmina of the TERYT register; codes ``99xxxxx`` are demo gminas, accepted only in demo mode."""

    teryt = models.CharField(
        "kod TERYT", max_length=7, primary_key=True, validators=[RegexValidator(r"^\d{7}$", "Kod TERYT ma 7 cyfr.")]
    )
    name = models.CharField("nazwa", max_length=100)
    kind = models.PositiveSmallIntegerField("rodzaj", choices=GminaKind.choices)
    powiat = models.CharField("powiat", max_length=100)
    voivodeship = models.CharField("województwo", max_length=100)

    objects = GminaQuerySet.as_manager()

    class Meta:
        verbose_name = "gmina"
        verbose_name_plural = "gminy"
        ordering = [PolishSortKey("name"), "teryt"]
        indexes = [models.Index(PolishSortKey("name"), "teryt", name="gmina_name_order")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_kind_display()}, powiat {self.powiat})"

    @property
    def is_demo(self) -> bool:
        """Invented for the demonstration; no real gmina has such a code."""
        return self.teryt.startswith("99")


@tracked()
class Centre(models.Model):
    """Profile of the social services centre; the only row of its table."""

    SINGLETON = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=SINGLETON, editable=False)
    name = models.CharField("pełna nazwa", max_length=200, help_text="W brzmieniu ze statutu.")
    short_name = models.CharField("nazwa skrócona", max_length=60, help_text="Widoczna na pasku u góry.")
    variant = models.CharField(
        "sposób utworzenia", max_length=2, choices=CentreVariant.choices, default=CentreVariant.A
    )
    created_on = models.DateField(
        "data utworzenia", null=True, blank=True, help_text="Od niej biegnie rok bez obowiązku diagnozy (art. 76)."
    )
    street = models.CharField("ulica i numer", max_length=200, blank=True)
    postal_code = models.CharField(
        "kod pocztowy",
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{2}-\d{3}$", "Wpisz kod w postaci 00-000.")],
    )
    town = models.CharField("miejscowość", max_length=100, blank=True)
    phone = models.CharField("telefon", max_length=100, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    electronic_delivery_address = models.CharField("adres do doręczeń elektronicznych", max_length=60, blank=True)
    bip_url = models.URLField("BIP centrum", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CentreQuerySet.as_manager()

    class Meta:
        verbose_name = "centrum"
        verbose_name_plural = "centrum"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="centre_is_one", violation_error_message="Centrum jest jedno."
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def grace_ends_on(self):
        """Last day on which a programme may be made without a diagnosis (art. 76), or ``None``."""
        return self.created_on + relativedelta(years=1) if self.created_on else None

    @property
    def address(self) -> str:
        """One line: street, postal code and town."""
        return ", ".join(part for part in [self.street, f"{self.postal_code} {self.town}".strip()] if part)


@tracked()
class CentreGmina(models.Model):
    """A gmina that the centre serves."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="served_gminas")
    gmina = models.ForeignKey(Gmina, on_delete=models.PROTECT, verbose_name="gmina", related_name="+")
    is_founder = models.BooleanField("gmina tworząca", default=False)
    joined_on = models.DateField(
        "data przystąpienia", null=True, blank=True, help_text="Dla gminy z art. 15; od niej biegnie rok z art. 77."
    )
    councillors = models.PositiveSmallIntegerField("liczba radnych", null=True, blank=True)
    bip_url = models.URLField("BIP urzędu gminy", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "obsługiwana gmina"
        verbose_name_plural = "obsługiwane gminy"
        ordering = ["-is_founder", PolishSortKey("gmina__name")]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "gmina"],
                name="centre_gmina_once",
                violation_error_message="Ta gmina jest już na liście.",
            )
        ]

    def __str__(self) -> str:
        return self.gmina.name


@tracked()
class CentreUnit(models.Model):
    """A unit inside the centre (a day home, a prevention centre…), possibly a part of another."""

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="część jednostki"
    )
    name = models.CharField("nazwa", max_length=200)
    former_name = models.CharField("poprzednia nazwa", max_length=200, blank=True)
    description = models.TextField("czym się zajmuje", blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "jednostka w strukturze centrum"
        verbose_name_plural = "jednostki w strukturze centrum"
        ordering = [PolishSortKey("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "name"],
                name="centre_unit_name_once",
                violation_error_message="Jednostka o tej nazwie już jest.",
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")),
                name="centre_unit_not_own_parent",
                violation_error_message="Jednostka nie może być częścią samej siebie.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
