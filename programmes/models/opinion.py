"""Opinions asked for before the director decides: of the legal adviser, the treasurer, the data-protection officer."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from cus.accounts.acts import Act
from cus.audit.tracking import tracked
from programmes.models.version import ProgrammeVersion

_BLANK = r"^\s*$"


class OpinionKind(models.TextChoices):
    """Whose opinion; in practice all three are asked before a decision."""

    LEGAL = "prawna", "radca prawny"
    FINANCE = "finansowa", "skarbnik albo główny księgowy"
    PRIVACY = "ochrona-danych", "inspektor ochrony danych"


class OpinionResult(models.TextChoices):
    """What the opinion says in a word."""

    CLEAR = "clear", "bez uwag"
    REMARKS = "remarks", "z uwagami"
    NEGATIVE = "negative", "negatywna"


RESULT_KINDS = {OpinionResult.CLEAR: "done", OpinionResult.REMARKS: "warn", OpinionResult.NEGATIVE: "stop"}


class OpinionQuerySet(models.QuerySet):
    """Opinions of programmes."""

    def visible_to(self, user) -> "OpinionQuerySet":
        """Working papers of the staff."""
        return self if user.may(Act.READ_DRAFTS) else self.none()


@tracked()
class Opinion(models.Model):
    """One opinion on one revision of a version: a corrected text is asked about again.

    A row may hold only the day on which somebody asked; it is given once it has a result, with its author
    and its day. A scan is an attachment of the row.
    """

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="opinions")
    revision = models.PositiveSmallIntegerField("poprawka", editable=False)
    kind = models.CharField("czyja opinia", max_length=20, choices=OpinionKind.choices, editable=False)
    requested_on = models.DateField("poproszono", null=True, blank=True)
    author = models.CharField("kto wydał opinię", max_length=200, blank=True)
    given_on = models.DateField("data opinii", null=True, blank=True)
    result = models.CharField("wynik", max_length=10, choices=OpinionResult.choices, blank=True)
    text = models.TextField("treść albo uwagi", blank=True, max_length=20000)
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        verbose_name = "opinia o programie"
        verbose_name_plural = "opinie o programie"
        ordering = ["version", "-revision", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "revision", "kind"],
                name="opinion_once",
                violation_error_message="Ta opinia jest już wpisana.",
            ),
            models.CheckConstraint(
                condition=Q(result="", given_on__isnull=True)
                | (~Q(result="") & Q(given_on__isnull=False) & ~Q(author__regex=_BLANK)),
                name="opinion_given_is_whole",
                violation_error_message="Opinia ma autora, datę i wynik; wpisz wszystkie trzy albo żadnego.",
            ),
            models.CheckConstraint(
                condition=Q(requested_on__isnull=True) | Q(given_on__isnull=True) | Q(given_on__gte=F("requested_on")),
                name="opinion_dates_in_order",
                violation_error_message="Opinia nie może być wcześniejsza niż prośba o nią.",
            ),
        ]

    def __str__(self) -> str:
        return f"opinia: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        """Page on which it is written and its scan stands."""
        return reverse("programmes:opinion", args=[self.version_id, self.kind])

    @property
    def state_kind(self) -> str:
        """The kind of colour of its result."""
        return RESULT_KINDS.get(self.result, "now" if self.requested_on else "warn")

    @property
    def state_word(self) -> str:
        """How it stands, in words."""
        return self.get_result_display() or ("czekamy" if self.requested_on else "nie poproszono")
