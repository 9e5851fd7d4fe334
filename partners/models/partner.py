"""The partner card: thirteen printed rows and what the registry adds."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cus.audit.tracking import tracked
from cus.centre.models import Gmina
from cus.text.database import PolishSortKey
from cus.text.fields import StemsField
from partners.enums import (
    ConfirmationInterval,
    ConfirmationManner,
    LegalForm,
    PartnerState,
    PotentialCategory,
    SocialEconomyKind,
    SocialEconomyStatus,
)
from partners.namesake import OWN_NAME, is_called_cus, is_own_name
from partners.querysets import PartnerQuerySet
from partners.rows import filled_rows
from partners.validators import validate_delivery_address, validate_krs, validate_nip, validate_regon


@tracked(exclude=["search_text", "token", "former_names_text", "filled_rows"])
class Partner(models.Model):
    """A partner or stakeholder; the fields follow the rows of the printed card (*fiszka*), 1–13.

    Everything but the name may be empty: a card is saved with what is known. The four yes/no rows
    are independent of one another, and empty means „not asked yet”.
    """

    # row 1
    name = models.CharField("pełna nazwa instytucji", max_length=300)
    # row 2
    address = models.CharField("adres", max_length=300, blank=True)
    phones = models.CharField("telefony", max_length=200, blank=True)
    email = models.EmailField("adres e-mail", blank=True)
    # row 3: on paper „realizator usług społecznych”, a person's name
    responsible_person = models.CharField("osoba odpowiedzialna za realizację usług", max_length=200, blank=True)
    # rows 4–7
    works_for_social_employment = models.BooleanField("działa na rzecz zatrudnienia socjalnego", null=True, blank=True)
    is_local_government_unit = models.BooleanField("jednostka samorządu terytorialnego", null=True, blank=True)
    is_other_administration = models.BooleanField("jednostka administracji innej niż samorząd", null=True, blank=True)
    is_ngo = models.BooleanField("organizacja pozarządowa", null=True, blank=True)
    # row 8
    resources_staff = models.TextField("zasoby kadrowe", blank=True)
    resources_infrastructure = models.TextField("infrastruktura", blank=True)
    # row 9
    activity_scope = models.TextField("zakres działalności", blank=True)
    activity_kinds = models.TextField("rodzaje prowadzonych działań", blank=True)
    activity_recipients = models.TextField("grupy odbiorców", blank=True)
    # row 10
    affiliation_parent = models.TextField("działa w strukturach innej organizacji", blank=True)
    affiliation_cooperation = models.TextField("z kim współpracuje", blank=True)
    affiliation_guidelines = models.TextField("czyje wytyczne dotyczące usług obowiązują", blank=True)
    # rows 11–13
    other_information = models.TextField("inne informacje", blank=True)
    role_justification = models.TextField("uzasadnienie roli partnera", blank=True)
    actions_taken = models.TextField("działania, w które partner był zaangażowany", blank=True)

    # beyond the card
    nip = models.CharField("NIP", max_length=10, blank=True, validators=[validate_nip])
    regon = models.CharField("REGON", max_length=14, blank=True, validators=[validate_regon])
    krs = models.CharField("KRS", max_length=10, blank=True, validators=[validate_krs])
    electronic_delivery_address = models.CharField(
        "adres do doręczeń elektronicznych", max_length=60, blank=True, validators=[validate_delivery_address]
    )
    legal_form = models.CharField("forma prawna", max_length=30, choices=LegalForm.choices, blank=True)
    potential_category = models.CharField(
        "kategoria potencjału (art. 21 ust. 3 pkt 2)", max_length=30, choices=PotentialCategory.choices, blank=True
    )
    social_economy_status = models.CharField(
        "status w ekonomii społecznej",
        max_length=20,
        choices=SocialEconomyStatus.choices,
        default=SocialEconomyStatus.NONE,
    )
    social_economy_kind = models.CharField(
        "rodzaj podmiotu ekonomii społecznej", max_length=30, choices=SocialEconomyKind.choices, blank=True
    )
    social_economy_since = models.DateField("status od dnia", null=True, blank=True)
    # A branch: its own KRS when it has one, otherwise empty and it acts under the parent's.
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
        verbose_name="jednostka macierzysta",
    )
    signatories = models.TextField(
        "osoby upoważnione do podpisu",
        blank=True,
        help_text="Imię, nazwisko i funkcja, każda osoba w osobnym wierszu.",
    )
    gminas = models.ManyToManyField(Gmina, blank=True, related_name="partners", verbose_name="gminy, w których działa")
    is_active_in_area = models.BooleanField("działa na obszarze centrum", default=True)

    state = models.CharField(max_length=10, choices=PartnerState.choices, default=PartnerState.ACTIVE, editable=False)
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    archived_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField("założono", default=timezone.now, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, editable=False, related_name="+")
    updated_at = models.DateTimeField("zmieniono", auto_now=True, editable=False)
    confirmed_on = models.DateField("dane potwierdzono", null=True, blank=True)
    confirmed_how = models.CharField("jak potwierdzono", max_length=20, choices=ConfirmationManner.choices, blank=True)
    confirmed_by = models.ForeignKey(
        "accounts.User",
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="kto potwierdził",
    )
    # Empty: as often as the centre says for all.
    confirm_every = models.PositiveSmallIntegerField(
        "jak często potwierdzać", choices=ConfirmationInterval.choices, null=True, blank=True
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    # Names one opened form: the same form sent twice makes one card.
    token = models.UUIDField(null=True, unique=True, editable=False)
    # The names of ``former_names``, one a line: search reads one row only.
    former_names_text = models.TextField(blank=True, default="", editable=False)
    filled_rows = models.GeneratedField(
        expression=filled_rows(), output_field=models.PositiveSmallIntegerField(), db_persist=True
    )
    search_text = StemsField(
        sources=("name", "former_names_text", "activity_scope", "activity_kinds", "activity_recipients")
    )

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = "partner"
        verbose_name_plural = "partnerzy"
        ordering = [PolishSortKey("name"), "pk"]
        indexes = [
            models.Index(PolishSortKey("name"), "id", name="partner_name_order"),
            models.Index(fields=["confirmed_on"], condition=Q(state=PartnerState.ACTIVE), name="partner_confirmed"),
            GinIndex(OpClass("search_text", name="gin_trgm_ops"), name="partner_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name__regex=r"^\s*$"),
                name="partner_has_name",
                violation_error_message="Wpisz nazwę partnera.",
            ),
            models.UniqueConstraint(
                fields=["nip"],
                condition=~Q(nip="") & Q(state=PartnerState.ACTIVE),
                name="partner_nip_once",
                violation_error_message="Partner o tym numerze NIP już jest w rejestrze.",
            ),
            models.UniqueConstraint(
                fields=["regon"],
                condition=~Q(regon="") & Q(state=PartnerState.ACTIVE),
                name="partner_regon_once",
                violation_error_message="Partner o tym numerze REGON już jest w rejestrze.",
            ),
            models.UniqueConstraint(
                fields=["krs"],
                condition=~Q(krs="") & Q(state=PartnerState.ACTIVE),
                name="partner_krs_once",
                violation_error_message="Partner o tym numerze KRS już jest w rejestrze.",
            ),
            models.CheckConstraint(
                condition=Q(social_economy_since__isnull=True) | ~Q(social_economy_status=SocialEconomyStatus.NONE),
                name="partner_status_since_has_status",
                violation_error_message="Wybierz status w ekonomii społecznej albo usuń jego datę.",
            ),
            models.CheckConstraint(
                condition=Q(social_economy_kind="") | ~Q(social_economy_status=SocialEconomyStatus.NONE),
                name="partner_kind_has_status",
                violation_error_message="Wybierz status w ekonomii społecznej albo cofnij wybór rodzaju.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="partner_not_own_parent",
                violation_error_message="Podmiot nie może być własnym oddziałem.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=False) | Q(confirmed_by__isnull=True, confirmed_how=""),
                name="partner_confirmation_has_day",
                violation_error_message="Podaj dzień potwierdzenia danych albo cofnij wybór sposobu.",
            ),
            models.CheckConstraint(
                condition=Q(state=PartnerState.ACTIVE, archived_at__isnull=True, archived_by__isnull=True)
                | Q(state=PartnerState.ARCHIVED, archived_at__isnull=False, archived_by__isnull=False),
                name="partner_archived_at_and_by",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Page of the card."""
        return reverse("partners:detail", args=[self.pk])

    def clean(self) -> None:
        """Refuse a card of our own centre.

        Raises:
            ValidationError: at the name.
        """
        super().clean()
        if is_own_name(self.name):
            raise ValidationError({"name": OWN_NAME})

    @property
    def is_called_cus(self) -> bool:
        """Bears the name of a centre of social services, which does not make it one (art. 9)."""
        return is_called_cus(self.name)

    @property
    def actions_told(self) -> str:
        """Row 13 as it is read and printed: what was typed there, then the joint actions, the newest first."""
        told = [action.told for action in self.joint_actions.all()] if self.pk else []
        return "\n".join(filter(None, [self.actions_taken.strip(), *told]))
