"""Consultations of a programme: with residents, and apart from them with organisations.

The programme is local law, so its draft is consulted with organisations or with the council of public
benefit activity (UDPP art. 5 ust. 2 pkt 3-4, ust. 5); with residents where a local resolution says so.
Answering each remark is good practice, no law.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from cus.accounts.acts import Act
from cus.audit.tracking import tracked
from diagnosis.enums import NAMED_SENDERS, ConsultationChannel, RemarkSender, RemarkVerdict
from diagnosis.validators import no_pesel
from programmes.enums import ADOPTED_STATES
from programmes.models.version import ProgrammeVersion

USER = "accounts.User"
LONG = 20000


class ConsultedWith(models.TextChoices):
    """With whom; each is a consultation of its own."""

    RESIDENTS = "mieszkancy", "z mieszkańcami"
    ORGANISATIONS = "organizacje", "z organizacjami pozarządowymi albo radą działalności pożytku publicznego"


class ConsultationQuerySet(models.QuerySet):
    """Consultations of programmes."""

    def visible_to(self, user) -> "ConsultationQuerySet":
        """Everything for the staff; for readers what was closed, of versions that a council adopted."""
        if user.may(Act.READ_DRAFTS):
            return self
        if user.may(Act.READ_PUBLISHED):
            return self.filter(version__state__in=ADOPTED_STATES, closed_on__isnull=False)
        return self.none()


@tracked()
class ProgrammeConsultation(models.Model):
    """One consultation of a version: on what basis, when, how, and what came of it."""

    version = models.ForeignKey(ProgrammeVersion, on_delete=models.CASCADE, related_name="consultations")
    kind = models.CharField("z kim", max_length=12, choices=ConsultedWith.choices, editable=False)
    basis = models.CharField("podstawa", max_length=200, blank=True)
    starts_on = models.DateField("od")
    ends_on = models.DateField("do")
    channels = ArrayField(
        models.CharField(max_length=10, choices=ConsultationChannel.choices),
        verbose_name="jak można zgłaszać uwagi",
        default=list,
        blank=True,
    )
    about = models.TextField("gdzie jest projekt i dokąd słać uwagi", blank=True, max_length=LONG)
    closing_note = models.TextField("podsumowanie", blank=True, max_length=LONG, validators=[no_pesel], editable=False)
    closed_on = models.DateField("zamknięto", null=True, editable=False)
    closed_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="kto zamknął"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")
    edit_version = models.PositiveIntegerField(default=1, editable=False)

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        verbose_name = "konsultacje programu"
        verbose_name_plural = "konsultacje programu"
        ordering = ["version", "kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind"],
                name="programme_consultation_once",
                violation_error_message="Te konsultacje są już wpisane.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="programme_consultation_in_order",
                violation_error_message="Konsultacje nie mogą się skończyć, zanim się zaczną.",
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, closed_by__isnull=True)
                | Q(closed_on__isnull=False, closed_by__isnull=False),
                name="programme_consultation_closed_by",
            ),
        ]

    def __str__(self) -> str:
        return f"Konsultacje {self.get_kind_display()}"

    @property
    def channel_words(self) -> list[str]:
        """The channels in words, in their order."""
        return [str(channel.label) for channel in ConsultationChannel if channel in self.channels]


class RemarkQuerySet(models.QuerySet):
    """Remarks on programmes."""

    def visible_to(self, user) -> "RemarkQuerySet":
        """As their consultation."""
        return self.filter(consultation__in=ProgrammeConsultation.objects.visible_to(user))


@tracked(exclude=["token"])
class ProgrammeRemark(models.Model):
    """A remark, numbered within its consultation, and the answer. No resident is named.

    An accepted remark with no ``changes`` is work still to be done.
    """

    consultation = models.ForeignKey(ProgrammeConsultation, on_delete=models.CASCADE, related_name="remarks")
    number = models.PositiveIntegerField("numer", editable=False)
    received_on = models.DateField("data wpływu", default=timezone.localdate)
    channel = models.CharField("jak wpłynęła", max_length=10, choices=ConsultationChannel.choices)
    sender = models.CharField("kto zgłosił", max_length=14, choices=RemarkSender.choices)
    organisation = models.CharField("nazwa organizacji", max_length=200, blank=True)
    text = models.TextField("treść uwagi", max_length=LONG, validators=[no_pesel])
    verdict = models.CharField("rozstrzygnięcie", max_length=10, choices=RemarkVerdict.choices, blank=True)
    answer = models.TextField("odpowiedź z uzasadnieniem", blank=True, max_length=LONG, validators=[no_pesel])
    changes = models.TextField("co zmieniono w programie", blank=True, max_length=LONG, validators=[no_pesel])
    answered_on = models.DateField("odpowiedziano", null=True, editable=False)
    answered_by = models.ForeignKey(
        USER, on_delete=models.PROTECT, null=True, editable=False, related_name="+", verbose_name="kto odpowiedział"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(USER, on_delete=models.PROTECT, editable=False, related_name="+")
    edit_version = models.PositiveIntegerField(default=1, editable=False)
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = "uwaga do programu"
        verbose_name_plural = "uwagi do programu"
        ordering = ["consultation", "number"]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "number"], name="programme_remark_number_once"),
            models.CheckConstraint(
                condition=Q(organisation="") | Q(sender__in=NAMED_SENDERS),
                name="programme_remark_names_no_person",
                violation_error_message="Nazwę wpisuje się tylko przy organizacji lub instytucji, nigdy przy osobie.",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", answer="", changes="", answered_on__isnull=True, answered_by__isnull=True)
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(verdict="") & ~Q(answer="")),
                name="programme_remark_answered_whole",
                violation_error_message="Odpowiedź to rozstrzygnięcie i uzasadnienie.",
            ),
        ]

    def __str__(self) -> str:
        return f"Uwaga {self.number}"

    @property
    def is_late(self) -> bool:
        """Whether it came after the last day."""
        return self.received_on > self.consultation.ends_on

    @property
    def is_accepted(self) -> bool:
        """Whether something of it was taken in."""
        return self.verdict in (RemarkVerdict.ACCEPTED, RemarkVerdict.PARTLY)

    @property
    def is_work(self) -> bool:
        """Whether it was accepted and nobody said yet what changed."""
        return self.is_accepted and not self.changes.strip()

    @property
    def who(self) -> str:
        """Kind of sender, with the name of a body."""
        kind = self.get_sender_display()
        return f"{kind}: {self.organisation}" if self.organisation else kind
