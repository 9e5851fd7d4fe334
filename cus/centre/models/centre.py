"""The centre itself: one installation, one centre, one data controller."""

import datetime

from dateutil.relativedelta import relativedelta
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models

from cus.audit.tracking import tracked
from cus.centre.enums import Area, CentreVariant, GminaKind
from cus.centre.querysets import CentreQuerySet, GminaQuerySet
from cus.centre.validators import validate_nip, validate_postal_code, validate_regon
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
    # What the conditions of art. 9–10 are checked against; empty means „not known yet”.
    population = models.PositiveIntegerField("liczba mieszkańców w dniu podjęcia uchwały", null=True, blank=True)
    former_ops_name = models.CharField("przekształcony ośrodek pomocy społecznej", max_length=200, blank=True)
    ops_continues = models.BooleanField("ośrodek pomocy społecznej działa obok centrum", null=True, blank=True)
    takes_all_ops_tasks = models.BooleanField("centrum przejęło wszystkie zadania ośrodka", null=True, blank=True)
    areas = ArrayField(
        models.PositiveSmallIntegerField(choices=Area.choices),
        verbose_name="zakresy usług nowe albo przekazane centrum",
        default=list,
        blank=True,
    )
    nip = models.CharField("NIP", max_length=10, blank=True, validators=[validate_nip])
    regon = models.CharField("REGON", max_length=14, blank=True, validators=[validate_regon])
    street = models.CharField("ulica i numer", max_length=200, blank=True)
    postal_code = models.CharField(
        "kod pocztowy",
        max_length=6,
        blank=True,
        validators=[validate_postal_code],
    )
    town = models.CharField("miejscowość", max_length=100, blank=True)
    phone = models.CharField("telefon", max_length=100, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    electronic_delivery_address = models.CharField("adres do doręczeń elektronicznych", max_length=60, blank=True)
    bip_url = models.URLField("BIP centrum", blank=True)
    four_eyes = models.BooleanField("program zatwierdza inna osoba niż ta, która go złożyła", default=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = CentreQuerySet.as_manager()

    class Meta:
        verbose_name = "centrum"
        verbose_name_plural = "centrum"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1), name="centre_is_one", violation_error_message="Centrum jest jedno."
            ),
            models.CheckConstraint(
                condition=models.Q(areas__contained_by=Area.values),
                name="centre_areas_known",
                violation_error_message="Wybierz zakresy z listy.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def grace_ends_on(self) -> datetime.date | None:
        """Last day on which a programme may be made without a diagnosis (art. 76), or ``None``."""
        return self.created_on + relativedelta(years=1) if self.created_on else None

    @property
    def address(self) -> str:
        """One line: street, postal code and town."""
        return one_line(self.street, self.postal_code, self.town)


def one_line(street: str, postal_code: str, town: str) -> str:
    """Write an address on one line."""
    return ", ".join(part for part in [street, f"{postal_code} {town}".strip()] if part)


@tracked()
class FormerHead(models.Model):
    """What stood in the head of documents until a day: the name and address before a change.

    A document dated ``valid_until`` or earlier is headed so (``cus.centre.letterhead``).
    """

    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="former_heads")
    valid_until = models.DateField("obowiązywało do dnia")
    name = models.CharField("pełna nazwa", max_length=200)
    street = models.CharField("ulica i numer", max_length=200, blank=True)
    postal_code = models.CharField("kod pocztowy", max_length=6, blank=True, validators=[validate_postal_code])
    town = models.CharField("miejscowość", max_length=100, blank=True)
    phone = models.CharField("telefon", max_length=100, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    electronic_delivery_address = models.CharField("adres do doręczeń elektronicznych", max_length=60, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "dawna nazwa i adres"
        verbose_name_plural = "dawne nazwy i adresy"
        ordering = ["-valid_until"]
        constraints = [
            models.UniqueConstraint(
                fields=["centre", "valid_until"],
                name="former_head_once_a_day",
                violation_error_message="Dane obowiązujące do tego dnia już są wpisane.",
                violation_error_code="valid_until",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """One line: street, postal code and town."""
        return one_line(self.street, self.postal_code, self.town)
