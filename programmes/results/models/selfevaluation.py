"""The self-evaluation report of a partnership: for what agreement and period, and how far it has come."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.documents.models import FrozenDocument
from cus.text.dates import period as polish_period
from partners.models import CooperationAgreement
from programmes.results.selfevaluation.enums import OPEN_STATES, SelfEvaluationState
from programmes.results.selfevaluation.querysets import SelfEvaluationQuerySet


def _user(label: str) -> models.ForeignKey:
    return models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name=label
    )


def _authorisation() -> models.ForeignKey:
    return models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )


@tracked(exclude=["token"])
class SelfEvaluation(models.Model):
    """One report of one signed agreement for one period (handbook: the outline of the report).

    Its parts are rows of their own; an approved one is frozen as a document with a number and a check code.
    """

    agreement = models.ForeignKey(
        CooperationAgreement,
        on_delete=models.PROTECT,
        related_name="self_evaluations",
        verbose_name="porozumienie o współpracy",
    )
    starts_on = models.DateField("od")
    ends_on = models.DateField("do")
    state = models.CharField(
        "stan",
        max_length=10,
        choices=SelfEvaluationState.choices,
        default=SelfEvaluationState.DRAFT,
        editable=False,
    )
    number = models.CharField("numer", max_length=40, blank=True, editable=False)
    prepared_at = models.DateTimeField("przekazano do przeglądu", null=True, editable=False)
    prepared_by = _user("kto przygotował")
    reviewed_at = models.DateTimeField("przejrzano", null=True, editable=False)
    reviewed_by = _user("kto przejrzał")
    reviewed_under = _authorisation()
    approved_at = models.DateTimeField("zatwierdzono", null=True, editable=False)
    approved_by = _user("kto zatwierdził")
    approved_under = _authorisation()
    frozen = models.ForeignKey(
        FrozenDocument,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="zamrożony raport",
    )
    refreshed_at = models.DateTimeField("propozycje z dnia", default=timezone.now, editable=False)
    created_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto założył"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one report.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = SelfEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = "raport autoewaluacyjny"
        verbose_name_plural = "raporty autoewaluacyjne"
        ordering = ["-ends_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="selfevaluation_days_in_order",
                violation_error_message="Okres nie może skończyć się przed swoim początkiem.",
                violation_error_code="ends_on",
            ),
            models.UniqueConstraint(
                fields=["agreement", "starts_on", "ends_on"],
                name="selfevaluation_once_for_a_period",
                violation_error_message="Raport tego porozumienia za ten okres już jest.",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="selfevaluation_number_once",
                violation_error_message="Raport o tym numerze już jest.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=OPEN_STATES,
                    prepared_at__isnull=True,
                    prepared_by__isnull=True,
                    reviewed_at__isnull=True,
                )
                | Q(
                    state=SelfEvaluationState.PREPARED,
                    prepared_at__isnull=False,
                    prepared_by__isnull=False,
                    reviewed_at__isnull=True,
                )
                | Q(
                    state__in=[SelfEvaluationState.REVIEWED, SelfEvaluationState.APPROVED],
                    prepared_at__isnull=False,
                    prepared_by__isnull=False,
                    reviewed_at__isnull=False,
                    reviewed_by__isnull=False,
                ),
                name="selfevaluation_stages_with_their_people",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=SelfEvaluationState.APPROVED,
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                )
                & ~Q(number="")
                | ~Q(state=SelfEvaluationState.APPROVED)
                & Q(approved_at__isnull=True, approved_by__isnull=True, frozen__isnull=True, number=""),
                name="selfevaluation_approved_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Autoewaluacja: {self.agreement}, {self.period}"

    def get_absolute_url(self) -> str:
        """Page of the report."""
        return reverse("results:selfevaluation", args=[self.pk])

    @property
    def period(self) -> str:
        """The period in words."""
        return polish_period(self.starts_on, self.ends_on)

    @property
    def is_open(self) -> bool:
        """The text may still be changed."""
        return self.state in OPEN_STATES


class SelfEvaluationLogEntry(models.Model):
    """One line of what happened to a report; never changed."""

    report = models.ForeignKey(SelfEvaluation, on_delete=models.CASCADE, related_name="log")
    transition = models.CharField("czynność", max_length=30)
    from_state = models.CharField("z", max_length=10, choices=SelfEvaluationState.choices, blank=True)
    to_state = models.CharField("do", max_length=10, choices=SelfEvaluationState.choices)
    comment = models.TextField("komentarz", blank=True)
    at = models.DateTimeField("kiedy", default=timezone.now)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name="kto")
    authorisation = _authorisation()

    class Meta:
        verbose_name = "wpis w dzienniku autoewaluacji"
        verbose_name_plural = "dziennik autoewaluacji"
        ordering = ["report", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(to_state=SelfEvaluationState.RETURNED) | ~Q(comment__regex=r"^\s*$"),
                name="selfevaluation_returned_with_comment",
                violation_error_message="Zwrot wymaga komentarza.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_state_display()} ({self.at:%Y-%m-%d})"

    @property
    def who(self) -> str:
        """Who did it, and under which authorisation, if not by their own role."""
        return signed(self.by, self.authorisation)
