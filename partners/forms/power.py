"""The power of attorney in the order of the paper, and the acts after the draft."""

from django import forms
from django.utils import timezone

from cus.privacy.forms import SecretInput, SecretsMixin
from cus.ui.fields import DateField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from cus.ui.lines import LinesField
from cus.ui.once import OnceMixin
from partners.enums import PowerTerm, SignatureManner
from partners.models import Partner, PowerOfAttorney
from partners.powers import reach_of
from partners.proposals import card_values
from partners.validators import validate_pesel

BEFORE_ATTORNEY = [
    Row("Numer", "nadaje centrum; potrzebny do podpisania", "number"),
    Row(
        "Działając w imieniu",
        "organ lub instytucja, która tworzy podmiot",
        "grantor",
        "grantor_name",
        wide=["grantor_name"],
        note="Wybór z rejestru wypełni puste: nazwę, siedzibę i osoby.",
    ),
    Row("z siedzibą w", "adres mocodawcy", "grantor_seat"),
    Row("Podpisują", "osoby uprawnione do reprezentacji mocodawcy", "grantor_signatories"),
    Row("Upoważniam panią / pana", "imię i nazwisko pełnomocnika", "attorney_name"),
]
AFTER_ATTORNEY = [
    Row(
        "Do reprezentowania",
        "jednostka zatrudnienia socjalnego albo spółdzielnia socjalna",
        "represented",
        "represented_name",
        wide=["represented_name"],
    ),
    Row("W zakresie", "czynności pełnomocnika", "scope"),
    Row("Zawarcie dokumentu", "czy obejmuje też zawarcie porozumienia lub umowy", "covers_conclusion"),
    Row("Pełnomocnictwo obowiązuje", "do dnia albo do odwołania", "term", "valid_until"),
    Row("Miejsce i data", "datę można wpisać przy podpisaniu", "place", "granted_on"),
]


class PowerForm(SecretsMixin, OnceMixin, PaperForm):
    """A draft of a power of attorney; the address and the PESEL are sealed and never shown by the form."""

    address = TextField(label="adres pełnomocnika", max_length=300, required=False, widget=SecretInput)
    pesel = TextField(
        label="numer PESEL",
        max_length=20,
        required=False,
        validators=[validate_pesel],
        widget=SecretInput({"inputmode": "numeric"}),
        help_text="Można zostawić puste: w druku będzie linia do wpisania ręcznie.",
    )
    address_drop = forms.BooleanField(label="usuń zapisany adres", required=False)
    pesel_drop = forms.BooleanField(label="usuń zapisany numer PESEL", required=False)
    scope = LinesField(label="zakres", item_length=500, rows=6)
    secrets = {"address": "attorney_address", "pesel": "attorney_pesel"}
    mask_shown = frozenset({"pesel"})
    rows = [
        *BEFORE_ATTORNEY,
        Row("Zamieszkałą / zamieszkałego", "adres; zapisuje się zaszyfrowany", "address", "address_drop"),
        Row("PESEL", "zapisuje się zaszyfrowany", "pesel", "pesel_drop"),
        *AFTER_ATTORNEY,
    ]

    class Meta:
        model = PowerOfAttorney
        fields = [
            "kind",
            "number",
            "grantor",
            "grantor_name",
            "grantor_seat",
            "grantor_signatories",
            "attorney_name",
            "represented",
            "represented_name",
            "scope",
            "covers_conclusion",
            "term",
            "valid_until",
            "place",
            "granted_on",
        ]
        widgets = {
            "kind": forms.HiddenInput,
            "grantor_signatories": forms.Textarea(attrs={"rows": 2}),
            "term": forms.RadioSelect,
        }
        help_texts = {"grantor_signatories": "Imię, nazwisko i funkcja, każda osoba w osobnym wierszu."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        named = [self.instance.grantor_id, self.instance.represented_id]
        partners = Partner.objects.active() | Partner.objects.filter(pk__in=[pk for pk in named if pk])
        for name in ("grantor", "represented"):
            self.fields[name].queryset = partners
            self.fields[name].empty_label = "spoza rejestru"
        self.fields["term"].choices = PowerTerm.choices
        self.fields["term"].required = False

    def clean(self) -> dict:
        """Fill what the registry knows; refuse a number in use and dates that cannot be, each at its field."""
        data = super().clean()
        self._fill_from_cards(data)
        number, begins, ends = data.get("number"), data.get("granted_on"), data.get("valid_until")
        others = PowerOfAttorney.objects.exclude(pk=self.instance.pk)
        if number and others.filter(number=number).exists():
            self.add_error("number", "Pełnomocnictwo o tym numerze już jest. Nadaj inny.")
        if data.get("term") == PowerTerm.UNTIL_DATE and not ends and "valid_until" not in self.errors:
            self.add_error("valid_until", "Wpisz ostatni dzień albo wybierz „do odwołania”.")
        elif data.get("term") != PowerTerm.UNTIL_DATE and ends:
            self.add_error("valid_until", "Wybierz „do dnia” albo usuń tę datę.")
        elif begins and ends and ends < begins:
            self.add_error("valid_until", "Pełnomocnictwo nie może się skończyć, zanim go udzielono.")
        return data

    def _fill_from_cards(self, data: dict) -> None:
        if data.get("grantor"):
            for name, value in card_values(data["grantor"]).items():
                if name != "grantor" and not data.get(name):
                    data[name] = value
        if data.get("represented") and not data.get("represented_name"):
            data["represented_name"] = data["represented"].name

    def values(self) -> dict:
        """What the action saves, without what is sealed."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class SignPowerForm(PlainPaperForm):
    """When and how the power was signed."""

    granted_on = DateField(label="data podpisania")
    signature_manner = forms.ChoiceField(label="sposób", choices=SignatureManner.choices, widget=forms.RadioSelect)
    rows = [Row("Podpisanie", "data i sposób", "granted_on", "signature_manner")]


class RevokePowerForm(PlainPaperForm):
    """From when the attorney may not act, and how that was said."""

    revoked_on = DateField(label="odwołane z dniem")
    note = TextField(label="jak odwołano", max_length=300, required=False)
    rows = [
        Row("Odwołane z dniem", "od tego dnia pełnomocnik nie może działać", "revoked_on"),
        Row("Jak odwołano", "np. pismo z dnia …, oddany oryginał", "note"),
    ]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"revoked_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class PartyPowerForm(PlainPaperForm):
    """By which power the representative of a party acts."""

    power = forms.ModelChoiceField(
        label="pełnomocnictwo",
        queryset=PowerOfAttorney.objects.none(),
        required=False,
        empty_label="bez pełnomocnictwa",
    )
    rows = [Row("Pełnomocnictwo", "podpisane, udzielone do reprezentowania tej strony", "power")]

    def __init__(self, *args, powers, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["power"].queryset = powers
        self.fields["power"].label_from_instance = lambda power: (
            f"nr {power.number}, {power.attorney_name}, {reach_of(power)}"
        )


class RegisterForm(forms.Form):
    """Whom and for which day the register is asked."""

    osoba = TextField(label="kto (imię lub nazwisko)", max_length=200, required=False)
    dzien = DateField(label="na dzień", required=False)
    stan = forms.ChoiceField(
        label="które",
        choices=[("", "wszystkie"), ("wazne", "ważne tego dnia"), ("projekty", "projekty")],
        required=False,
    )
