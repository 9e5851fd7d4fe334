"""What people fill in: the partner card in the order of the paper, offers, agreements."""

from collections.abc import Sequence

from django import forms
from django.db.models import Q
from django.utils import timezone

from cus.text.search import fold
from cus.ui.fields import DateField, DecimalField, LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row, Section
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from partners.enums import PartyRole, PotentialCategory, SignatureManner
from partners.models import CooperationAgreement, Partner
from partners.validators import digits_of, validate_krs, validate_nip, validate_regon
from services.enums import Period, Unit
from services.models import Service

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
    Row("Identyfikatory", "NIP, REGON, KRS", "nip", "regon", "krs"),
    Row("Doręczenia elektroniczne", "adres w bazie doręczeń", "electronic_delivery_address"),
    Row("Forma prawna i kategoria", "art. 21 ust. 3 pkt 2 ustawy", "legal_form", "potential_category"),
    Row("Ekonomia społeczna", "status niezależny od formy prawnej", "social_economy_status", "social_economy_since"),
    Row("Gdzie działa", "gminy obsługiwane przez centrum", "gminas", "is_active_in_area"),
    Row("Osoby upoważnione do podpisu", "każda w osobnym wierszu", "signatories"),
    Row("Dane potwierdzono", "dzień rozmowy lub pisma", "confirmed_on"),
]
CARD_FIELDS = [name for row in CARD_ROWS + BEYOND_ROWS for name in row.fields]


class PartnerForm(PaperForm):
    """The card. A second card of the same name is saved only when the person confirms it."""

    rows = [*CARD_ROWS, *BEYOND_ROWS]
    # People write identifiers with spaces and hyphens; the validators count digits.
    nip = TextField(label="NIP", max_length=20, required=False, validators=[validate_nip])
    regon = TextField(label="REGON", max_length=20, required=False, validators=[validate_regon])
    krs = TextField(label="KRS", max_length=20, required=False, validators=[validate_krs])
    confirm_same_name = forms.BooleanField(label="to inny podmiot – zapisz mimo tej samej nazwy", required=False)

    class Meta:
        model = Partner
        fields = CARD_FIELDS
        widgets = {"gminas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, gminas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gminas"].queryset = gminas
        if not self.is_bound:
            del self.fields["confirm_same_name"]

    def clean(self) -> dict:
        """Refuse an identifier that another card holds; ask about the same name."""
        data = super().clean()
        for name, label in IDENTIFIERS.items():
            self._refuse_taken(name, label, digits_of(data.get(name) or ""))
        self._ask_about_same_name(data.get("name") or "")
        return data

    def _others(self):
        return Partner.objects.active().exclude(pk=self.instance.pk)

    def _refuse_taken(self, field: str, label: str, number: str) -> None:
        taken = self._others().filter(**{field: number}).first() if number else None
        if taken:
            self.add_error(field, f"Ten numer {label} ma już fiszka „{taken.name}”. Otwórz ją zamiast zakładać drugą.")

    def _ask_about_same_name(self, name: str) -> None:
        wanted = fold(name)
        # A card that already shares its name was asked about once; it is asked again when renamed.
        renamed = wanted != fold(self.initial.get("name") or "")
        same = renamed and any(fold(other) == wanted for other in self._others().values_list("name", flat=True))
        if not same:
            self.fields.pop("confirm_same_name", None)
        elif not self.data.get(self.add_prefix("confirm_same_name")):
            self.add_error(
                "name",
                "Jest już fiszka o tej nazwie. Jeśli to inny podmiot, zaznacz to na końcu formularza i zapisz jeszcze raz.",
            )

    def values(self) -> dict:
        """What the action saves, without the gminas."""
        return {name: self.cleaned_data[name] for name in CARD_FIELDS if name != "gminas"}

    def _post_clean(self) -> None:
        """Identifiers are compared as digits; the constraints speak only where ``clean`` did not."""
        for name in IDENTIFIERS:
            if self.cleaned_data.get(name):
                self.cleaned_data[name] = digits_of(self.cleaned_data[name])
        super()._post_clean()


class FilterForm(forms.Form):
    """Filters of the registry."""

    q = forms.CharField(label="nazwa lub działalność", required=False)
    rodzaj = forms.ChoiceField(
        label="rodzaj",
        required=False,
        choices=[
            ("", "każdy"),
            ("zatrudnienie", "zatrudnienie socjalne"),
            ("jst", "jednostka JST"),
            ("administracja", "inna administracja"),
            ("ngo", "NGO"),
        ],
    )
    kategoria = forms.ChoiceField(
        label="kategoria (art. 21)", required=False, choices=[("", "każda"), *PotentialCategory.choices]
    )
    oferta = forms.ChoiceField(
        label="oferta", required=False, choices=[("", "każda"), ("ma", "ma ofertę"), ("brak", "bez oferty")]
    )


class OfferForm(RowForm):
    """A service that the partner can give."""

    service = forms.ModelChoiceField(Service.objects.none(), label="usługa", empty_label="wybierz usługę")
    capacity = DecimalField(label="ile może", max_digits=10, decimal_places=2, min_value=0, required=False)
    unit = forms.ChoiceField(label="jednostka", choices=[("", "wybierz"), *Unit.choices], required=False)
    period = forms.ChoiceField(label="w jakim czasie", choices=[("", "wybierz"), *Period.choices], required=False)
    place = TextField(label="miejsce", max_length=200, required=False)
    confirmed_on = DateField(label="stan na dzień", required=False)

    def __init__(self, *args, services: Sequence[Service], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        asked = self.fields["service"]
        asked.queryset = Service.objects.filter(pk__in=[service.pk for service in services])
        # The catalogue is read once for all rows of the table.
        asked.choices = [("", asked.empty_label), *((service.pk, str(service)) for service in services)]

    def clean(self) -> dict:
        """A number needs its unit."""
        data = super().clean()
        if data.get("capacity") is not None and not data.get("unit"):
            self.add_error("unit", "Wybierz jednostkę: sama liczba nic nie mówi.")
        if data.get("capacity") == 0:
            self.add_error("capacity", "Wpisz liczbę większą od zera albo zostaw puste.")
        return data


class OffersFormSet(RowsFormSet):
    """Offers: one row a service."""

    def clean(self) -> None:
        """Refuse the same service twice."""
        seen = set()
        for form in self.forms:
            service = form.cleaned_data.get("service") if hasattr(form, "cleaned_data") else None
            if service and not form.cleaned_data.get("DELETE"):
                if service.pk in seen:
                    form.add_error("service", "Ta usługa jest już w innym wierszu.")
                seen.add(service.pk)


def services_to_offer(partner: Partner) -> list[Service]:
    """Return the active services, and those offered already that were retired meanwhile."""
    offered = Q(pk__in=partner.offers.values("service"))
    return list(Service.objects.filter(offered | Q(pk__in=Service.objects.active().values("pk"))))


OFFERS = rows_formset(OfferForm, most=100, formset=OffersFormSet)

CENTRE = "centre"


class PartyField(forms.TypedChoiceField):
    """A party: the centre itself or a partner; the value is a ``Partner``, ``"centre"`` or None."""

    def __init__(self, **kwargs) -> None:
        super().__init__(coerce=self._party, empty_value=None, **kwargs)

    @staticmethod
    def _party(value: str):
        return CENTRE if value == CENTRE else Partner.objects.get(pk=int(value))


def party_choices() -> list[tuple[str, str]]:
    """Return the choices of ``PartyField``, read once for all rows of a page."""
    partners = Partner.objects.active().values_list("pk", "name")
    return [
        ("", "wybierz stronę"),
        (CENTRE, "centrum usług społecznych (my)"),
        *((str(pk), name) for pk, name in partners),
    ]


class PartyForm(RowForm):
    """A party with its role; the role of social employment is proposed from row 4 of the card."""

    party = PartyField(label="strona")
    role = forms.ChoiceField(label="rola", choices=[("", "według fiszki"), *PartyRole.choices], required=False)
    represented_by = TextField(label="kto reprezentuje", max_length=300, required=False)

    def __init__(self, *args, choices: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["party"].choices = choices

    def clean(self) -> dict:
        """Propose the role where none was chosen."""
        data = super().clean()
        party = data.get("party")
        if party and not data.get("role"):
            social = party != CENTRE and party.works_for_social_employment
            data["role"] = PartyRole.SOCIAL_EMPLOYMENT if social else PartyRole.OTHER
        return data


class TaskForm(RowForm):
    """A task of the partnership and who answers for it."""

    description = TextField(label="zadanie", max_length=500)
    goal = TextField(label="cel", max_length=500, required=False)
    responsible = PartyField(label="kto odpowiada", required=False)

    def __init__(self, *args, choices: list[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].choices = choices


class ClauseForm(RowForm):
    """An own clause."""

    text = LongTextField(label="treść")


PARTIES = rows_formset(PartyForm, most=60)
TASKS = rows_formset(TaskForm, most=60)
CLAUSES = rows_formset(ClauseForm, most=30)


class AgreementForm(PaperForm):
    """The facts of an agreement; parties, tasks and clauses stand in their own tables."""

    rows = [
        Row("Numer", "nadaje centrum", "number"),
        Row("Miejsce i data zawarcia", "datę można wpisać przy podpisaniu", "place", "concluded_on"),
        Row("Czas obowiązywania", "puste: czas nieoznaczony", "ends_on"),
        Row("Gminy", "obszar porozumienia (pkt 1)", "gminas"),
        Row("Misja partnerstwa", "", "mission"),
        Row("Cele partnerstwa", "każdy w osobnym wierszu", "goals"),
    ]

    class Meta:
        model = CooperationAgreement
        fields = ["number", "place", "concluded_on", "ends_on", "gminas", "mission", "goals"]
        widgets = {"gminas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, gminas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gminas"].queryset = gminas

    def values(self) -> dict:
        """What the action saves, without the gminas."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "gminas"}


class SignForm(PlainPaperForm):
    """When and how the agreement was signed."""

    concluded_on = DateField(label="data podpisania")
    signature_manner = forms.ChoiceField(label="sposób", choices=SignatureManner.choices, widget=forms.RadioSelect)
    rows = [Row("Podpisanie", "data i sposób", "concluded_on", "signature_manner")]


class EndForm(PlainPaperForm):
    """The last day of the agreement."""

    ends_on = DateField(label="ostatni dzień")
    rows = [Row("Zakończenie", "ostatni dzień obowiązywania", "ends_on")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"ends_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
