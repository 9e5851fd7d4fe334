"""Irregularities and complaints: one entry of the register each, and the log of what was done with it."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit
from diagnosis.validators import no_pesel
from partners.models import Partner
from programmes.models import Programme, ProgrammeItem, ServiceContract
from programmes.results.complaining.enums import (
    OTHER_TOPIC,
    STATE_KINDS,
    UNCLOSED,
    ComplaintKind,
    ComplaintState,
    ComplaintWay,
    Finding,
    Reporter,
)
from programmes.results.complaining.querysets import ComplaintQuerySet
from programmes.results.models.complaint_topics import ComplaintTopic
from services.models import Service

USER = "accounts.User"
LONG = 20_000


def _link(model, label: str) -> models.ForeignKey:
    return models.ForeignKey(
        model, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints", verbose_name=label
    )


def _text(label: str) -> models.TextField:
    return models.TextField(label, blank=True, max_length=LONG, validators=[no_pesel])


def _by(label: str, **more) -> models.ForeignKey:
    return models.ForeignKey(
        USER, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=label, **more
    )


def _given(*names: str) -> Q:
    """Said aloud: a comparison with nothing is neither true nor false, and a constraint lets it pass."""
    return Q(**{f"{name}__isnull": False for name in names})


def _unless(given: Q, **then) -> Q:
    """``given``, or the fields empty as ``then`` says."""
    return given | Q(**then)


@tracked(exclude=["token"])
class Complaint(models.Model):
    """One irregularity or complaint, numbered within the year it was received in; never deleted.

    It belongs to the programme and a service of the catalogue, as contracts do. No resident is named: the
    sender is a kind. Deadlines and findings are the centre's practice, the procedure of complaints against
    an office (KPA, dział VIII) is kept elsewhere.
    """

    year = models.PositiveSmallIntegerField("rok", editable=False)
    ordinal = models.PositiveIntegerField("numer w roku", editable=False)
    kind = models.CharField("rodzaj", max_length=16, choices=ComplaintKind.choices, default=ComplaintKind.COMPLAINT)
    programme = _link(Programme, "program")
    service = _link(Service, "usługa")
    partner = _link(Partner, "wykonawca – partner")
    own_unit = _link(CentreUnit, "wykonawca – jednostka własna")
    contract = _link(ServiceContract, "umowa albo przydział")
    received_on = models.DateField("data wpływu", default=timezone.localdate)
    way = models.CharField("jak wpłynęła", max_length=14, choices=ComplaintWay.choices)
    reporter = models.CharField("od kogo", max_length=12, choices=Reporter.choices, blank=True)
    # By its code, so that the database itself can ask for more words beside „inne”.
    topic = models.ForeignKey(
        ComplaintTopic,
        on_delete=models.PROTECT,
        to_field="code",
        related_name="complaints",
        verbose_name="czego dotyczy",
    )
    topic_other = models.CharField("czego dokładnie", max_length=200, blank=True, validators=[no_pesel])
    subject = models.CharField("w skrócie", max_length=200, validators=[no_pesel])
    description = _text("opis")
    # the explanation
    asked_on = models.DateField("poproszono o wyjaśnienie", null=True, blank=True)
    explanation_due = models.DateField("termin wyjaśnienia", null=True, blank=True)
    explanation = _text("wyjaśnienie wykonawcy")
    explained_on = models.DateField("data wyjaśnienia", null=True, blank=True)
    # what the centre found, and what it demands
    finding = models.CharField("ustalenie", max_length=12, choices=Finding.choices, blank=True)
    finding_note = _text("uzasadnienie")
    found_on = models.DateField("data ustaleń", null=True, blank=True)
    correction = _text("czego żąda centrum")
    correction_due = models.DateField("termin poprawy", null=True, blank=True)
    corrected_on = models.DateField("data poprawy", null=True, blank=True)
    correction_note = _text("co poprawiono")
    conclusion = _text("wniosek")
    closed_on = models.DateField("data zamknięcia", null=True, blank=True)
    closed_by = _by("kto zamknął", null=True)
    state = models.CharField(
        "stan", max_length=16, choices=ComplaintState.choices, default=ComplaintState.OPEN, editable=False
    )
    created_at = models.DateTimeField("wpisano", default=timezone.now, editable=False)
    created_by = _by("kto wpisał")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice enters one complaint.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = "skarga albo nieprawidłowość"
        verbose_name_plural = "skargi i nieprawidłowości"
        ordering = ["-year", "-ordinal"]
        indexes = [models.Index(fields=["programme", "service", "received_on"], name="complaint_by_service")]
        constraints = [
            models.UniqueConstraint(fields=["year", "ordinal"], name="complaint_number_once"),
            models.CheckConstraint(
                condition=Q(year=ExtractYear("received_on")),
                name="complaint_numbered_in_its_year",
                violation_error_message="Numer w rejestrze należy do roku wpływu: roku nie da się już zmienić.",
                violation_error_code="received_on",
            ),
            models.CheckConstraint(
                condition=Q(partner__isnull=True) | Q(own_unit__isnull=True),
                name="complaint_one_provider",
                violation_error_message="Wskaż partnera albo jednostkę własną, nie oboje.",
            ),
            models.CheckConstraint(
                condition=Q(contract__isnull=True) | Q(programme__isnull=False),
                name="complaint_contract_of_a_programme",
                violation_error_message="Umowa należy do programu: wskaż też program.",
            ),
            models.CheckConstraint(
                condition=Q(topic=OTHER_TOPIC) & ~Q(topic_other="") | ~Q(topic=OTHER_TOPIC) & Q(topic_other=""),
                name="complaint_other_topic_is_told",
                violation_error_message="Przy „inne” napisz, czego dokładnie dotyczy; przy pozostałych zostaw puste.",
            ),
            models.CheckConstraint(
                condition=_unless(
                    _given("asked_on", "explanation_due")
                    & Q(asked_on__gte=F("received_on"), explanation_due__gte=F("asked_on")),
                    asked_on__isnull=True,
                    explanation_due__isnull=True,
                ),
                name="complaint_asked_in_order",
                violation_error_message="Prośba nie może być przed wpływem, a jej termin przed prośbą.",
            ),
            models.CheckConstraint(
                condition=_unless(
                    _given("explained_on") & Q(explained_on__gte=F("received_on")) & ~Q(explanation=""),
                    explained_on__isnull=True,
                    explanation="",
                ),
                name="complaint_explained_whole",
                violation_error_message="Wyjaśnienie to treść i data, nie wcześniejsza niż wpływ.",
            ),
            models.CheckConstraint(
                condition=_unless(
                    _given("found_on") & Q(found_on__gte=F("received_on")) & ~Q(finding=""),
                    found_on__isnull=True,
                    finding="",
                    finding_note="",
                ),
                name="complaint_found_whole",
                violation_error_message="Ustalenie ma datę, nie wcześniejszą niż wpływ.",
            ),
            models.CheckConstraint(
                condition=_unless(
                    _given("found_on", "correction_due") & Q(correction_due__gte=F("found_on")) & ~Q(correction=""),
                    correction="",
                    correction_due__isnull=True,
                    corrected_on__isnull=True,
                ),
                name="complaint_correction_whole",
                violation_error_message="Żądanie poprawy ma treść i termin, nie wcześniejszy niż ustalenia.",
            ),
            models.CheckConstraint(
                condition=Q(corrected_on__isnull=True, correction_note="")
                | _given("corrected_on", "found_on") & Q(corrected_on__gte=F("found_on")),
                name="complaint_corrected_in_order",
                violation_error_message="Poprawa nie może być wcześniejsza niż ustalenia.",
            ),
            models.CheckConstraint(
                condition=Q(state=ComplaintState.CLOSED, closed_on__gte=F("found_on"))
                & _given("closed_on", "closed_by", "found_on")
                & ~Q(conclusion="")
                & (Q(corrected_on__isnull=True) | Q(closed_on__gte=F("corrected_on")))
                & (Q(explained_on__isnull=True) | Q(closed_on__gte=F("explained_on")))
                | Q(state__in=UNCLOSED, closed_on__isnull=True, closed_by__isnull=True, conclusion=""),
                name="complaint_closed_whole",
                violation_error_message="Zamknięcie ma ustalenie, wniosek i datę nie wcześniejszą niż poprzednie kroki.",
            ),
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.EXPLAINING) | Q(explanation_due__isnull=False),
                name="complaint_explaining_has_deadline",
            ),
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.CORRECTING)
                | Q(correction_due__isnull=False, corrected_on__isnull=True),
                name="complaint_correcting_has_demand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.subject}"

    def get_absolute_url(self) -> str:
        """Page of the complaint."""
        return reverse("results:complaint_detail", args=[self.pk])

    def clean(self) -> None:
        """The programme has the service named; a contract is of the programme and of the provider named.

        Raises:
            ValidationError: it is not.
        """
        if self.programme_id and self.service_id and not self._offered():
            raise ValidationError({"service": "Ten program nie ma takiej usługi. Zmień usługę albo program."})
        if not self.contract:
            return
        if self.programme_id and self.contract.programme_id != self.programme_id:
            raise ValidationError({"contract": "Ta umowa należy do innego programu."})
        partners = {row.partner_id for row in self.contract.providers.all()}
        if self.partner_id and self.partner_id not in partners:
            raise ValidationError({"partner": "Ten partner nie jest stroną wskazanej umowy."})
        if self.own_unit_id and self.own_unit_id != self.contract.own_unit_id:
            raise ValidationError({"own_unit": "Wskazany przydział dotyczy innej jednostki."})

    def _offered(self) -> bool:
        return ProgrammeItem.objects.filter(version__programme=self.programme_id, service=self.service_id).exists()

    @property
    def number(self) -> str:
        """Number in the register: „7/2026”."""
        return f"{self.ordinal}/{self.year}"

    @property
    def provider(self) -> Partner | CentreUnit | None:
        """Whom it concerns, where that is known."""
        return self.partner or self.own_unit

    @property
    def topic_text(self) -> str:
        """What it concerns, in words."""
        return self.topic_other or self.topic.name

    @property
    def waits_until(self) -> datetime.date | None:
        """The last day of what somebody now waits for."""
        if self.state == ComplaintState.EXPLAINING:
            return self.explanation_due
        return self.correction_due if self.state == ComplaintState.CORRECTING else None

    @property
    def is_late(self) -> bool:
        """Whether that day has passed."""
        return self.waits_until is not None and self.waits_until < timezone.localdate()

    @property
    def state_kind(self) -> str:
        """The kind of colour of the state."""
        return "stop" if self.is_late else STATE_KINDS[ComplaintState(self.state)]

    @property
    def state_word(self) -> str:
        """The state in words; a deadline that passed is told."""
        return f"{self.get_state_display()}, po terminie" if self.is_late else self.get_state_display()


class ComplaintLogEntry(models.Model):
    """One step of a complaint; only added to. ``comment`` is the reason, the demand or the conclusion."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="log")
    transition = models.CharField("czynność", max_length=12)
    from_state = models.CharField("z", max_length=16, choices=ComplaintState.choices, blank=True)
    to_state = models.CharField("do", max_length=16, choices=ComplaintState.choices)
    comment = models.TextField("powód albo treść", blank=True, max_length=LONG)
    at = models.DateTimeField("kiedy", default=timezone.now)
    by = models.ForeignKey(USER, on_delete=models.PROTECT, related_name="+", verbose_name="kto")

    class Meta:
        verbose_name = "krok w rejestrze skarg"
        verbose_name_plural = "kroki w rejestrze skarg"
        ordering = ["complaint", "at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(transition="reopen") | ~Q(comment__regex=r"^\s*$"),
                name="complaint_reopened_with_reason",
                violation_error_message="Napisz, dlaczego sprawa wraca.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_to_state_display()} ({self.at:%Y-%m-%d})"
