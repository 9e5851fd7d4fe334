"""Consultation of the diagnosis with the community (art. 21 ust. 5): how, meetings, remarks and answers.

The Act says neither how it is held nor that remarks must be answered; both are good practice here.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.dates import day as polish_day
from diagnosis.enums import (
    NAMED_SENDERS,
    ConsultationChannel,
    DiagnosisPart,
    MeetingAudience,
    RemarkSender,
    RemarkVerdict,
)
from diagnosis.models.diagnoses import Diagnosis
from diagnosis.models.needs import Need
from diagnosis.validators import no_pesel

USER = "accounts.User"
AUTHORISATION = "accounts.Authorisation"


@tracked()
class Consultation(models.Model):
    """How the consultation is held and what came of it; its dates stand with the diagnosis."""

    diagnosis = models.OneToOneField(Diagnosis, on_delete=models.CASCADE, related_name="consultation")
    channels = ArrayField(
        models.CharField(max_length=10, choices=ConsultationChannel.choices),
        verbose_name="jak można zgłaszać uwagi",
        default=list,
        blank=True,
    )
    how = models.TextField("gdzie jest projekt i dokąd słać uwagi", blank=True)
    coordinator = models.CharField("kto prowadzi konsultacje", max_length=200, blank=True)
    conclusions = models.TextField("wnioski z konsultacji", blank=True)
    closed_at = models.DateTimeField("zamknięto", null=True, editable=False)
    closed_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="kto zamknął"
    )
    closed_under = models.ForeignKey(
        AUTHORISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "konsultacje"
        verbose_name_plural = "konsultacje"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, closed_under__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="consultation_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Konsultacje: {self.diagnosis}"

    @property
    def channel_words(self) -> list[str]:
        """The channels in words, in their order."""
        return [channel.label for channel in ConsultationChannel if channel in self.channels]

    @property
    def closer(self) -> str:
        """Who closed it, and under which authorisation, if not by their own role."""
        return signed(self.closed_by, self.closed_under)


@tracked(exclude=["token"])
class ConsultationMeeting(models.Model):
    """A meeting held within the consultation; people are counted, not named."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="consultation_meetings")
    held_on = models.DateField("data spotkania")
    place = models.CharField("miejsce", max_length=200)
    audience = models.CharField("dla kogo", max_length=14, choices=MeetingAudience.choices)
    participants = models.PositiveIntegerField("liczba uczestników", null=True, blank=True)
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    minutes = models.TextField("przebieg", blank=True, validators=[no_pesel])
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "spotkanie konsultacyjne"
        verbose_name_plural = "spotkania konsultacyjne"
        ordering = ["diagnosis", "held_on", "pk"]

    def __str__(self) -> str:
        return f"{polish_day(self.held_on)}, {self.place}"


@tracked(exclude=["token"])
class ConsultationRemark(models.Model):
    """A remark, numbered within its diagnosis, and the answer to it. No resident is named."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="remarks")
    number = models.PositiveIntegerField("numer", editable=False)
    received_on = models.DateField("data wpływu", default=timezone.localdate)
    channel = models.CharField("jak wpłynęła", max_length=10, choices=ConsultationChannel.choices)
    meeting = models.ForeignKey(
        ConsultationMeeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="remarks",
        verbose_name="spotkanie",
    )
    sender = models.CharField("kto zgłosił", max_length=14, choices=RemarkSender.choices)
    organisation = models.CharField("nazwa organizacji", max_length=200, blank=True)
    text = models.TextField("treść uwagi", validators=[no_pesel])
    parts = ArrayField(
        models.CharField(max_length=10, choices=DiagnosisPart.choices),
        verbose_name="części diagnozy, których dotyczy",
        default=list,
        blank=True,
    )
    needs = models.ManyToManyField(
        Need, through="RemarkNeed", related_name="remarks", verbose_name="potrzeby, których dotyczy"
    )
    gmina = models.ForeignKey(
        Gmina, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gmina"
    )
    verdict = models.CharField("rozstrzygnięcie", max_length=10, choices=RemarkVerdict.choices, blank=True)
    answer = models.TextField("odpowiedź z uzasadnieniem", blank=True, validators=[no_pesel])
    changes = models.TextField("co zmieniono w diagnozie", blank=True)
    answered_at = models.DateTimeField("odpowiedziano", null=True, editable=False)
    answered_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="kto odpowiedział"
    )
    answered_under = models.ForeignKey(
        AUTHORISATION,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto wpisał"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "uwaga z konsultacji"
        verbose_name_plural = "uwagi z konsultacji"
        ordering = ["diagnosis", "number"]
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "number"], name="remark_number_once"),
            models.CheckConstraint(
                condition=Q(organisation="") | Q(sender__in=NAMED_SENDERS),
                name="remark_names_no_person",
                violation_error_message="Nazwę wpisuje się tylko przy organizacji lub instytucji, nigdy przy osobie.",
            ),
            models.CheckConstraint(
                condition=Q(meeting__isnull=True) | Q(channel=ConsultationChannel.MEETING),
                name="remark_meeting_by_its_channel",
                violation_error_message="Spotkanie wskazuje się przy uwadze zgłoszonej na spotkaniu.",
            ),
            models.CheckConstraint(
                condition=Q(
                    verdict="",
                    answer="",
                    changes="",
                    answered_at__isnull=True,
                    answered_by__isnull=True,
                    answered_under__isnull=True,
                )
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(verdict="") & ~Q(answer="")),
                name="remark_answered_whole",
                violation_error_message="Odpowiedź to rozstrzygnięcie i uzasadnienie.",
            ),
        ]

    def __str__(self) -> str:
        return f"Uwaga {self.number}"

    @property
    def answerer(self) -> str:
        """Who answered, and under which authorisation, if not by their own role."""
        return signed(self.answered_by, self.answered_under) if self.answered_by else ""


@tracked()
class RemarkNeed(models.Model):
    """A need that a remark concerns."""

    remark = models.ForeignKey(ConsultationRemark, on_delete=models.CASCADE, related_name="need_links")
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="remark_links", verbose_name="potrzeba")

    class Meta:
        verbose_name = "potrzeba przy uwadze"
        verbose_name_plural = "potrzeby przy uwadze"
        ordering = ["remark", "need__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["remark", "need"], name="remark_need_once")]

    def __str__(self) -> str:
        return str(self.need)
