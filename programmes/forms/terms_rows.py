"""Small tables of the terms of a service: what a row asks, and what does not go together in it."""

from django import forms

from cus.ui.fields import DateField, DecimalField, IntegerField, LongTextField, TextField
from cus.ui.rows import RowForm, rows_formset
from programmes.enums import DataCategory
from programmes.forms.table import Table
from programmes.terms_enums import (
    OPTION_CHOICES,
    OPTION_NAMES,
    OPTIONS,
    RANGED,
    TERM_UNITS,
    BandWho,
    CapPeriod,
    CapWhose,
    LimitKind,
    LimitPeriod,
    OrderKind,
    PartKind,
    Whose,
)

UNITS = [("", "wybierz"), *TERM_UNITS]
NOT_USED = "Przy tym rodzaju zostaw puste: „{kind}” tego nie pyta."


def number(label: str, **more) -> DecimalField:
    """A number that may be left empty and is not negative."""
    more = {"required": False, "min_value": 0, "max_digits": 10, "decimal_places": 2} | more
    return DecimalField(label=label, **more)


def percent_field(label: str) -> DecimalField:
    """A percentage that may be left empty."""
    return number(label, max_value=100, max_digits=5)


class PartForm(RowForm):
    """A typed part: what it asks, from and to, the choice, words, how it is shown."""

    kind = forms.ChoiceField(label="czego dotyczy", choices=PartKind.choices, initial=PartKind.WORDS)
    low = number("od (włącznie)")
    high = number("do (włącznie)")
    option = forms.ChoiceField(
        label="stopień, rodzina albo karta", choices=[("", "nie dotyczy"), *OPTION_CHOICES], required=False
    )
    text = LongTextField(label="słownie", required=False)
    evidence = TextField(label="jak się dokumentuje", max_length=300, required=False)

    def clean(self) -> dict:
        """Ask for what the kind needs, and for nothing that it does not use."""
        data = super().clean()
        kind = data.get("kind")
        if kind:
            self._judge(PartKind(kind), data)
        return data

    def _judge(self, kind: PartKind, data: dict) -> None:
        low, high, option = data.get("low"), data.get("high"), data.get("option")
        ranged = kind in RANGED
        if ranged and low is None and high is None and not self._bad("low", "high"):
            self.add_error("low", "Wpisz „od”, „do” albo oboje.")
        if ranged and low is not None and high is not None and high < low:
            self.add_error("high", "„Do” nie może być mniejsze niż „od”.")
        for name in ("low", "high"):
            if not ranged and data.get(name) is not None:
                self.add_error(name, NOT_USED.format(kind=kind.label))
        self._judge_option(kind, option)
        if kind == PartKind.WORDS and not (data.get("text") or "").strip():
            self.add_error("text", "Opisz warunek słowami albo wybierz inny rodzaj.")

    def _judge_option(self, kind: PartKind, option: str | None) -> None:
        allowed = OPTIONS.get(kind)
        if allowed is None and option:
            self.add_error("option", NOT_USED.format(kind=kind.label))
            return
        # Any certificate of disability is a condition too.
        needed = bool(option) or kind != PartKind.DISABILITY
        if allowed is not None and needed and option not in allowed.values and not self._bad("option"):
            self.add_error("option", f"Wybierz {OPTION_NAMES[kind]}.")

    def _bad(self, *names: str) -> bool:
        return any(name in self.errors for name in names)


class ConditionForm(PartForm):
    """A part of the conditions of admission."""

    alternative = IntegerField(label="wariant", min_value=1, max_value=99, initial=1)
    field_order = ["alternative", "kind", "low", "high", "option", "text", "evidence"]


class OrderForm(RowForm):
    """What decides who comes first."""

    kind = forms.ChoiceField(label="kryterium", choices=[("", "wybierz"), *OrderKind.choices])
    text = TextField(label="słownie, uwagi", max_length=300, required=False)

    def clean(self) -> dict:
        """A criterion of another kind is described."""
        data = super().clean()
        if data.get("kind") == OrderKind.OTHER and not (data.get("text") or "").strip():
            self.add_error("text", "Opisz kryterium słowami.")
        return data


class PointsForm(PartForm):
    """Points for meeting a condition."""

    points = IntegerField(label="punkty", min_value=1, max_value=1000)
    field_order = ["kind", "low", "high", "option", "points", "text", "evidence"]


class WindowForm(RowForm):
    """Days of recruitment."""

    opens_on = DateField(label="od dnia")
    closes_on = DateField(label="do dnia (włącznie)")
    places = IntegerField(label="miejsca", min_value=1, max_value=1_000_000, required=False)
    note = TextField(label="uwagi", max_length=200, required=False)

    def clean(self) -> dict:
        """It does not end before it begins."""
        data = super().clean()
        if data.get("opens_on") and data.get("closes_on") and data["closes_on"] < data["opens_on"]:
            self.add_error("closes_on", "Nabór nie może kończyć się przed rozpoczęciem.")
        return data


class LimitForm(RowForm):
    """How much at most."""

    kind = forms.ChoiceField(label="rodzaj", choices=LimitKind.choices, initial=LimitKind.AMOUNT)
    amount = DecimalField(label="ile", max_digits=10, decimal_places=2)
    unit = forms.ChoiceField(label="jednostka", choices=UNITS, required=False)
    whose = forms.ChoiceField(label="dla kogo", choices=Whose.choices, initial=Whose.RECIPIENT)
    period = forms.ChoiceField(label="w jakim czasie", choices=LimitPeriod.choices, initial=LimitPeriod.MONTH)

    def clean(self) -> dict:
        """Above zero; an amount has its unit, a number of times has none."""
        data = super().clean()
        amount, kind = data.get("amount"), data.get("kind")
        if amount is not None and amount <= 0:
            self.add_error("amount", "Limit musi być większy od zera.")
        if kind and kind != LimitKind.TIMES and not data.get("unit"):
            self.add_error("unit", "Wybierz, czego dotyczy limit: godziny, przejazdy…")
        if kind == LimitKind.TIMES and data.get("unit"):
            self.add_error("unit", "Liczba razy nie ma jednostki: wybierz „wybierz” albo inny rodzaj limitu.")
        if kind == LimitKind.TIMES and amount is not None and amount != int(amount):
            self.add_error("amount", "Liczba razy jest liczbą całkowitą.")
        return data


class OffForm(PartForm):
    """A discount: who, percent or złoty."""

    percent = percent_field("ulga (%)")
    amount = number("ulga (zł za jednostkę)")
    field_order = ["kind", "low", "high", "option", "percent", "amount", "text", "evidence"]

    def clean(self) -> dict:
        """Percent or złoty, never both."""
        data = super().clean()
        if (data.get("percent") is None) == (data.get("amount") is None) and not self._bad("percent", "amount"):
            self.add_error("percent", "Wpisz ulgę w procentach albo w złotych – jedno z dwojga.")
        return data


class ExemptionForm(PartForm):
    """Who does not pay."""

    alternative = IntegerField(label="wariant", min_value=1, max_value=99, initial=1)
    valid_to = DateField(label="do dnia (włącznie)", required=False)
    field_order = ["alternative", "kind", "low", "high", "option", "text", "valid_to", "evidence"]


class CapForm(RowForm):
    """The most that somebody pays."""

    amount = number("najwyżej (zł)", required=True)
    whose = forms.ChoiceField(label="dla kogo", choices=CapWhose.choices, initial=CapWhose.RECIPIENT)
    period = forms.ChoiceField(label="w jakim czasie", choices=CapPeriod.choices, initial=CapPeriod.MONTH)


class BandForm(RowForm):
    """From – to, percent or złoty."""

    who = forms.ChoiceField(label="kogo dotyczy", choices=BandWho.choices, initial=BandWho.ANYBODY)
    low = number("od (włącznie)", required=True)
    high = number("do (bez tej wartości)")
    percent = percent_field("procent")
    amount = number("kwota (zł)")

    def clean(self) -> dict:
        """Ends in order; percent or złoty, never both."""
        data = super().clean()
        low, high = data.get("low"), data.get("high")
        if low is not None and high is not None and high <= low:
            self.add_error("high", "„Do” musi być większe niż „od”.")
        if (data.get("percent") is None) == (data.get("amount") is None) and not self.errors:
            self.add_error("percent", "Wpisz procent albo kwotę – jedno z dwojga.")
        return data


class DataItemForm(RowForm):
    """A kind of personal data."""

    name = TextField(label="dana osobowa", max_length=200)
    category = forms.ChoiceField(label="kategoria", choices=DataCategory.choices, initial=DataCategory.ORDINARY)
    purpose = TextField(label="po co", max_length=300, required=False)
    alternative = IntegerField(label="tylko do wariantu nr", min_value=1, max_value=99, required=False)


def _table(name: str, form: type[RowForm], title: str, label: str, add: str, most: int = 30) -> Table:
    wide = len(form.base_fields) > 4
    return Table(name, rows_formset(form, most=most, title=title), label, add, cards=wide)


CONDITIONS = _table(
    "conditions",
    ConditionForm,
    "warunki",
    "Warunki skorzystania (pkt 6 i 8) – wiersze jednego wariantu spełnia się razem, wystarczy jeden wariant",
    "Dodaj warunek",
)
ADMISSION = _table(
    "admission",
    OrderForm,
    "kolejność przyjmowania",
    "Kolejność przyjmowania – gdy chętnych jest więcej niż miejsc",
    "Dodaj kryterium",
)
POINTS = _table("points", PointsForm, "punktacja", "Punktacja – gdy o kolejności decydują punkty", "Dodaj punkty")
WINDOWS = _table("windows", WindowForm, "nabory", "Nabory", "Dodaj nabór")
LIMITS = _table("limits", LimitForm, "limity", "Limity – obowiązują wszystkie naraz", "Dodaj limit")
DISCOUNTS = _table(
    "discounts", OffForm, "ulgi", "Ulgi (pkt 7 i 8) – ulgi się nie sumują, liczy się największa", "Dodaj ulgę"
)
EXEMPTIONS = _table(
    "exemptions",
    ExemptionForm,
    "zwolnienia z opłaty",
    "Zwolnienia z opłaty – wiersze jednego wariantu spełnia się razem, wystarczy jeden wariant",
    "Dodaj zwolnienie",
)
CAPS = _table("fee_caps", CapForm, "najwyższe opłaty", "Najwyższa opłata w okresie", "Dodaj kwotę")
BANDS = _table(
    "bands", BandForm, "progi", "Progi – bez dziur i bez zachodzenia, w ostatnim zostaw „do” puste", "Dodaj próg"
)
DATA = _table(
    "data_items", DataItemForm, "dane osobowe", "Dane osobowe niezbędne do kwalifikowania (pkt 9)", "Dodaj daną", 60
)
