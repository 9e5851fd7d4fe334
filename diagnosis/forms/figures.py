"""What of an indicator is shown: splits, areas, years; in a diagnosis with a comment."""

from django import forms
from django.utils import timezone

from cus.ui.fields import IntegerField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from diagnosis.figures.ages import age_text, in_age_order
from diagnosis.figures.enums import FigureChart, Sex
from diagnosis.models import Area, DiagnosisIndicator, Indicator, IndicatorValue
from diagnosis.models.indicators import FIRST_YEAR

YEAR_WRONG = "Wpisz rok czterema cyframi, na przykład 2025."
# Age groups that people ask for although no table has them: they are added up of narrower ones.
USUAL = ("0-14", "15-64", "18-64", "60+", "65+", "70+", "80+")


def splits_of(indicator: Indicator) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return choices of sex and of age for an indicator; ages that can be added up stand among them."""
    found = set(IndicatorValue.objects.filter(indicator=indicator).order_by().values_list("sex", "age").distinct())
    ages = {age for _, age in found} - {""}
    asked = {*ages, *(USUAL if ages and indicator.is_count else ())}
    sexes = list(Sex.choices) if any(sex for sex, _ in found) else [("", Sex.ALL.label)]
    return sexes, [("", age_text("")), *((age, age_text(age)) for age in in_age_order(asked))]


class SplitForm(forms.Form):
    """Which split of an indicator its page shows."""

    plec = forms.ChoiceField(label="Płeć", required=False)
    wiek = forms.ChoiceField(label="Wiek", required=False)

    def __init__(self, *args, indicator: Indicator, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["plec"].choices, self.fields["wiek"].choices = splits_of(indicator)

    @property
    def has_splits(self) -> bool:
        """Whether there is anything to choose."""
        return any(len(field.choices) > 1 for field in self.fields.values())

    def chosen(self) -> tuple[str, str]:
        """Return sex and age; a choice that is none counts as everybody."""
        if not self.is_bound or not self.is_valid():
            return "", ""
        return self.cleaned_data["plec"], self.cleaned_data["wiek"]


class YearsMixin:
    """Two years in their order."""

    def clean(self) -> dict:
        """Say which year is out of reach."""
        data = super().clean()
        last = timezone.localdate().year + 1
        for name in self.year_fields:
            year = data.get(name)
            if year is not None and not FIRST_YEAR <= year <= last:
                self.add_error(name, f"Rok {year} jest poza zakresem. {YEAR_WRONG}")
        start, end = (data.get(name) for name in self.year_fields)
        if start and end and end < start:
            self.add_error(self.year_fields[1], "Rok końcowy musi być nie wcześniejszy niż początkowy.")
        return data


class FigureForm(YearsMixin, PaperForm):
    """An indicator in a diagnosis."""

    year_fields = ("year_from", "year_to")
    rows = [
        Row("Wskaźnik", "z listy wskaźników centrum", "indicator"),
        Row("Która część", "puste: wszyscy", "sex", "age"),
        Row("Lata", "puste: wszystkie", "year_from", "year_to"),
        Row("Porównanie", "obok gmin diagnozy", "areas"),
        Row("Rysunek", "tabela stoi zawsze", "chart"),
        Row("Komentarz", "co z tych liczb wynika", "comment"),
    ]
    age = forms.ChoiceField(label="grupa wieku", required=False)

    class Meta:
        model = DiagnosisIndicator
        fields = ["indicator", "sex", "age", "year_from", "year_to", "areas", "chart", "comment"]
        widgets = {"areas": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ages = set(IndicatorValue.objects.exclude(age="").order_by().values_list("age", flat=True).distinct())
        groups = in_age_order({*ages, *USUAL})
        self.fields["age"].choices = [("", age_text("")), *((age, age_text(age)) for age in groups)]
        own = list(self.instance.diagnosis.gminas.values_list("pk", flat=True))
        self.fields["areas"].queryset = Area.objects.exclude(pk__in=own).order_by("code")[:200]
        self.fields["areas"].label_from_instance = lambda area: f"{area.name} ({area.get_level_display()})"
        self.fields["chart"].choices = FigureChart.choices

    def validate_constraints(self) -> None:
        """The action says which rule of the database was broken."""


class ComparisonForm(YearsMixin, PlainPaperForm):
    """What is compared: an indicator, areas, years."""

    year_fields = ("od", "do")
    rows = [
        Row("Wskaźnik", "", "wskaznik", "plec", "wiek"),
        Row("Obszary", "", "obszar"),
        Row("Lata", "puste: wszystkie", "od", "do"),
        Row("Przeliczenie", "potrzebny wskaźnik z liczbą mieszkańców", "na1000"),
    ]
    wskaznik = forms.ModelChoiceField(
        Indicator.objects.all(),
        label="wskaźnik",
        empty_label="wybierz",
        error_messages={"required": "Wybierz wskaźnik.", "invalid_choice": "Tego wskaźnika już nie ma. Wybierz inny."},
    )
    plec = forms.ChoiceField(label="płeć", choices=Sex.choices, required=False)
    wiek = forms.ChoiceField(label="wiek", required=False)
    obszar = forms.ModelMultipleChoiceField(
        Area.objects.none(),
        label="obszary",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Niczego nie zaznaczono: gminy centrum.",
    )
    od = IntegerField(label="od roku", required=False)
    do = IntegerField(label="do roku", required=False)
    na1000 = forms.BooleanField(label="na 1000 mieszkańców", required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        ages = set(IndicatorValue.objects.exclude(age="").order_by().values_list("age", flat=True).distinct())
        self.fields["wiek"].choices = [
            ("", age_text("")),
            *((age, age_text(age)) for age in in_age_order({*ages, *(USUAL if ages else ())})),
        ]
        self.fields["obszar"].queryset = Area.objects.order_by("code")[:200]
