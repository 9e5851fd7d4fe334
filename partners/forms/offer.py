"""One offer: for whom, how much, where, when, for what fee, how to apply."""

from django import forms
from django.db import models

from cus.ui.fields import DateField, TextField, field_for
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.lines import LinesField
from cus.ui.rows import RowForm, rows_formset
from partners.enums import Charge, FeeKind
from partners.forms.hours import HOURS_NOTE, HoursField
from partners.forms.offers import NO_PERIOD, CapacityField, lacks_period
from partners.models import Offer, OfferFee
from partners.models.offer import HOURS
from services.enums import DeliveryMode, Unit

CONSENT = "Ta osoba zgodziła się na podanie jej danych w informatorze"
WANTED = {
    FeeKind.AMOUNT: "Wpisz kwotę większą od zera.",
    FeeKind.SHARE: "Wpisz, jaki procent kosztu płaci odbiorca: od 1 do 100.",
    FeeKind.PACKET: "Wpisz cenę pakietu.",
}
MOST_PERCENT = 100


def _field(db_field: models.Field, **kwargs):
    if db_field.name in HOURS:
        return HoursField(label=db_field.verbose_name)
    return field_for(db_field, **kwargs)


class OfferForm(PaperForm):
    """What is said of one offer; everything may be left for later."""

    rows = [
        Section("Dla kogo i ile", "Z tych wierszy powstaje wpis w informatorze o usługach."),
        Row("Dla kogo", "każda grupa w osobnym wierszu; także opiekunowie", "recipients"),
        Row("Warunki i kolejność przyjęć", "kto może skorzystać i kto ma pierwszeństwo", "admission"),
        Row("Ile może", "miejsca, osoby i turnusy to różne liczby", "capacity", "unit", "period"),
        Section("Gdzie i kiedy"),
        Row("Sposób świadczenia", "puste: jak w katalogu usług", "modes"),
        Row("Miejsca z fiszki", "adres, godziny i dostępność bierze się z opisu miejsca", "places"),
        Row("Inne miejsce", "adres, miejscowości albo „do uzgodnienia”", "place"),
        Row("Dni i godziny", "kiedy można skorzystać", *HOURS, note=HOURS_NOTE),
        Row("Inne pory", "terminy naboru, turnusy, przerwa w wakacje", "hours_note"),
        Section("Odpłatność", "Kwoty i zniżki wpisz w tabeli opłat niżej, to, co się w niej nie mieści – słowami."),
        Row("Czy się płaci", "", "charge"),
        Row("Opis odpłatności", "tylko to, czego nie ma w tabeli opłat", "fee_note"),
        Section("Zgłoszenia"),
        Row("Jak się zgłosić", "krok po kroku, z tym, co trzeba przynieść", "how_to_apply"),
        Row(
            "Osoba do kontaktu",
            "podaje się ją mieszkańcom tylko za jej zgodą",
            "contact_person",
            "contact_details",
            "person_is_public",
            wide=["person_is_public"],
        ),
        Row("Stan na dzień", "dzień rozmowy lub pisma od partnera", "confirmed_on"),
    ]
    recipients = LinesField(label="dla kogo", item_length=200, rows=3, help_text="Puste: grupy z katalogu usług.")
    capacity = CapacityField(label="ile", max_digits=10, decimal_places=2, min_value=0, required=False)
    modes = forms.MultipleChoiceField(
        label="sposób świadczenia", choices=DeliveryMode.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    person_is_public = forms.BooleanField(
        label=CONSENT,
        required=False,
        help_text="Bez zgody nazwisko i telefon tej osoby nie trafią do informatora, ulotki ani pliku CSV.",
    )

    class Meta:
        model = Offer
        fields = [
            *("recipients", "admission", "capacity", "unit", "period", "modes", "places", "place"),
            *(*HOURS, "hours_note"),
            *("charge", "fee_note", "how_to_apply", "contact_person", "contact_details", "person_is_public"),
            "confirmed_on",
        ]
        widgets = {"places": forms.CheckboxSelectMultiple}
        formfield_callback = staticmethod(_field)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        places = self.instance.partner.places.all()
        self.fields["places"].queryset = places
        if not places:
            del self.fields["places"]

    def clean(self) -> dict:
        """A number needs its unit, a consent its person; what may be wrong together is said at one field."""
        data = super().clean()
        capacity = data.get("capacity")
        if capacity == 0:
            self.add_error("capacity", "Wpisz liczbę większą od zera albo zostaw puste.")
        elif capacity is not None and not data.get("unit") and "unit" not in self.errors:
            self.add_error("unit", "Wybierz jednostkę: sama liczba nic nie mówi.")
        elif capacity is None and "capacity" not in self.errors and (data.get("unit") or data.get("period")):
            self.add_error("capacity", "Wpisz liczbę albo cofnij wybór jednostki i okresu.")
        elif lacks_period(data) and "period" not in self.errors:
            self.add_error("period", NO_PERIOD)
        if data.get("contact_details") and not data.get("contact_person") and "contact_person" not in self.errors:
            self.add_error("contact_person", "Wpisz, czyj to telefon lub adres.")
        return data

    def values(self) -> dict:
        """What the action saves, without the places."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name != "places"}

    @property
    def places(self) -> list:
        """The chosen places of the card."""
        return list(self.cleaned_data.get("places", []))


class FeeForm(RowForm):
    """One rule of the fee."""

    kind = forms.ChoiceField(
        label="rodzaj opłaty",
        choices=[("", "wybierz"), *FeeKind.choices],
        error_messages={"required": "Wybierz rodzaj opłaty albo usuń ten wiersz."},
    )
    value = CapacityField(label="kwota w zł lub procent", max_digits=10, decimal_places=2, min_value=0, required=False)
    quantity = CapacityField(label="ile w pakiecie", max_digits=8, decimal_places=2, min_value=0, required=False)
    unit = forms.ChoiceField(label="za co", choices=[("", "wybierz"), *Unit.choices], required=False)
    who = TextField(label="kogo dotyczy", max_length=300, required=False)
    valid_from = DateField(label="od dnia", required=False)
    valid_until = DateField(label="do dnia", required=False)
    is_added = forms.BooleanField(label="dolicza się do poprzedniej", required=False)

    def clean(self) -> dict:
        """Ask for what the kind needs, and for nothing that it does not use."""
        data = super().clean()
        kind, value = data.get("kind"), data.get("value")
        if kind == FeeKind.FREE and value is not None:
            self.add_error("value", "Przy „bez opłaty” zostaw to pole puste.")
        elif kind in WANTED and "value" not in self.errors and not _is_priced(kind, value):
            self.add_error("value", WANTED[kind])
        if kind == FeeKind.PACKET:
            if not data.get("quantity") and "quantity" not in self.errors:
                self.add_error("quantity", "Wpisz, ile jednostek ma pakiet.")
            if not data.get("unit"):
                self.add_error("unit", "Wybierz, z czego składa się pakiet.")
        elif kind and data.get("quantity") is not None:
            self.add_error("quantity", "To pole jest tylko dla pakietu.")
        if data.get("valid_from") and data.get("valid_until") and data["valid_until"] < data["valid_from"]:
            self.add_error("valid_until", "Ostatni dzień nie może być wcześniejszy niż pierwszy.")
        return data


def _is_priced(kind: str, value) -> bool:
    return bool(value) and not (kind == FeeKind.SHARE and value > MOST_PERCENT)


FEES = rows_formset(FeeForm, most=30, title="opłaty")


def fee_row(fee: OfferFee) -> dict:
    """Return what the row of a saved rule shows."""
    kept = {name: getattr(fee, name) for name in FeeForm.base_fields if name != "value"}
    return kept | {"value": fee.percent if fee.kind == FeeKind.SHARE else fee.amount}


def fee_values(row: dict) -> dict:
    """Return what the action saves of a filled row."""
    values = {name: value for name, value in row.items() if name != "value"}
    is_share = row["kind"] == FeeKind.SHARE
    return values | {"percent": row["value"] if is_share else None, "amount": None if is_share else row["value"]}


def refusal_of_fees(charge: str, fees: list[dict]) -> str:
    """Say why the rules of the fee contradict what was chosen above them; empty when they agree."""
    if charge == Charge.FREE and any(fee["kind"] != FeeKind.FREE for fee in fees):
        return "Wybrano „bezpłatnie”, a w tabeli są opłaty. Zmień jedno albo drugie."
    return ""
