"""Rows of a contract: providers, services, tranches, days of reports; and its annexes."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cus.accounts.models import signed
from cus.audit.tracking import tracked
from partners.enums import SignatureManner
from partners.models import Partner
from programmes.models.contract import ServiceContract, authorisation_link, money_field
from programmes.models.item import NOT_NEGATIVE


class ContractRow(models.Model):
    """A row that belongs to a contract and keeps its order."""

    position = models.PositiveSmallIntegerField("kolejność", default=0)

    class Meta:
        abstract = True
        ordering = ["contract", "position", "pk"]


@tracked()
class ContractProvider(ContractRow):
    """A provider with its share: one contract may have several (a joint offer, one grant for several)."""

    contract = models.ForeignKey(ServiceContract, on_delete=models.CASCADE, related_name="providers")
    partner = models.ForeignKey(
        Partner, on_delete=models.PROTECT, related_name="contract_shares", verbose_name="wykonawca"
    )
    task = models.CharField("za co odpowiada", max_length=300, blank=True)
    amount = money_field("jego część (zł)")

    class Meta(ContractRow.Meta):
        verbose_name = "wykonawca umowy"
        verbose_name_plural = "wykonawcy umowy"
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "partner"],
                name="contract_provider_once",
                violation_error_message="Ten wykonawca już jest w umowie.",
            )
        ]

    def __str__(self) -> str:
        return str(self.partner)


@tracked()
class ContractItem(ContractRow):
    """A service of the programme in the contract: how much, at what price; ``service_name`` is the copy signed."""

    contract = models.ForeignKey(ServiceContract, on_delete=models.CASCADE, related_name="items")
    service = models.ForeignKey(
        "services.Service", on_delete=models.PROTECT, related_name="contract_items", verbose_name="usługa"
    )
    service_name = models.CharField("nazwa usługi", max_length=200)
    quantity = models.DecimalField(
        "ile", max_digits=10, decimal_places=2, null=True, blank=True, validators=[NOT_NEGATIVE]
    )
    unit = models.CharField("jednostka", max_length=20, blank=True)
    unit_price = money_field("cena jednostkowa (zł)")
    amount = money_field("kwota (zł)")

    class Meta(ContractRow.Meta):
        verbose_name = "usługa umowy"
        verbose_name_plural = "usługi umowy"
        constraints = [
            models.CheckConstraint(
                condition=(Q(quantity__isnull=True) | Q(quantity__gt=0) & ~Q(unit=""))
                & (Q(unit_price__isnull=True) | Q(unit_price__gte=0))
                & (Q(amount__isnull=True) | Q(amount__gte=0)),
                name="contract_item_figures",
                violation_error_message="Podaj liczbę większą od zera razem z jednostką; kwoty nie są ujemne.",
            )
        ]

    def __str__(self) -> str:
        return self.service_name


@tracked()
class ContractTranche(ContractRow):
    """A part of the amount: when it is paid and on what condition."""

    contract = models.ForeignKey(ServiceContract, on_delete=models.CASCADE, related_name="tranches")
    due_on = models.DateField("termin")
    amount = models.DecimalField("kwota (zł)", max_digits=12, decimal_places=2, validators=[NOT_NEGATIVE])
    condition = models.CharField("pod warunkiem", max_length=300, blank=True)

    class Meta(ContractRow.Meta):
        verbose_name = "transza"
        verbose_name_plural = "transze"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="contract_tranche_not_negative",
                violation_error_message="Kwota nie może być ujemna.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.due_on}: {self.amount} zł"


@tracked()
class ContractReportDate(ContractRow):
    """A day on which the contract wants a report, where the days are written one by one."""

    contract = models.ForeignKey(ServiceContract, on_delete=models.CASCADE, related_name="report_dates")
    due_on = models.DateField("termin")
    covers = models.CharField("za jaki okres", max_length=200, blank=True)

    class Meta(ContractRow.Meta):
        verbose_name = "termin sprawozdania"
        verbose_name_plural = "terminy sprawozdań"

    def __str__(self) -> str:
        return str(self.due_on)


@tracked(exclude=["token"])
class ContractAnnex(models.Model):
    """A signed change of a signed contract: of its amount, its last day, or of something else said in words."""

    contract = models.ForeignKey(ServiceContract, on_delete=models.CASCADE, related_name="annexes")
    number = models.PositiveSmallIntegerField("numer")
    signed_on = models.DateField("data podpisania")
    effective_on = models.DateField("obowiązuje od")
    signature_manner = models.CharField("sposób podpisania", max_length=20, choices=SignatureManner.choices)
    amount = money_field("nowa kwota (zł)")
    period_end = models.DateField("nowy koniec", null=True, blank=True)
    description = models.TextField("co się zmieniło")
    recorded_at = models.DateTimeField("odnotowano", default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, editable=False, related_name="+", verbose_name="kto odnotował"
    )
    recorded_under = authorisation_link()
    token = models.UUIDField(null=True, unique=True, editable=False)

    class Meta:
        verbose_name = "aneks do umowy"
        verbose_name_plural = "aneksy do umów"
        ordering = ["contract", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "number"],
                name="contract_annex_number_once",
                violation_error_message="Aneks o tym numerze już jest.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="contract_annex_amount_not_negative",
                violation_error_message="Kwota nie może być ujemna.",
            ),
        ]

    def __str__(self) -> str:
        return f"Aneks nr {self.number}"

    @property
    def recorder(self) -> str:
        """Who recorded it, and under which authorisation, if not by their own role."""
        return signed(self.recorded_by, self.recorded_under)
