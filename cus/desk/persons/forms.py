"""Whom to look for, what to erase, how long to keep."""

from django import forms

from cus.privacy.enums import ErasureReason
from cus.privacy.forms import SecretInput
from cus.privacy.matching import Wanted, digits
from cus.privacy.models import RetentionClass
from cus.ui.fields import EmailField, IntegerField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row

CONFIRMATION = "USUWAM"
FEWEST_DIGITS = 7


class PersonForm(PlainPaperForm):
    """Whom the director asks about; sent by POST, so that nothing of it stands in an address or a log."""

    name = TextField(label="imię i nazwisko", max_length=200, required=False)
    email = EmailField(label="adres e-mail", required=False)
    phone = TextField(label="telefon", max_length=40, required=False)
    pesel = TextField(label="numer PESEL", max_length=20, required=False, widget=SecretInput({"inputmode": "numeric"}))
    rows = [
        Row("Kogo szukać", "imię i nazwisko; odmiana i kolejność nie mają znaczenia", "name"),
        Row("Kontakt", "wystarczy jedno", "email", "phone"),
        Row("PESEL", "szuka zaszyfrowanych i wpisanych wprost", "pesel"),
    ]

    def clean(self) -> dict:
        """Refuse a question about everybody."""
        data = super().clean()
        if not any(data.get(name) for name in ("name", "email", "phone", "pesel")) and not self.errors:
            raise forms.ValidationError("Wpisz imię i nazwisko, e-mail, telefon albo PESEL.")
        if data.get("name") and max(len(word) for word in data["name"].split()) < 3:
            self.add_error("name", "Wpisz całe imię i nazwisko: tak krótki tekst pasuje do wszystkiego.")
        if data.get("phone") and len(digits(data["phone"])) < FEWEST_DIGITS:
            self.add_error("phone", "Wpisz cały numer, co najmniej siedem cyfr.")
        if data.get("pesel") and len(digits(data["pesel"])) != 11:
            self.add_error("pesel", "Numer PESEL ma 11 cyfr. Wpisz go jeszcze raz.")
        return data

    def wanted(self) -> Wanted:
        """The question."""
        return Wanted(**self.cleaned_data)


class ErasureForm(PlainPaperForm):
    """Why, and the word that says it is meant."""

    reason = forms.ChoiceField(label="powód", choices=ErasureReason.choices, widget=forms.RadioSelect)
    confirmation = TextField(label=f"wpisz słowo {CONFIRMATION}", max_length=20)
    rows = [
        Row("Powód", "trafia do protokołu", "reason"),
        Row("Potwierdzenie", f"wpisz słowo {CONFIRMATION}; tego nie da się cofnąć", "confirmation"),
    ]

    def clean_confirmation(self) -> str:
        """Take the word alone."""
        if self.cleaned_data["confirmation"].strip().upper() != CONFIRMATION:
            raise forms.ValidationError(f"Wpisz słowo {CONFIRMATION}, jeśli na pewno chcesz usunąć te dane.")
        return CONFIRMATION


class RetentionForm(PaperForm):
    """How long the centre keeps one class."""

    period_months = IntegerField(
        label="okres w miesiącach",
        required=False,
        min_value=1,
        max_value=1200,
        help_text="Sama liczba: 60 to pięć lat. Puste: nic się nie usuwa. Okres wynika z wykazu akt i uzgodnień z "
        "archiwum.",
        error_messages={"invalid": "Wpisz samą liczbę miesięcy, na przykład 60, czyli pięć lat."},
    )
    rows = [
        Row("Ile miesięcy", "od zakończenia sprawy", "period_months"),
        Row("Podstawa", "kategoria archiwalna, przepis albo zarządzenie", "basis"),
        Row("Kto odpowiada", "imię, nazwisko i stanowisko", "owner"),
        Row("Ostatni przegląd", "kiedy sprawdzono ten okres", "reviewed_on"),
    ]

    class Meta:
        model = RetentionClass
        fields = ["period_months", "basis", "owner", "reviewed_on"]

    def clean(self) -> dict:
        """A period needs its basis and somebody who answers for it, each said at its field."""
        data = super().clean()
        for name, label in (("basis", "podstawę okresu"), ("owner", "kto za niego odpowiada")):
            if data.get("period_months") and not data.get(name):
                self.add_error(name, f"Podaj {label}, bo wpisano okres.")
        return data
