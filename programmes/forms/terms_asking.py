"""Questions about terms: a new rule, the calculator, the income criterion."""

from collections.abc import Iterable
from decimal import Decimal

from django import forms

from cus.ui.fields import DateField, DecimalField, IntegerField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from programmes.fees.facts import Person
from programmes.fees.terms import Part, Terms
from programmes.models import IncomeCriterion
from programmes.terms_enums import (
    TERM_UNITS,
    BandBasis,
    BandWho,
    CapPeriod,
    CapWhose,
    Card,
    Degree,
    FamilyKind,
    FeeBase,
    PartKind,
)

NONE = "none"
YES_NO = [("", "nie podano"), ("tak", "tak"), ("nie", "nie")]
KNOWN = {"tak": True, "nie": False}
# Which question each kind of condition asks.
ASKS = {
    PartKind.AGE: ("wiek",),
    PartKind.ALONE: ("osoby",),
    PartKind.HOUSEHOLD_SIZE: ("osoby",),
    PartKind.INCOME: ("osoby", "dochod"),
    PartKind.INCOME_PERCENT: ("osoby", "dochod"),
    PartKind.DISABILITY: ("niepelnosprawnosc",),
    PartKind.FAMILY: ("rodzina",),
    PartKind.CARD: ("karty",),
    PartKind.RESIDENT: ("mieszka",),
    PartKind.CARER: ("opiekun",),
}
BAND_ASKS = {
    BandBasis.AGE: ("wiek",),
    BandBasis.HOUSEHOLD_SIZE: ("osoby",),
    BandBasis.INCOME: ("osoby", "dochod"),
    BandBasis.INCOME_PERCENT: ("osoby", "dochod"),
}


class NewRuleForm(forms.Form):
    """How a new rule reckons the fee."""

    base = forms.ChoiceField(label="jak liczona jest opłata", choices=FeeBase.choices)


class CriterionForm(PaperForm):
    """Amounts of the income criterion from a day on."""

    rows = [
        Row("Od dnia", "pierwszy dzień obowiązywania", "valid_from"),
        Row("Kwoty", "w złotych miesięcznie, netto", "single", "in_family"),
        Row("Podstawa", "rozporządzenie Rady Ministrów", "source"),
    ]

    class Meta:
        model = IncomeCriterion
        fields = ["valid_from", "single", "in_family", "source"]


def cap_field(whose: str, period: str) -> str:
    """Name of the question how much was taken before."""
    return f"naliczono_{whose}_{period}"


class CalculatorForm(PlainPaperForm):
    """Facts about one person for one fee; only those that the terms of the service ask. Nothing is stored."""

    dzien = DateField(label="dzień korzystania z usługi")
    ile = DecimalField(label="ile jednostek", min_value=0, max_digits=8, decimal_places=2)
    jednostka = forms.ChoiceField(label="jednostka", required=False)
    wiek = IntegerField(label="ukończone lata", min_value=0, max_value=130, required=False)
    osoby = IntegerField(label="osoby w gospodarstwie domowym", min_value=1, max_value=50, required=False)
    dochod = DecimalField(
        label="miesięczny dochód gospodarstwa (zł)", min_value=0, max_digits=10, decimal_places=2, required=False
    )
    niepelnosprawnosc = forms.ChoiceField(
        label="orzeczenie o niepełnosprawności",
        choices=[("", "nie podano"), (NONE, "bez orzeczenia"), *Degree.choices],
        required=False,
    )
    rodzina = forms.MultipleChoiceField(
        label="rodzaj rodziny – nic nie zaznaczono: nie podano",
        choices=[*FamilyKind.choices, (NONE, "żadna z wymienionych")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    karty = forms.MultipleChoiceField(
        label="karty – nic nie zaznaczono: nie podano",
        choices=[*Card.choices, (NONE, "bez karty")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    mieszka = forms.ChoiceField(label="mieszka na terenie działania centrum", choices=YES_NO, required=False)
    opiekun = forms.ChoiceField(label="opiekuje się osobą wymagającą wsparcia", choices=YES_NO, required=False)
    rows = [
        Row("Dzień i ilość", "przy opłacie miesięcznej: w tym miesiącu", "dzien", "ile", "jednostka"),
        Row("Wiek", "ukończone lata w tym dniu", "wiek"),
        Row("Gospodarstwo domowe", "do progów i kryterium dochodowego", "osoby", "dochod"),
        Row(
            "Uprawnienia",
            "tylko te, o które pytają zasady tej usługi",
            "niepelnosprawnosc",
            "rodzina",
            "karty",
            wide=("rodzina", "karty"),
        ),
        Row("Sytuacja", "", "mieszka", "opiekun"),
    ]

    def __init__(self, *args, terms: Terms, conditions: Iterable[Part] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        asked = asked_by(terms, conditions)
        always = {"dzien", "ile"}
        units = dict.fromkeys(rule.unit for rule in terms.rules if rule.unit)
        if len(units) > 1:
            always.add("jednostka")
            names = dict(TERM_UNITS)
            self.fields["jednostka"].choices = [("", "wybierz"), *((unit, names[unit]) for unit in units)]
        for name in set(self.fields) - asked - always:
            del self.fields[name]
        for cap in terms.caps:
            label = f"naliczono już {CapPeriod(cap.period).label} {CapWhose(cap.whose).label} (zł)"
            self.fields[cap_field(cap.whose, cap.period)] = DecimalField(
                label=label, min_value=0, max_digits=10, decimal_places=2, required=False
            )
        names = tuple(dict.fromkeys(cap_field(cap.whose, cap.period) for cap in terms.caps))
        if names:
            self.rows = [*self.rows, Row("Naliczono wcześniej", "puste – nic nie naliczono", *names)]

    def person(self) -> Person:
        """Return the facts given; only after ``is_valid()``."""
        data = self.cleaned_data
        return Person(
            age=data.get("wiek"),
            household_size=data.get("osoby"),
            income=data.get("dochod"),
            disability=data.get("niepelnosprawnosc") or None,
            families=_chosen(data.get("rodzina")),
            cards=_chosen(data.get("karty")),
            resident=KNOWN.get(data.get("mieszka", "")),
            carer=KNOWN.get(data.get("opiekun", "")),
        )

    def charged(self, terms: Terms) -> dict[tuple[str, str], Decimal]:
        """Return what was taken before, by whose and period of a maximum."""
        return {
            (cap.whose, cap.period): self.cleaned_data.get(cap_field(cap.whose, cap.period)) or Decimal(0)
            for cap in terms.caps
        }


def _chosen(options: list[str] | None) -> frozenset[str] | None:
    """Nothing ticked means that nobody said; „none” alone that there is none."""
    return frozenset(options) - {NONE} if options else None


def asked_by(terms: Terms, conditions: Iterable[Part]) -> set[str]:
    """Return the questions that the terms and conditions of a service ask."""
    parts = [one.part for one in (*terms.discounts, *terms.exemptions)] if terms.required else []
    asked = {name for part in (*parts, *conditions) for name in ASKS.get(PartKind(part.kind), ())}
    for rule in terms.rules if terms.required else ():
        if rule.bands and rule.band_basis:
            asked |= set(BAND_ASKS[BandBasis(rule.band_basis)])
        if any(band.who != BandWho.ANYBODY for band in rule.bands):
            asked.add("osoby")
    return asked
