"""Annexes of an agreement: signed like it, each with its number; the educational programme has modules."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from partners.enums import AnnexKind, AnnexState, SignatureManner
from partners.models.agreement import AgreementParty, CooperationAgreement
from partners.querysets import AnnexQuerySet
from services.models import ServiceRequirement


@tracked(exclude=["token"])
class Annex(models.Model):
    """A document that the parties add to their agreement; what it says stands in its text, modules or files."""

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="annexes")
    kind = models.CharField("rodzaj", max_length=12, choices=AnnexKind.choices, default=AnnexKind.OTHER)
    number = models.PositiveSmallIntegerField("numer")
    title = models.CharField("tytuł", max_length=200)
    text = models.TextField("treść", blank=True)
    state = models.CharField(
        "stan", max_length=10, choices=AnnexState.choices, default=AnnexState.DRAFT, editable=False
    )
    concluded_on = models.DateField("data podpisania", null=True, blank=True)
    signature_manner = models.CharField(
        "sposób podpisania", max_length=20, choices=SignatureManner.choices, blank=True
    )
    signed_at = models.DateTimeField(null=True, editable=False)
    signed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    signed_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one annex.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = AnnexQuerySet.as_manager()

    class Meta:
        verbose_name = "aneks"
        verbose_name_plural = "aneksy"
        ordering = ["agreement", "number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="annex_number_once",
                violation_error_message="Aneks o tym numerze już jest.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=AnnexState.DRAFT,
                    concluded_on__isnull=True,
                    signed_at__isnull=True,
                    signed_by__isnull=True,
                    signature_manner="",
                )
                | Q(
                    state=AnnexState.SIGNED,
                    concluded_on__isnull=False,
                    signed_at__isnull=False,
                    signed_by__isnull=False,
                )
                & ~Q(signature_manner=""),
                name="annex_signed_has_date_manner_and_by",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=False) | Q(signed_under__isnull=True),
                name="annex_signed_under_when_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"Aneks nr {self.number}: {self.title}"

    def get_absolute_url(self) -> str:
        """Page of the annex."""
        return reverse("partners:annex_detail", args=[self.agreement_id, self.pk])

    @property
    def signer(self) -> str:
        """Who recorded the signing, and under which authorisation, if not by their own role."""
        return signed(self.signed_by, self.signed_under)

    @property
    def is_programme(self) -> bool:
        """It is the shared educational programme (point 3)."""
        return self.kind == AnnexKind.EDUCATION


@tracked()
class TrainingModule(models.Model):
    """A module of the educational programme: how many hours, who teaches, for what requirement, where and when.

    ``prepares_for`` says in words what the chosen requirement said; it stays when the catalogue changes.
    """

    annex = models.ForeignKey(Annex, on_delete=models.CASCADE, related_name="modules")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    name = models.CharField("moduł", max_length=300)
    hours = models.PositiveSmallIntegerField("godziny")
    teacher = models.ForeignKey(
        AgreementParty,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="modules",
        verbose_name="prowadzi",
    )
    requirement = models.ForeignKey(
        ServiceRequirement,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wymaganie z katalogu",
    )
    prepares_for = models.CharField("przygotowuje do", max_length=400, blank=True)
    place = models.CharField("miejsce", max_length=200, blank=True)
    starts_on = models.DateField("od", null=True, blank=True)
    ends_on = models.DateField("do", null=True, blank=True)

    class Meta:
        verbose_name = "moduł programu edukacyjnego"
        verbose_name_plural = "moduły programu edukacyjnego"
        ordering = ["annex", "position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=2000),
                name="module_hours_within_reason",
                violation_error_message="Moduł ma od 1 do 2000 godzin.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="module_dates_in_order",
                violation_error_message="Zajęcia nie mogą się skończyć, zanim się zaczną.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
