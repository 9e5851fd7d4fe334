"""Social impact: what a service changed, for which group, and how that is known (handbook, ch. 6)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.acts import Act
from cus.audit.tracking import tracked
from diagnosis.validators import no_pesel
from programmes.models import Programme
from programmes.results.querysets import adopted
from services.models import Service

LONG = 20_000


class KnownBy(models.TextChoices):
    """How a change is known."""

    OBSERVATION = "obserwacja", "obserwacja"
    TALK = "rozmowa", "rozmowa"
    SURVEY = "ankieta", "ankieta"
    DATA = "dane", "dane"
    PROVIDER = "wykonawca", "relacja wykonawcy"


class ImpactNoteQuerySet(models.QuerySet):
    """Notes on social impact."""

    def visible_to(self, user) -> "ImpactNoteQuerySet":
        """The staff read all; who reads what is in force reads those of adopted programmes."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(programme__in=adopted(Programme.objects.all()))
        return self.none()


@tracked(exclude=["token"])
class ImpactNote(models.Model):
    """One change seen on a day: for a group, never for a person. Without a service it is of the whole programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="impact_notes", editable=False)
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, null=True, blank=True, related_name="impact_notes", verbose_name="usługa"
    )
    change = models.TextField("co się zmieniło", max_length=LONG, validators=[no_pesel])
    group = models.CharField("dla kogo", max_length=200, validators=[no_pesel])
    known_by = models.CharField("skąd to wiadomo", max_length=12, choices=KnownBy.choices)
    known_detail = models.TextField("jak to sprawdzono", blank=True, max_length=LONG, validators=[no_pesel])
    noted_on = models.DateField("kiedy", default=timezone.localdate)
    scale = models.DecimalField(
        "skala",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Skala nie może być ujemna.")],
    )
    scale_unit = models.CharField("jednostka skali", max_length=60, blank=True)
    source = models.CharField("źródło", max_length=300, blank=True, validators=[no_pesel])
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one note.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = ImpactNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "notatka o zmianie"
        verbose_name_plural = "notatki o zmianach"
        ordering = ["-noted_on", "-pk"]
        indexes = [models.Index(fields=["programme", "service", "noted_on"], name="impact_by_service")]
        constraints = [
            models.CheckConstraint(
                condition=Q(scale__isnull=True, scale_unit="") | Q(scale__gte=0) & ~Q(scale_unit=""),
                name="impact_scale_has_unit",
                violation_error_message="Podaj liczbę razem z jednostką, na przykład: 24 osoby.",
                violation_error_code="scale",
            ),
        ]

    def __str__(self) -> str:
        return self.change if len(self.change) <= 80 else f"{self.change[:79].rstrip()}…"

    def get_absolute_url(self) -> str:
        """The note in the list of its programme."""
        return f"{reverse('results:impact', args=[self.programme_id])}#zmiana-{self.pk}"
