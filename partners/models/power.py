"""The power of attorney (*pełnomocnictwo*): who may act for whom, in what, until when."""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.privacy.fields import SealedTextField
from cus.privacy.models import SealedRow
from partners.enums import PowerKind, PowerState, PowerTerm, SignatureManner
from partners.models.partner import Partner
from partners.querysets import PowerQuerySet

_SIGNED = Q(
    state__in=[PowerState.SIGNED, PowerState.REVOKED],
    signed_at__isnull=False,
    signed_by__isnull=False,
    granted_on__isnull=False,
    covers_conclusion__isnull=False,
)


@tracked(exclude=["token", "pesel_index"])
class PowerOfAttorney(SealedRow):
    """A power in the frame of the handbook's form: the body that founds a CIS, KIS or social co-operative

    lets somebody represent that unit in the talks about cooperation. Of the second kind: the director's
    power to run competitions. The attorney's address and PESEL are sealed with the attorney's own key.
    A signed one is frozen as a sealed document; only its revocation is recorded afterwards.
    """

    kind = models.CharField("rodzaj", max_length=20, choices=PowerKind.choices, default=PowerKind.COOPERATION)
    number = models.CharField("numer", max_length=40, blank=True)
    # Acting in the name of …
    grantor = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="powers_granted",
        verbose_name="mocodawca z rejestru",
    )
    grantor_name = models.CharField("nazwa mocodawcy", max_length=300, blank=True)
    grantor_seat = models.CharField("siedziba mocodawcy", max_length=300, blank=True)
    grantor_signatories = models.TextField("osoby uprawnione do reprezentacji mocodawcy", blank=True)
    # … I empower …
    attorney_name = models.CharField("imię i nazwisko pełnomocnika", max_length=200, blank=True)
    attorney_address = SealedTextField("adres pełnomocnika")
    attorney_pesel = SealedTextField("numer PESEL pełnomocnika")
    pesel_index = models.CharField("skrót numeru PESEL", max_length=64, blank=True, editable=False, db_index=True)
    # … to represent
    represented = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="powers",
        verbose_name="jednostka z rejestru",
    )
    represented_name = models.CharField("reprezentowana jednostka", max_length=300, blank=True)
    scope = ArrayField(models.CharField(max_length=500), verbose_name="zakres", default=list, blank=True)
    covers_conclusion = models.BooleanField("obejmuje zawarcie porozumienia lub umowy", null=True, blank=True)
    term = models.CharField("jak długo obowiązuje", max_length=20, choices=PowerTerm.choices, blank=True)
    valid_until = models.DateField("obowiązuje do", null=True, blank=True)
    place = models.CharField("miejsce", max_length=100, blank=True)
    granted_on = models.DateField("data udzielenia", null=True, blank=True)

    state = models.CharField(max_length=10, choices=PowerState.choices, default=PowerState.DRAFT, editable=False)
    signature_manner = models.CharField(
        "sposób podpisania", max_length=20, choices=SignatureManner.choices, blank=True
    )
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    revoked_on = models.DateField("odwołane z dniem", null=True, blank=True)
    revocation_note = models.CharField("jak odwołano", max_length=300, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one power.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = PowerQuerySet.as_manager()

    class Meta:
        verbose_name = "pełnomocnictwo"
        verbose_name_plural = "pełnomocnictwa"
        ordering = [F("granted_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state=PowerState.DRAFT, signed_at__isnull=True, signed_by__isnull=True, signature_manner=""
                )
                | (_SIGNED & ~Q(signature_manner="") & ~Q(term="") & ~Q(number="")),
                name="power_signed_is_whole",
                violation_error_message="Podpisane pełnomocnictwo ma numer, datę, sposób podpisania i czas obowiązywania.",
            ),
            models.CheckConstraint(
                condition=Q(
                    state=PowerState.REVOKED,
                    revoked_on__isnull=False,
                    revoked_at__isnull=False,
                    revoked_by__isnull=False,
                )
                | (
                    Q(state__in=[PowerState.DRAFT, PowerState.SIGNED], revoked_on__isnull=True)
                    & Q(revoked_at__isnull=True, revoked_by__isnull=True, revocation_note="")
                ),
                name="power_revoked_on_at_and_by",
                violation_error_message="Odwołane pełnomocnictwo ma dzień odwołania i osobę, która je odnotowała.",
            ),
            models.CheckConstraint(
                condition=Q(term=PowerTerm.UNTIL_DATE, valid_until__isnull=False)
                | Q(term__in=["", PowerTerm.UNTIL_REVOKED], valid_until__isnull=True),
                name="power_until_date_has_a_date",
                violation_error_message="Wybierz „do dnia” i wpisz dzień albo wybierz „do odwołania” i zostaw dzień pusty.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(valid_until__isnull=True) | Q(granted_on__isnull=True) | Q(valid_until__gte=F("granted_on"))
                )
                & (Q(revoked_on__isnull=True) | Q(revoked_on__gte=F("granted_on"))),
                name="power_dates_in_order",
                violation_error_message="Pełnomocnictwo nie może się skończyć, zanim go udzielono.",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="power_number_once",
                violation_error_message="Pełnomocnictwo o tym numerze już jest.",
            ),
        ]

    def __str__(self) -> str:
        # Without the attorney's name: this text goes into logs.
        return f"Pełnomocnictwo nr {self.number}" if self.number else f"Pełnomocnictwo bez numeru ({self.pk})"

    def get_absolute_url(self) -> str:
        """Page of the power."""
        return reverse("partners:power_detail", args=[self.pk])

    def is_valid_on(self, day: datetime.date) -> bool:
        """Whether the attorney could act on ``day``; the same rule as ``PowerQuerySet.valid_on``."""
        return (
            self.state != PowerState.DRAFT
            and self.granted_on <= day
            and (self.valid_until is None or day <= self.valid_until)
            and (self.revoked_on is None or day < self.revoked_on)
        )

    @property
    def has_expired(self) -> bool:
        """Signed, not revoked, but its last day has passed."""
        today = timezone.localdate()
        return self.state == PowerState.SIGNED and self.valid_until is not None and self.valid_until < today
