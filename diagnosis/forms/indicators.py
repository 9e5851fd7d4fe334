"""Indicators, and their values typed by hand."""

from decimal import Decimal

from django import forms
from django.utils import timezone

from cus.text.numbers import number
from cus.ui.fields import DateField, DecimalField, IntegerField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row, Section
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from diagnosis.figures.ages import age_of, age_text
from diagnosis.figures.enums import CensusBase, Missing, Sex
from diagnosis.models import Indicator
from diagnosis.models.indicators import FIRST_YEAR

MOST_YEARS = 60
BELOW_ZERO = (
    "Liczba osób, miejsc ani złotych nie może być ujemna. Popraw ją albo zostaw puste i wybierz, dlaczego jej nie ma."
)


class IndicatorForm(PaperForm):
    """What is measured, in what, and by whom."""

    rows = [
        Row("Nazwa i jednostka", "tak, jak ma stać w raporcie", "name", "unit"),
        Row("Co liczy", "kogo obejmuje, a kogo nie", "counts"),
        Row("Źródło", "kto podaje te liczby", "publisher", "bdl_variable"),
        Row("Ocena zmiany", "co znaczy wzrost", "direction"),
        Section("Jak z tych liczb liczyć"),
        Row("Dodawanie", "sumy obszarów, płci i grup wieku", "is_count"),
        Row("Liczba mieszkańców", "podstawa przeliczenia na 1000", "is_population"),
    ]

    class Meta:
        model = Indicator
        fields = ["name", "unit", "counts", "publisher", "bdl_variable", "direction", "is_count", "is_population"]

    def validate_constraints(self) -> None:
        """The action says which rule of the database was broken, at its field."""


class SliceForm(PlainPaperForm):
    """What the typed values tell of, and where they come from."""

    rows = [
        Row("Czego dotyczą", "", "area", "sex", "age", "base"),
    ]
    area = forms.ChoiceField(label="obszar")
    sex = forms.ChoiceField(label="płeć", choices=Sex.choices, required=False)
    age = TextField(
        label="grupa wieku", max_length=30, required=False, help_text="Na przykład 65+ albo 0–14; puste: wszyscy."
    )
    base = forms.ChoiceField(label="podstawa spisowa", choices=CensusBase.choices, required=False)

    def __init__(self, *args, areas, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].choices = list(areas.items())

    def clean_age(self) -> str:
        """Return the age group in one way of writing.

        Raises:
            ValidationError: it is none.
        """
        text = self.cleaned_data["age"].strip()
        if not text:
            return ""
        found = age_of(text)
        if found is None:
            raise forms.ValidationError("Wpisz grupę wieku liczbami, na przykład 65+ albo 0–14.")
        return found

    @property
    def said(self) -> str:
        """The slice in words; only after ``is_valid()``."""
        cleaned = self.cleaned_data
        parts = [dict(self.fields["area"].choices)[cleaned["area"]]]
        parts += [str(Sex(cleaned["sex"]).label)] if cleaned["sex"] else []
        parts += [age_text(cleaned["age"])] if cleaned["age"] else []
        parts += [str(CensusBase(cleaned["base"]).label)] if cleaned["base"] else []
        return ", ".join(parts)


class SourceForm(PlainPaperForm):
    """Where typed values come from."""

    rows = [Row("Skąd te liczby", "stoi przy każdej z nich", "source", "as_of")]
    source = TextField(
        label="źródło",
        max_length=300,
        help_text="Na przykład: sprawozdanie ośrodka za 2025 r., s. 4.",
        error_messages={"required": "Wpisz, skąd są te liczby."},
    )
    as_of = DateField(label="stan z dnia", required=False)


class ValueField(DecimalField):
    """A number with as many places as it has, and no zeros behind them."""

    def prepare_value(self, value):
        """Show a number as it is written here; leave what was typed as it is."""
        return value if value is None or isinstance(value, str) else number(value)


class ValueRow(RowForm):
    """A year and its value, or why there is none."""

    year = IntegerField(label="rok", widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 5}))
    value = ValueField(label="wartość", max_digits=20, decimal_places=6, required=False)
    missing = forms.ChoiceField(
        label="jeśli jej nie ma",
        required=False,
        choices=[("", "jest"), (Missing.NO_DATA, "brak informacji"), (Missing.SECRET, "tajemnica lub nie występuje")],
    )
    note = TextField(label="uwaga", max_length=300, required=False)

    def __init__(self, *args, is_count: bool = False, unit: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.is_count, self.unit = is_count, unit

    def clean_year(self) -> int:
        """A year has four digits and is not of days to come.

        Raises:
            ValidationError: it has not, or is.
        """
        year, last = self.cleaned_data["year"], timezone.localdate().year + 1
        if not FIRST_YEAR <= year <= last:
            raise forms.ValidationError(
                f"Rok {year} jest poza zakresem. Wpisz rok czterema cyframi, od {FIRST_YEAR} do {last}."
            )
        return year

    def clean(self) -> dict:
        """A value or a reason, never both; people are not below zero.

        Raises:
            ValidationError: through ``add_error``.
        """
        data = super().clean()
        value, missing = data.get("value"), data.get("missing")
        if "value" in self.errors or not data.get("year"):
            return data
        if value is not None and missing:
            self.add_error("missing", "Wpisano wartość i powód jej braku. Zostaw jedno z nich.")
        if value is None and not missing:
            self.add_error("value", "Wpisz wartość albo wybierz, dlaczego jej nie ma.")
        if value is not None and value < 0 and self.is_count:
            self.add_error("value", BELOW_ZERO)
        if value is not None and value > Decimal(100) and self.unit == "%" and not data.get("note"):
            self.add_error(
                "note",
                "To więcej niż 100 %. Jeśli przyczyny się nakładają, napisz to w uwadze; jeśli nie, popraw wartość.",
            )
        return data


class YearsFormSet(RowsFormSet):
    """Years, each once."""

    def clean(self) -> None:
        """Say which year stands twice.

        Raises:
            ValidationError: through the row's form.
        """
        seen: set[int] = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", None) or {}
            if data.get("DELETE") or "year" not in data:
                continue
            if data["year"] in seen:
                form.add_error("year", f"Rok {data['year']} jest w tej tabeli dwa razy. Zostaw jeden.")
            seen.add(data["year"])


ValueRows = rows_formset(ValueRow, most=MOST_YEARS, title="wartości", formset=YearsFormSet)
