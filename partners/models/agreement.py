"""The cooperation agreement (*porozumienie o współpracy*): parties, tasks, own clauses."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from partners.enums import UNSIGNED, AgreementEnding, AgreementState, PartyRole, SignatureManner
from partners.models.partner import Partner
from partners.models.template import AgreementTemplate
from partners.querysets import AgreementQuerySet, PartyQuerySet


@tracked(exclude=["token"])
class CooperationAgreement(models.Model):
    """An open agreement of many parties; binding from signature."""

    number = models.CharField("numer", max_length=40, blank=True)
    template = models.ForeignKey(AgreementTemplate, on_delete=models.PROTECT, related_name="+", verbose_name="wzór")
    place = models.CharField("miejsce zawarcia", max_length=100, blank=True)
    concluded_on = models.DateField("data zawarcia", null=True, blank=True)
    ends_on = models.DateField("obowiązuje do", null=True, blank=True, help_text="Puste: czas nieoznaczony.")
    mission = models.TextField("misja partnerstwa", blank=True)
    goals = models.TextField("cele partnerstwa", blank=True)
    gminas = models.ManyToManyField(Gmina, blank=True, related_name="agreements", verbose_name="gminy")
    state = models.CharField(
        max_length=10, choices=AgreementState.choices, default=AgreementState.DRAFT, editable=False
    )
    agreed_at = models.DateTimeField("uzgodniono", null=True, editable=False)
    agreed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto uzgodnił",
    )
    signature_manner = models.CharField(
        "sposób podpisania", max_length=20, choices=SignatureManner.choices, blank=True
    )
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    signed_under = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )
    ending = models.CharField("jak się zakończyło", max_length=10, choices=AgreementEnding.choices, blank=True)
    end_reason = models.TextField("powód zakończenia", blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one agreement.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = "porozumienie o współpracy"
        verbose_name_plural = "porozumienia o współpracy"
        ordering = [F("concluded_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=UNSIGNED, signed_at__isnull=True, signed_by__isnull=True, signature_manner="")
                | (
                    Q(
                        state__in=[AgreementState.SIGNED, AgreementState.ENDED],
                        signed_at__isnull=False,
                        signed_by__isnull=False,
                    )
                    & Q(concluded_on__isnull=False)
                    & ~Q(signature_manner="")
                ),
                name="agreement_signed_has_date_manner_and_by",
                violation_error_message="Podpisane porozumienie ma datę, sposób podpisania i osobę, która to odnotowała.",
            ),
            models.CheckConstraint(
                condition=Q(agreed_at__isnull=True, agreed_by__isnull=True) & ~Q(state=AgreementState.AGREED)
                | Q(agreed_at__isnull=False, agreed_by__isnull=False) & ~Q(state=AgreementState.DRAFT),
                name="agreement_agreed_with_its_person",
            ),
            models.CheckConstraint(
                condition=~Q(state=AgreementState.ENDED) & Q(ending="", end_reason="")
                | Q(state=AgreementState.ENDED, ending=AgreementEnding.EXPIRED)
                | Q(state=AgreementState.ENDED, ending=AgreementEnding.TERMINATED) & ~Q(end_reason=""),
                name="agreement_ended_says_how",
                violation_error_message="Rozwiązane porozumienie ma powód rozwiązania.",
            ),
            models.CheckConstraint(
                condition=Q(signed_at__isnull=False) | Q(signed_under__isnull=True),
                name="agreement_signed_under_when_signed",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(concluded_on__isnull=True) | Q(ends_on__gte=F("concluded_on")),
                name="agreement_dates_in_order",
                violation_error_message="Data końca nie może być wcześniejsza niż data zawarcia.",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="agreement_number_once",
                violation_error_message="Porozumienie o tym numerze już jest.",
            ),
        ]

    def __str__(self) -> str:
        return f"Porozumienie nr {self.number}" if self.number else f"Porozumienie bez numeru ({self.pk})"

    def get_absolute_url(self) -> str:
        """Page of the agreement."""
        return reverse("partners:agreement_detail", args=[self.pk])

    @property
    def signer(self) -> str:
        """Who recorded the signing, and under which authorisation, if not by their own role."""
        return signed(self.signed_by, self.signed_under)


@tracked()
class AgreementParty(models.Model):
    """A party with its role; ``partner`` empty means the centre itself.

    It is a party from ``joined_on`` until the day before ``withdrew_on``; who withdrew may join again,
    in a row of its own.
    """

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="parties")
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties",
        verbose_name="partner",
    )
    role = models.CharField("rola", max_length=20, choices=PartyRole.choices, default=PartyRole.OTHER)
    represented_by = models.CharField("reprezentowana przez", max_length=300, blank=True)
    power = models.ForeignKey(
        "partners.PowerOfAttorney",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agreement_parties",
        verbose_name="pełnomocnictwo reprezentanta",
    )
    joined_on = models.DateField("przystąpiła", null=True, blank=True)
    withdrew_on = models.DateField("wystąpiła", null=True, blank=True)
    position = models.PositiveSmallIntegerField("kolejność", default=0)

    objects = PartyQuerySet.as_manager()

    class Meta:
        verbose_name = "strona porozumienia"
        verbose_name_plural = "strony porozumienia"
        ordering = ["agreement", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "partner"],
                condition=Q(withdrew_on__isnull=True),
                name="agreement_party_once",
                nulls_distinct=False,
                violation_error_message="Ta strona jest już w porozumieniu.",
            ),
            models.CheckConstraint(
                condition=Q(withdrew_on__isnull=True) | Q(joined_on__isnull=False, withdrew_on__gte=F("joined_on")),
                name="agreement_party_dates_in_order",
                violation_error_message="Data wystąpienia nie może być wcześniejsza niż data przystąpienia.",
            ),
        ]

    def __str__(self) -> str:
        return self.partner.name if self.partner_id else "centrum usług społecznych"


@tracked()
class AgreementTask(models.Model):
    """A task of the partnership with its goal; divided when a party is responsible for it."""

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    description = models.CharField("zadanie", max_length=500)
    goal = models.CharField("cel zadania", max_length=500, blank=True)
    responsible = models.ForeignKey(
        AgreementParty,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="odpowiada",
    )

    class Meta:
        verbose_name = "zadanie partnerstwa"
        verbose_name_plural = "zadania partnerstwa"
        ordering = ["agreement", "position", "pk"]

    def __str__(self) -> str:
        return self.description


@tracked()
class AgreementClause(models.Model):
    """An own clause added after the points of the template."""

    agreement = models.ForeignKey(CooperationAgreement, on_delete=models.CASCADE, related_name="clauses")
    position = models.PositiveSmallIntegerField("kolejność", default=0)
    text = models.TextField("treść")

    class Meta:
        verbose_name = "własne postanowienie"
        verbose_name_plural = "własne postanowienia"
        ordering = ["agreement", "position", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
