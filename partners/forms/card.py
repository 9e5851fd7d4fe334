"""The partner card in the order of the paper."""

import datetime

from django import forms
from django.urls import reverse
from django.utils import timezone

from cus.text.search import fold
from cus.text.typography import quotable
from cus.ui.fields import DateField, TextField
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.once import OnceMixin
from cus.ui.typed import is_unjudged
from partners.alike import Alike, alike_to, body_of
from partners.enums import SocialEconomyStatus
from partners.models import Partner
from partners.validators import (
    digits_of,
    tidy_delivery_address,
    validate_delivery_address,
    validate_krs,
    validate_nip,
    validate_regon,
)

IDENTIFIERS = {"nip": "NIP", "regon": "REGON", "krs": "KRS"}

CARD_ROWS = [
    Row("Potencjalny partner / interesariusz", "pełna nazwa instytucji", "name"),
    Row("Dane kontaktowe", "adres, telefony, adres e-mail", "address", "phones", "email", wide=["address"]),
    Row("Realizator usług społecznych", "imię i nazwisko osoby odpowiedzialnej za usługi", "responsible_person"),
    Row("Działający na rzecz zatrudnienia socjalnego", "", "works_for_social_employment"),
    Row("Jednostka JST", "jednostka samorządu terytorialnego", "is_local_government_unit"),
    Row("Jednostka/organ administracji innej niż JST", "", "is_other_administration"),
    Row("NGO", "organizacja pozarządowa", "is_ngo"),
    Row(
        "Zasoby",
        "kadra ze specjalistami od usług, zamówień, szkoleń i konsultacji; sprzęt i pomieszczenia",
        "resources_staff",
        "resources_infrastructure",
        wide=["resources_staff", "resources_infrastructure"],
    ),
    Row(
        "Charakterystyka działalności",
        "zakres, rodzaje działań, grupy odbiorców",
        "activity_scope",
        "activity_kinds",
        "activity_recipients",
        wide=["activity_scope", "activity_kinds", "activity_recipients"],
    ),
    Row(
        "Przynależność organizacyjna",
        "w czyich strukturach działa, z kim współpracuje, czyje wytyczne go wiążą",
        "affiliation_parent",
        "affiliation_cooperation",
        "affiliation_guidelines",
        wide=["affiliation_parent", "affiliation_cooperation", "affiliation_guidelines"],
    ),
    Row("Inne", "problemy, sukcesy i to, co pomaga określić rolę podmiotu", "other_information"),
    Row("Uzasadnienie roli partnera", "ze wskazaniem charakteru działań", "role_justification"),
    Row(
        "Działania, w które partner był zaangażowany",
        "wypełnia się na późniejszych etapach: potencjał, zadania, czynności",
        "actions_taken",
    ),
]
BEYOND_ROWS = [
    Section("Dane poza wzorem fiszki", "Nieobowiązkowe. Puste pole nie przeszkadza w niczym."),
    Section("Identyfikatory i doręczenia", level=3),
    Row("Identyfikatory", "oddział bez własnego numeru zostawia pole puste", "nip", "regon", "krs"),
    Row("Doręczenia elektroniczne", "ADE z bazy adresów elektronicznych", "electronic_delivery_address"),
    Section("Forma i status", level=3),
    Row("Forma prawna i kategoria", "art. 21 ust. 3 pkt 2 ustawy", "legal_form", "potential_category"),
    Row(
        "Ekonomia społeczna",
        "status niezależny od formy prawnej; art. 2 pkt 5 i art. 3 ustawy o ekonomii społecznej",
        "social_economy_status",
        "social_economy_kind",
        "social_economy_since",
    ),
    Section("Działanie i reprezentacja", level=3),
    Row("Gdzie działa", "gminy; inne niż obsługiwane przez centrum dodasz na fiszce", "gminas", "is_active_in_area"),
    Row("Osoby upoważnione do podpisu", "każda w osobnym wierszu", "signatories"),
    Section("Aktualność danych", level=3),
    Row(
        "Dane potwierdzono",
        "dzień i sposób; na fiszce jest do tego przycisk",
        "confirmed_on",
        "confirmed_how",
        "confirm_every",
    ),
]
# Where the rail leads in the long form: a field and the words.
JUMPS = [
    ("name", "Nazwa i kontakt"),
    ("works_for_social_employment", "Rodzaj podmiotu"),
    ("resources_staff", "Zasoby i działalność"),
    ("other_information", "Rola i działania"),
    ("nip", "Identyfikatory i doręczenia"),
    ("legal_form", "Forma i status"),
    ("gminas", "Obszar i podpisujący"),
    ("confirmed_on", "Aktualność danych"),
]
# To read: row 13 tells of the joint actions too.
READ_ROWS = [
    *CARD_ROWS[:-1],
    Row(CARD_ROWS[-1].label, CARD_ROWS[-1].source, "actions_told", anchor=CARD_ROWS[-1].anchor),
    *BEYOND_ROWS,
]
CARD_FIELDS = [name for row in CARD_ROWS + BEYOND_ROWS for name in row.fields]


def not_later_than_today(day: datetime.date) -> None:
    """Refuse a day that is still to come.

    Raises:
        ValidationError: the day is after today.
    """
    if day > timezone.localdate():
        raise forms.ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym to się stało.")


class PartnerForm(OnceMixin, PaperForm):
    """The card. A second card of the same name is saved only when the person confirms it.

    ``links`` lead from a field to the card that stands in its way.
    """

    # The printed row asks for the name; the question about a second card of that name stands under it.
    rows = [
        Row(CARD_ROWS[0].label, CARD_ROWS[0].source, "name", "confirm_same_name", wide=["name", "confirm_same_name"]),
        *CARD_ROWS[1:],
        *BEYOND_ROWS,
    ]
    # People write identifiers with spaces and hyphens; the validators count digits.
    nip = TextField(label="NIP", max_length=20, required=False, validators=[validate_nip])
    regon = TextField(label="REGON", max_length=20, required=False, validators=[validate_regon])
    krs = TextField(label="KRS", max_length=20, required=False, validators=[validate_krs])
    electronic_delivery_address = TextField(
        label="adres do doręczeń elektronicznych",
        max_length=60,
        required=False,
        validators=[validate_delivery_address],
    )
    confirmed_on = DateField(label="dzień", required=False, validators=[not_later_than_today])
    confirm_same_name = forms.BooleanField(label="To inny podmiot – mimo to zapisz", required=False)

    class Meta:
        model = Partner
        fields = CARD_FIELDS
        widgets = {"gminas": forms.CheckboxSelectMultiple}
        error_messages = {"name": {"required": "Wpisz pełną nazwę: bez niej fiszki nie da się odnaleźć."}}

    def __init__(self, *args, gminas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.links: dict[str, tuple[str, str]] = {}
        # A gmina that the centre no longer serves stays on the card that names it.
        named = self.instance.gminas.values("pk") if self.instance.pk else []
        self.fields["gminas"].queryset = gminas | gminas.model.objects.filter(pk__in=named)
        self.fields["social_economy_status"].required = False
        self.fields["confirm_every"].choices = [
            ("", "tak jak całe centrum"),
            *((value, label) for value, label in self.fields["confirm_every"].choices if value),
        ]
        if not self.is_bound or is_unjudged(self.data):
            del self.fields["confirm_same_name"]

    def clean_social_economy_status(self) -> str:
        """Nothing chosen is no status."""
        return self.cleaned_data["social_economy_status"] or SocialEconomyStatus.NONE

    def clean(self) -> dict:
        """Refuse an identifier that another card holds; ask about the same name."""
        data = super().clean()
        for name, label in IDENTIFIERS.items():
            self._refuse_taken(name, label, digits_of(data.get(name) or ""))
        if data.get("social_economy_since") and data.get("social_economy_status") == SocialEconomyStatus.NONE:
            self.add_error("social_economy_since", "Wybierz status albo usuń jego datę.")
        if data.get("social_economy_kind") and data.get("social_economy_status") == SocialEconomyStatus.NONE:
            self.add_error("social_economy_kind", "Wybierz też status albo cofnij wybór rodzaju.")
        if data.get("confirmed_how") and not data.get("confirmed_on") and "confirmed_on" not in self.errors:
            self.add_error("confirmed_on", "Wpisz dzień albo cofnij wybór sposobu.")
        self._look_for_twins(data.get("name") or "", data.get("address") or "")
        return data

    def _others(self):
        return Partner.objects.active().exclude(pk=self.instance.pk)

    def _refuse_taken(self, field: str, label: str, number: str) -> None:
        taken = self._others().filter(**{field: number}).first() if number else None
        if taken and taken.pk == self.instance.parent_id:
            self.links[field] = (taken.get_absolute_url(), f"Otwórz fiszkę „{quotable(taken.name)}”")
            self.add_error(
                field, f"To numer {label} jednostki macierzystej. Oddział bez własnego numeru zostawia pole puste."
            )
        elif taken:
            self.links[field] = (taken.get_absolute_url(), f"Otwórz fiszkę „{quotable(taken.name)}”")
            self.add_error(
                field, f"Ten numer {label} ma już fiszka „{quotable(taken.name)}”. Otwórz ją zamiast zakładać drugą."
            )

    def _look_for_twins(self, name: str, address: str) -> None:
        # A card that already shares its name was asked about once; it is asked again when renamed.
        renamed = fold(name) != fold(self.initial.get("name") or "")
        twins = alike_to(body_of(name, address), but=self.instance.pk) if renamed else []
        if not twins:
            self.fields.pop("confirm_same_name", None)
        elif not self.same_name_confirmed:
            self.ask_about(twins)

    def ask_about(self, twins: list[Alike]) -> None:
        """Ask whether this is another body than ``twins``, the cards that may tell of it."""
        self.fields.setdefault("confirm_same_name", self.base_fields["confirm_same_name"])
        likest = twins[0]
        self.links["name"] = (
            reverse("partners:detail", args=[likest.other.pk]),
            f"Otwórz fiszkę „{quotable(likest.other.name)}”",
        )
        self.add_error(
            "name",
            f"Jest już fiszka „{quotable(likest.other.name)}” ({likest.why}). "
            "Otwórz ją albo zaznacz niżej, że to inny podmiot, i zapisz.",
        )

    @property
    def same_name_confirmed(self) -> bool:
        """The person said that this is another body."""
        return bool(self.data.get(self.add_prefix("confirm_same_name")))

    def values(self) -> dict:
        """What the action saves, without the gminas."""
        return {name: self.cleaned_data[name] for name in CARD_FIELDS if name != "gminas"}

    def _post_clean(self) -> None:
        """Identifiers are compared as digits; the constraints speak only where ``clean`` did not."""
        address = self.cleaned_data.get("electronic_delivery_address")
        if address:
            self.cleaned_data["electronic_delivery_address"] = tidy_delivery_address(address)
        for name in IDENTIFIERS:
            if self.cleaned_data.get(name):
                self.cleaned_data[name] = digits_of(self.cleaned_data[name])
        super()._post_clean()
