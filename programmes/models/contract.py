"""The contract with a provider (*umowa z wykonawcą*) and the assignment to a unit of the gmina."""

import datetime
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from cus.centre.models import CentreUnit, Signatory
from cus.centre.validators import grouped, validate_iban
from partners.enums import SignatureManner
from partners.models import CooperationAgreement, PowerOfAttorney
from programmes.contracts.enums import (
    BOUND_STATES,
    CASE_WAYS,
    OVER_STATES,
    OWN_WAYS,
    UDPP_WAYS,
    Commissioning,
    ContractKind,
    ContractState,
    ReportFrequency,
    Selection,
    SignsFor,
    Terminator,
)
from programmes.contracts.querysets import ContractQuerySet
from programmes.models.item import NOT_NEGATIVE
from programmes.models.version import Programme

STATE_KINDS = {
    ContractState.DRAFT: "idle",
    ContractState.SIGNED: "done",
    ContractState.ENDED: "idle",
    ContractState.TERMINATED: "stop",
}
# An assignment is of the other gender.
ASSIGNMENT_WORDS = {
    ContractState.SIGNED: "podpisany",
    ContractState.ENDED: "zakończony",
    ContractState.TERMINATED: "cofnięty",
}


def money_field(label: str, **more) -> models.DecimalField:
    """An amount in złoty that may be unknown."""
    return models.DecimalField(
        label, max_digits=12, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE], **more
    )


def _user(**more) -> models.ForeignKey:
    return models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+", **more
    )


def authorisation_link() -> models.ForeignKey:
    """The authorisation under which somebody acted for the director."""
    return models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="z upoważnienia",
    )


@tracked(exclude=["token"])
class ServiceContract(models.Model):
    """A contract or an assignment; it belongs to the programme, not to one of its versions.

    Its rows name services of the catalogue, so it carries the same service in every later version
    (``docs/adr/0039``). A signed one is frozen: what changes later are annexes and the end.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="contracts", editable=False)
    kind = models.CharField("rodzaj", max_length=12, choices=ContractKind.choices, editable=False)
    number = models.CharField("numer", max_length=60, blank=True)
    concluded_on = models.DateField("data zawarcia", null=True, blank=True)
    # who is chosen, and how
    selection = models.CharField("sposób wyboru", max_length=16, choices=Selection.choices, blank=True)
    case_number = models.CharField("znak sprawy", max_length=80, blank=True)
    commissioning = models.CharField("forma zlecenia", max_length=12, choices=Commissioning.choices, blank=True)
    own_contribution = money_field("wkład własny wykonawcy (zł)")
    chosen_by_recipient = models.BooleanField("wykonawcę wskazuje odbiorca usługi", default=False)
    own_unit = models.ForeignKey(
        CentreUnit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contracts",
        verbose_name="jednostka centrum",
    )
    # for how long, for how much
    period_start = models.DateField("od", null=True, blank=True)
    period_end = models.DateField("do", null=True, blank=True)
    amount = money_field("kwota (zł)")
    provider_account = models.CharField(
        "rachunek bankowy wykonawcy", max_length=34, blank=True, validators=[validate_iban]
    )
    # who signs for the centre or the gmina
    signs_for = models.CharField("w imieniu", max_length=8, choices=SignsFor.choices, default=SignsFor.CENTRE)
    signatory = models.ForeignKey(
        Signatory,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contracts",
        verbose_name="osoba z danych centrum",
    )
    signer_name = models.CharField("imię, nazwisko i funkcja", max_length=200, blank=True)
    signer_basis = models.CharField("podstawa umocowania", max_length=300, blank=True)
    authorisation = models.ForeignKey(
        "accounts.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contracts",
        verbose_name="upoważnienie",
    )
    power = models.ForeignKey(
        PowerOfAttorney,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contracts",
        verbose_name="pełnomocnictwo",
    )
    agreement = models.ForeignKey(
        CooperationAgreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="contracts",
        verbose_name="porozumienie o współpracy",
    )
    countersigned_by = models.CharField("kto kontrasygnował", max_length=200, blank=True)
    countersigned_on = models.DateField("data kontrasygnaty", null=True, blank=True)
    no_countersignature_reason = models.CharField("kontrasygnata zbędna, ponieważ", max_length=300, blank=True)
    # reports: terms of the contract
    report_frequency = models.CharField(
        "sprawozdania częściowe", max_length=12, choices=ReportFrequency.choices, default=ReportFrequency.NONE
    )
    report_due_days = models.PositiveSmallIntegerField("dni po końcu okresu", null=True, blank=True)
    final_report_days = models.PositiveSmallIntegerField("sprawozdanie końcowe: dni po końcu", null=True, blank=True)
    notes = models.TextField("uwagi", blank=True)

    state = models.CharField(
        "stan", max_length=12, choices=ContractState.choices, default=ContractState.DRAFT, editable=False
    )
    signature_manner = models.CharField(
        "sposób podpisania", max_length=20, choices=SignatureManner.choices, blank=True
    )
    signed_at = models.DateTimeField(null=True, editable=False)
    signed_by = _user()
    signed_under = authorisation_link()
    ended_on = models.DateField("ostatni dzień", null=True, blank=True)
    end_reason = models.TextField("powód", blank=True)
    terminated_by = models.CharField("kto rozwiązał", max_length=10, choices=Terminator.choices, blank=True)
    ended_at = models.DateTimeField("koniec odnotowano", null=True, editable=False)
    ended_by = _user(verbose_name="kto odnotował koniec")
    ended_under = authorisation_link()
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one contract.
    token = models.UUIDField(null=True, unique=True, editable=False)

    objects = ContractQuerySet.as_manager()

    class Meta:
        verbose_name = "umowa"
        verbose_name_plural = "umowy"
        ordering = [F("concluded_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ContractKind.ASSIGNMENT, selection__in=["", *OWN_WAYS])
                | Q(kind=ContractKind.CONTRACT, own_unit__isnull=True) & ~Q(selection__in=OWN_WAYS),
                name="contract_kind_fits_selection",
                violation_error_message="Jednostka gminy dostaje przydział, inny podmiot podpisuje umowę.",
            ),
            models.CheckConstraint(
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_end__gte=F("period_start")),
                name="contract_period_in_order",
                violation_error_message="Koniec umowy nie może być wcześniejszy niż początek.",
            ),
            models.CheckConstraint(
                condition=(Q(amount__isnull=True) | Q(amount__gte=0))
                & (Q(own_contribution__isnull=True) | Q(own_contribution__gte=0)),
                name="contract_amounts_not_negative",
                violation_error_message="Kwota nie może być ujemna.",
            ),
            models.CheckConstraint(
                condition=Q(commissioning="") | Q(selection__in=UDPP_WAYS),
                name="contract_commissioned_under_udpp",
                violation_error_message="Powierzenie i wsparcie dotyczą tylko konkursu i małego grantu.",
            ),
            models.CheckConstraint(
                condition=~Q(selection__in=UDPP_WAYS)
                | Q(signature_manner__in=["", SignatureManner.PAPER, SignatureManner.QUALIFIED]),
                name="contract_udpp_in_writing",
                violation_error_message="Umowę o dotację podpisuje się na papierze albo podpisem kwalifikowanym.",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.DRAFT, signed_at__isnull=True, signed_by__isnull=True)
                & Q(signature_manner="", signed_under__isnull=True)
                | Q(state__in=BOUND_STATES, signed_at__isnull=False, signed_by__isnull=False)
                & Q(concluded_on__isnull=False, period_start__isnull=False, period_end__isnull=False)
                & ~Q(signature_manner="")
                & ~Q(number="")
                & ~Q(selection="")
                & ~Q(signer_name=""),
                name="contract_signed_is_whole",
                violation_error_message="Podpisana umowa ma numer, datę, okres, sposób wyboru i podpis.",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.DRAFT)
                | Q(kind=ContractKind.ASSIGNMENT)
                | Q(amount__isnull=False)
                & (Q(countersigned_on__isnull=False) & ~Q(countersigned_by="") | ~Q(no_countersignature_reason="")),
                name="contract_signed_has_amount_and_countersignature",
                violation_error_message="Podpisana umowa ma kwotę oraz kontrasygnatę albo powód jej braku.",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.DRAFT) | ~Q(selection__in=CASE_WAYS) | ~Q(case_number=""),
                name="contract_signed_has_case_number",
                violation_error_message="Konkurs i zamówienie publiczne mają znak sprawy.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OVER_STATES, ended_on__isnull=False, ended_at__isnull=False)
                & Q(ended_by__isnull=False)
                | Q(ended_on__isnull=True, ended_at__isnull=True, ended_by__isnull=True, ended_under__isnull=True)
                & ~Q(state__in=OVER_STATES),
                name="contract_ended_on_at_and_by",
            ),
            models.CheckConstraint(
                condition=Q(state=ContractState.TERMINATED) & ~Q(end_reason="") & ~Q(terminated_by="")
                | ~Q(state=ContractState.TERMINATED) & Q(terminated_by=""),
                name="contract_terminated_with_reason",
                violation_error_message="Rozwiązanie przed czasem ma powód i stronę, która je wypowiedziała.",
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=~Q(number=""),
                name="contract_number_once",
                violation_error_message="Umowa o tym numerze już jest.",
            ),
        ]

    def __str__(self) -> str:
        noun = "Przydział" if self.is_assignment else "Umowa"
        return f"{noun} nr {self.number}" if self.number else f"{noun} bez numeru ({self.pk})"

    def get_absolute_url(self) -> str:
        """Page of the contract."""
        return reverse("programmes:contract_detail", args=[self.pk])

    @property
    def is_assignment(self) -> bool:
        """Given to a unit of the gmina; nobody else is bound."""
        return self.kind == ContractKind.ASSIGNMENT

    @property
    def is_under_udpp(self) -> bool:
        """A grant under the act on public benefit activity."""
        return self.selection in UDPP_WAYS

    @property
    def noun(self) -> str:
        """„umowa” or „przydział”."""
        return "przydział" if self.is_assignment else "umowa"

    @property
    def noun_of(self) -> str:
        """Of what: „umowy” or „przydziału”."""
        return "przydziału" if self.is_assignment else "umowy"

    @property
    def state_word(self) -> str:
        """The state in a word of the right gender."""
        words = ASSIGNMENT_WORDS if self.is_assignment else {}
        return words.get(self.state) or self.get_state_display()

    @property
    def state_kind(self) -> str:
        """The kind of colour of the state."""
        return STATE_KINDS[self.state]

    @property
    def account(self) -> str:
        """The provider's account as it is printed."""
        return grouped(self.provider_account)

    @property
    def signer(self) -> str:
        """Who recorded the signing, and under which authorisation, if not by their own role."""
        return signed(self.signed_by, self.signed_under)

    @property
    def ender(self) -> str:
        """Who recorded the end."""
        return signed(self.ended_by, self.ended_under)

    def amount_on(self, day: datetime.date) -> Decimal | None:
        """The amount as annexes stood on ``day``, in złoty."""
        return self._newest("amount", day)

    def end_on(self, day: datetime.date) -> datetime.date | None:
        """The last day as annexes, and the end if there was one, stood on ``day``."""
        end = self._newest("period_end", day)
        return min(end, self.ended_on) if end and self.ended_on else end

    def _newest(self, name: str, day: datetime.date):
        begun = [annex for annex in self.annexes.all() if annex.effective_on <= day]
        changed = [annex for annex in begun if getattr(annex, name) is not None]
        last = max(changed, key=lambda annex: (annex.effective_on, annex.number), default=self)
        return getattr(last, name)

    def is_binding_on(self, day: datetime.date) -> bool:
        """Whether it bound anybody on ``day``; the same rule as ``ContractQuerySet.binding_on``."""
        return self.state != ContractState.DRAFT and self.period_start <= day <= self.end_on(day)
