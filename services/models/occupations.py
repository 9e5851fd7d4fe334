"""The Polish classification of occupations, by edition."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q


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
