"""The Polish classification of occupations, by edition."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from cus.audit.tracking import tracked
from cus.text.fields import StemsField
from services.occupation_querysets import OccupationEditionQuerySet, OccupationQuerySet


@tracked()
class OccupationEdition(models.Model):
    """An edition of the Polish classification of occupations (KZiS).

    Current on a day is the edition with the latest ``valid_from`` not after that day: a switch is a
    date and nothing has to run when it comes. ``previous`` is the edition to whose codes the
    successors of this one refer. Who brought it in and who switched it on is in its history.
    """

    code = models.SlugField("oznaczenie", unique=True)
    name = models.CharField("nazwa", max_length=120)
    state_on = models.DateField("stan na dzień")
    legal_basis = models.CharField("podstawa", max_length=200)
    valid_from = models.DateField("bieżące od dnia", null=True, blank=True)
    previous = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="followers",
        verbose_name="poprzednie wydanie",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = OccupationEditionQuerySet.as_manager()

    class Meta:
        verbose_name = "wydanie klasyfikacji zawodów"
        verbose_name_plural = "wydania klasyfikacji zawodów"
        ordering = ["-state_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from"],
                name="occupation_edition_one_from_a_day",
                violation_error_message="Od tego dnia obowiązuje już inne wydanie.",
            ),
            models.CheckConstraint(
                condition=~Q(previous=models.F("id")), name="occupation_edition_does_not_follow_itself"
            ),
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
    search_text = StemsField(sources=("title", "variant_title"))

    objects = OccupationQuerySet.as_manager()

    class Meta:
        verbose_name = "zawód"
        verbose_name_plural = "zawody"
        ordering = ["edition", "code"]
        indexes = [GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="occupation_search")]
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


class OccupationSuccession(models.Model):
    """An entry of an edition takes the place of an entry of the edition before, as its source says.

    One old entry may be divided among several new ones, and several may be joined in one.
    """

    old = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="successions", verbose_name="dawny")
    new = models.ForeignKey(Occupation, on_delete=models.CASCADE, related_name="successions_from", verbose_name="nowy")

    class Meta:
        verbose_name = "następstwo zawodów"
        verbose_name_plural = "następstwa zawodów"
        ordering = ["old__code", "new__code"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="occupation_succession_once"),
            models.CheckConstraint(condition=~Q(old=models.F("new")), name="occupation_succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.old.code} → {self.new.code}"
