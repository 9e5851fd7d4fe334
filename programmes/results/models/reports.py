"""Reports of providers: one for each day that a contract names, with its figures and remarks."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit
from partners.models import Partner
from programmes.models import ServiceContract
from programmes.models.item import NOT_NEGATIVE
from programmes.results.models.delivery import DeliveryFigure
from programmes.results.reports.enums import STATE_KINDS, ReportState
from programmes.results.reports.querysets import ReportQuerySet
from services.enums import Unit
from services.models import Service

NUMBERS = ("people", "places", "turns", "quantity", "refusals", "cost")
TEXTS = ("done", "difficulties", "corrections", "needs", "quality")


def _user(**more) -> models.ForeignKey:
    return models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+", **more
    )


@tracked(exclude=["token"])
class ProviderReport(models.Model):
    """A report that a contract makes the provider give.

    Which reports there are follows from the contract (``reports.due``); a row is made when somebody first
    does something with one: fills it, sends a link, reminds. ``starts_on``, ``ends_on``, ``due_on`` and
    ``covers`` are copies of the contract's terms, kept up with annexes while the report is open.
    """

    contract = models.ForeignKey(
        ServiceContract, on_delete=models.PROTECT, related_name="provider_reports", editable=False
    )
    is_final = models.BooleanField("końcowe", default=False, editable=False)
    starts_on = models.DateField("od", editable=False)
    ends_on = models.DateField("do", editable=False)
    due_on = models.DateField("termin", editable=False)
    covers = models.CharField("za jaki okres", max_length=200, blank=True, editable=False)
    state = models.CharField(
        "stan", max_length=10, choices=ReportState.choices, default=ReportState.AWAITED, editable=False
    )
    done = models.TextField("co zrobiono", blank=True)
    difficulties = models.TextField("trudności", blank=True)
    corrections = models.TextField("co poprawiono", blank=True)
    needs = models.TextField("czego potrzebuje wykonawca", blank=True)
    quality = models.TextField("uwagi o jakości", blank=True)
    # how it came: written down in the centre, or sent by a contact with a personal link
    received_on = models.DateField("data wpływu", null=True, blank=True)
    received_at = models.DateTimeField("odnotowano wpływ", null=True, editable=False)
    received_by = _user(verbose_name="kto odnotował wpływ")
    sent_with = models.ForeignKey(
        "results.ReportLink",
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="wysłano odnośnikiem",
    )
    decided_at = models.DateTimeField("rozpatrzono", null=True, editable=False)
    decided_by = _user(verbose_name="kto rozpatrzył")
    # how many times it has been sent; remarks name the round they speak of
    round = models.PositiveSmallIntegerField("który raz", default=0, editable=False)
    reminded_on = models.DateField("ostatnie przypomnienie", null=True, editable=False)
    reminded_by = _user(verbose_name="kto przypomniał")
    reminders = models.PositiveSmallIntegerField("ile przypomnień", default=0, editable=False)
    created_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto założył"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names the form that was sent last: the same form sent twice sends once.
    token = models.UUIDField(null=True, editable=False)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = "sprawozdanie wykonawcy"
        verbose_name_plural = "sprawozdania wykonawców"
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "is_final", "starts_on"],
                name="report_once_in_a_period",
                violation_error_message="To sprawozdanie już założono.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="report_days_in_order",
                violation_error_message="Okres nie może skończyć się przed swoim początkiem.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.AWAITED)
                | Q(received_on__isnull=False, received_at__isnull=False, round__gt=0)
                & (Q(received_by__isnull=False) | Q(sent_with__isnull=False)),
                name="report_received_on_at_and_by",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ReportState.ACCEPTED, ReportState.RETURNED])
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="report_decided_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Sprawozdanie {self.kind_word}: {self.covers or self.days}"

    def get_absolute_url(self) -> str:
        """Page of the report."""
        return reverse("results:report", args=[self.pk])

    @property
    def kind_word(self) -> str:
        """„końcowe” or „częściowe”."""
        return "końcowe" if self.is_final else "częściowe"

    @property
    def days(self) -> str:
        """The period in figures."""
        return f"{self.starts_on:%d.%m.%Y}–{self.ends_on:%d.%m.%Y}"

    @property
    def state_kind(self) -> str:
        """The kind of colour of the state."""
        return STATE_KINDS[self.state]


@tracked()
class ReportRow(models.Model):
    """Figures of one service of the contract, by one of its providers; empty means „not given”, not zero."""

    report = models.ForeignKey(ProviderReport, on_delete=models.CASCADE, related_name="rows", editable=False)
    position = models.PositiveSmallIntegerField("kolejność", default=0, editable=False)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", editable=False)
    service_name = models.CharField("nazwa usługi", max_length=200, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    own_unit = models.ForeignKey(CentreUnit, on_delete=models.PROTECT, null=True, related_name="+", editable=False)
    people = models.PositiveIntegerField("różne osoby", null=True, blank=True)
    places = models.PositiveIntegerField("miejsca", null=True, blank=True)
    turns = models.PositiveIntegerField("turnusy", null=True, blank=True)
    quantity = models.DecimalField(
        "ile", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    quantity_unit = models.CharField("jednostka", max_length=20, choices=Unit.choices, blank=True)
    refusals = models.PositiveIntegerField("odmowy", null=True, blank=True)
    cost = models.DecimalField(
        "koszt (zł)", max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    # what accepting wrote, and its version then: a later correction by hand is seen by it
    figure = models.ForeignKey(
        DeliveryFigure, on_delete=models.SET_NULL, null=True, editable=False, related_name="report_rows"
    )
    figure_version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "liczby ze sprawozdania"
        verbose_name_plural = "liczby ze sprawozdań"
        ordering = ["report", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "service", "partner", "own_unit"],
                nulls_distinct=False,
                name="report_row_once",
                violation_error_message="Ta usługa jest już w sprawozdaniu.",
            ),
            models.CheckConstraint(
                condition=Q(quantity__isnull=True) | Q(quantity__gte=0) & ~Q(quantity_unit=""),
                name="report_row_quantity_has_unit",
                violation_error_message="Podaj liczbę razem z jednostką.",
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(cost__gte=0),
                name="report_row_cost_not_negative",
                violation_error_message="Koszt nie może być ujemny.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service_name}, {self.provider}" if self.provider else self.service_name

    @property
    def provider(self) -> Partner | CentreUnit | None:
        """Whoever gave the service."""
        return self.partner or self.own_unit


@tracked()
class ReportRemark(models.Model):
    """Why a report went back: a remark at one field (of a row or of the report), or at the whole.

    ``value`` is what stood there, so that the next round can be compared.
    """

    report = models.ForeignKey(ProviderReport, on_delete=models.CASCADE, related_name="remarks", editable=False)
    row = models.ForeignKey(ReportRow, on_delete=models.CASCADE, null=True, related_name="remarks", editable=False)
    round = models.PositiveSmallIntegerField("który raz", editable=False)
    field = models.CharField("pole", max_length=20, blank=True, editable=False)
    value = models.TextField("co tam było", blank=True, editable=False)
    text = models.TextField("uwaga")
    at = models.DateTimeField("kiedy", default=timezone.now, editable=False)
    by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto"
    )

    class Meta:
        verbose_name = "uwaga do sprawozdania"
        verbose_name_plural = "uwagi do sprawozdań"
        ordering = ["report", "round", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "round", "row", "field"], nulls_distinct=False, name="report_remark_once_at_a_field"
            ),
            models.CheckConstraint(
                condition=Q(row__isnull=True) | ~Q(field=""), name="report_remark_of_row_names_a_field"
            ),
        ]

    def __str__(self) -> str:
        return self.text
