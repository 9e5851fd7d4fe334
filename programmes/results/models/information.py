"""The information on the implementation of a programme (art. 6): its texts, its editions, where it was published."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.documents.models import FrozenDocument
from cus.text.validators import TextLimit, no_unprintable
from programmes.enums import BipPlace
from programmes.models import Programme
from programmes.results.enums import InformationState

USER = "accounts.User"
WRITTEN = [TextLimit(), no_unprintable]


def _words(label: str) -> models.TextField:
    """What people add to the figures of a part."""
    return models.TextField(label, blank=True, validators=WRITTEN)


@tracked()
class ImplementationInformation(models.Model):
    """What is written beside the figures of one programme; the figures are counted each time it is opened.

    The director's approval freezes figures and texts together as an edition. A correction opens the texts
    again and ends in the next edition; the older ones stay.
    """

    programme = models.OneToOneField(
        Programme, on_delete=models.PROTECT, related_name="information", editable=False, verbose_name="program"
    )
    state = models.CharField(
        "stan",
        max_length=10,
        choices=InformationState.choices,
        default=InformationState.PREPARING,
        editable=False,
    )
    about_people = _words("uwagi do liczby osób")
    degree = _words("opis stopnia realizacji")
    evaluation = _words("ocena według mierników")
    about_costs = _words("uwagi do kosztów")
    about_providers = _words("uwagi do wykonawców")
    number = models.CharField("numer", max_length=20, blank=True, editable=False)
    correction_reason = models.TextField("powód poprawy", blank=True, editable=False, validators=WRITTEN)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "informacja z realizacji programu"
        verbose_name_plural = "informacje z realizacji programów"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="information_number_once",
                violation_error_message="Informacja o tym numerze już jest.",
            ),
            models.CheckConstraint(
                condition=Q(state=InformationState.APPROVED, correction_reason="") & ~Q(number="")
                | Q(state=InformationState.PREPARING, number="", correction_reason="")
                | Q(state=InformationState.PREPARING) & ~Q(number="") & ~Q(correction_reason__regex=r"^\s*$"),
                name="information_state_and_reason",
                violation_error_message="Zatwierdzoną informację poprawia się z podaniem powodu.",
            ),
        ]

    def __str__(self) -> str:
        return f"informacja z realizacji nr {self.number}" if self.number else "informacja z realizacji"

    @property
    def is_open(self) -> bool:
        """Whether its texts may be changed."""
        return self.state == InformationState.PREPARING


@tracked()
class InformationEdition(models.Model):
    """What the director approved and handed to the gmina: never changed, followed by the next one."""

    information = models.ForeignKey(
        ImplementationInformation, on_delete=models.PROTECT, related_name="editions", verbose_name="informacja"
    )
    number = models.PositiveSmallIntegerField("wydanie")
    reason = models.TextField("powód poprawy", blank=True)
    handed_on = models.DateField("przekazano gminie")
    approved_at = models.DateTimeField("zatwierdzono", default=timezone.now)
    approved_by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name="kto zatwierdził")
    approved_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    frozen = models.ForeignKey(
        FrozenDocument, on_delete=models.PROTECT, related_name="+", verbose_name="zamrożona treść"
    )

    class Meta:
        verbose_name = "wydanie informacji z realizacji"
        verbose_name_plural = "wydania informacji z realizacji"
        ordering = ["information", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["information", "number"],
                name="information_edition_once",
                violation_error_message="To wydanie już jest.",
            ),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | Q(number__gt=1) & ~Q(reason__regex=r"^\s*$"),
                name="information_edition_has_reason",
                violation_error_message="Następne wydanie ma powód.",
            ),
        ]

    def __str__(self) -> str:
        return f"wydanie {self.number}"

    @property
    def approver(self) -> str:
        """Who approved it, and under which authorisation, if not as the director."""
        return signed(self.approved_by, self.approved_under)


@tracked()
class InformationPublication(models.Model):
    """One of the publications that art. 6 asks for: the gmina's bulletin and the centre's, each a fact of its own."""

    edition = models.ForeignKey(
        InformationEdition, on_delete=models.PROTECT, related_name="publications", verbose_name="wydanie"
    )
    place = models.CharField("gdzie", max_length=6, choices=BipPlace.choices)
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    published_on = models.DateField("opublikowano")
    url = models.URLField("adres", max_length=500)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = "publikacja informacji w BIP"
        verbose_name_plural = "publikacje informacji w BIP"
        ordering = ["edition", "place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "place", "gmina"],
                nulls_distinct=False,
                name="information_published_once",
                violation_error_message="Ta publikacja jest już odnotowana.",
            ),
            models.CheckConstraint(
                condition=Q(place=BipPlace.GMINA) | Q(gmina__isnull=True), name="information_centre_has_no_gmina"
            ),
        ]

    def __str__(self) -> str:
        where = f" ({self.gmina.name})" if self.gmina else ""
        return f"{self.get_place_display()}{where}"
