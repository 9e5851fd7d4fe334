"""Contacts, joint actions, confirming a card, and how often that is done."""

from django import forms

from cus.ui.fields import DateField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from partners.enums import ConfirmationManner
from partners.forms.card import not_later_than_today
from partners.models import JointAction, PartnerContact, RegistryUpkeep


class ContactForm(OnceMixin, PaperForm):
    """One contact with a partner."""

    rows = [
        Row("Kiedy i jak", "", "held_on", "manner"),
        Row("Z kim", "imię i nazwisko albo funkcja osoby u partnera", "with_whom"),
        Row("W jakiej sprawie", "co ustalono; bez danych mieszkańców", "about"),
        Row(
            "Następny krok",
            "z terminem pojawi się na stronie startowej",
            "next_step",
            "next_step_on",
            wide=["next_step"],
        ),
    ]
    held_on = DateField(label="kiedy", validators=[not_later_than_today])

    class Meta:
        model = PartnerContact
        fields = ["held_on", "manner", "with_whom", "about", "next_step", "next_step_on"]

    def clean(self) -> dict:
        """A day needs its step."""
        data = super().clean()
        if data.get("next_step_on") and not data.get("next_step") and "next_step" not in self.errors:
            self.add_error("next_step", "Napisz, co trzeba wtedy zrobić, albo usuń termin.")
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class JointActionForm(OnceMixin, PaperForm):
    """What was done together; row 13 of the card tells of it."""

    rows = [
        Row("Działanie", "co zrobiono", "name"),
        Row("Kiedy", "jednodniowe: wystarczy pierwsza data", "began_on", "ended_on"),
        Row("Z kim jeszcze", "podmioty bez fiszki; tych z fiszką dodasz po zapisaniu", "with_whom"),
        Row("Wkład partnera", "potencjał, zadania, czynności", "share"),
        Row("Wynik", "co z tego wyszło, dla ilu osób", "result"),
    ]

    class Meta:
        model = JointAction
        fields = ["name", "began_on", "ended_on", "with_whom", "share", "result"]

    def clean(self) -> dict:
        """It does not end before it begins."""
        data = super().clean()
        if data.get("began_on") and data.get("ended_on") and data["ended_on"] < data["began_on"]:
            self.add_error("ended_on", "Ten dzień jest przed początkiem. Zamień daty albo popraw rok.")
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ConfirmForm(forms.Form):
    """How somebody made sure of a card; one press is enough."""

    how = forms.ChoiceField(
        label="w jaki sposób", required=False, choices=[("", "nie podaję"), *ConfirmationManner.choices]
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class UpkeepForm(PaperForm):
    """How often cards are confirmed."""

    rows = [Row("Jak często potwierdzać fiszki", "fiszka może mieć własny odstęp", "confirm_every")]

    class Meta:
        model = RegistryUpkeep
        fields = ["confirm_every"]
        widgets = {"confirm_every": forms.RadioSelect}
