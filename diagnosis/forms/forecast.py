"""Forecasts: what they are made of, the check list of assumptions, scenarios, later actuals."""

from collections.abc import Sequence

from django import forms
from django.db.models import Q

from cus.text.database import PolishSortKey
from cus.text.numbers import number
from cus.ui.fields import DecimalField, IntegerField, LongTextField, TextField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from cus.ui.rows import RowForm, rows_formset
from diagnosis.figures.enums import CensusBase
from diagnosis.forecast_series import Series
from diagnosis.forecasting.enums import Aspect, Bearing, ForecastMethod, ScenarioChange
from diagnosis.models import Diagnosis, Forecast, ForecastActual, ForecastAspect, ForecastScenario
from diagnosis.models.indicators import FIRST_YEAR, LAST_YEAR
from services.models import Service

BASES = [(value, label if value else "nie dotyczy") for value, label in CensusBase.choices]
YEAR_WRONG = f"Sprawdź rok: powinien być między {FIRST_YEAR} a {LAST_YEAR}."
YEAR = {
    "min_value": FIRST_YEAR,
    "max_value": LAST_YEAR,
    "error_messages": {"required": "Wpisz rok.", "min_value": YEAR_WRONG, "max_value": YEAR_WRONG},
}
PEOPLE_WRONG = "Wpisz liczbę osób od zera do dwóch miliardów."
PEOPLE = {
    "min_value": 0,
    "max_value": 2_000_000_000,
    "error_messages": {"required": "Wpisz liczebność.", "min_value": PEOPLE_WRONG, "max_value": PEOPLE_WRONG},
}
METHODS = {
    ForecastMethod.TREND: "trend – prosta przez wartości z co najmniej 5 lat, z przedziałem",
    ForecastMethod.RATE: "demograficzna – średni wskaźnik z ostatnich lat razy prognozowana liczebność grupy",
}


class AmountField(DecimalField):
    """A value as it was typed: without the zeros that its column in the database adds."""

    def prepare_value(self, value):
        """Show a number with the places that it has."""
        return value if value is None or isinstance(value, str) else number(value)


class ForecastForm(OnceMixin, PaperForm):
    """What is foreseen, how, and from where."""

    rows = [
        Row("Co przewidujemy", "np. osoby, które będą potrzebować dowozu posiłków", "title"),
        Row("Czego dotyczy", "wypełnij co najmniej jedno z trzech", "service", "group", "indicator"),
        Row("Obszar", "art. 21 ust. 4: komplet informacji dla każdej gminy", "gmina"),
        Row("Metoda", "odmowę z powodem pokaże strona prognozy", "method"),
        Row("Jednostka i lata", "trend nie sięga dalej niż dane", "unit", "horizon", "rate_years"),
        Row("Źródło wartości", "sprawozdanie, rejestr, wskaźnik", "source"),
        Row("Prognoza ludności", "tylko dla metody demograficznej", "foreseen_source", "foreseen_base"),
        Row("Co z tego wynika", "wniosek dla diagnozy", "conclusion"),
    ]

    class Meta:
        model = Forecast
        fields = [
            *("title", "service", "group", "indicator", "gmina", "method", "unit", "horizon", "rate_years"),
            *("source", "foreseen_source", "foreseen_base", "conclusion"),
        ]
        widgets = {"method": forms.RadioSelect, "conclusion": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "rate_years": "Tylko metoda demograficzna.",
            "source": "Skąd są wartości. Gdy z jednego roku są skądinąd, wpisz to w jego wierszu.",
        }

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        active = Q(pk__in=Service.objects.active().order_by().values("pk"))
        services = Service.objects.filter(active | Q(pk=self.instance.service_id))
        self.fields["service"].queryset = services.order_by(PolishSortKey("name"))
        self.fields["gmina"].queryset = diagnosis.gminas.all()
        self.fields["gmina"].empty_label = "cały obszar diagnozy"
        self.fields["method"].choices = list(METHODS.items())
        self.fields["foreseen_base"].choices = BASES

    def clean(self) -> dict:
        """At least one subject; a source where the population is foreseen is asked for by the view's table."""
        data = super().clean()
        if not (data.get("service") or data.get("group") or data.get("indicator")):
            self.add_error("service", "Wybierz usługę lub wskaźnik albo wpisz grupę mieszkańców.")
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ValueForm(RowForm):
    """A past year."""

    year = IntegerField(label="rok", **YEAR)
    value = AmountField(
        label="wartość",
        min_value=0,
        max_digits=16,
        decimal_places=6,
        error_messages={"required": "Wpisz wartość.", "min_value": "Wpisz liczbę nie mniejszą niż zero."},
    )
    population = IntegerField(label="liczebność grupy", required=False, **PEOPLE)
    base = forms.ChoiceField(label="baza spisowa", choices=BASES, required=False)
    unit = TextField(label="jednostka, jeśli inna", max_length=60, required=False)
    source = TextField(label="źródło, jeśli inne", max_length=300, required=False)
    figure_id = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PopulationForm(RowForm):
    """A year to come."""

    year = IntegerField(label="rok", **YEAR)
    population = IntegerField(label="prognozowana liczebność grupy", **PEOPLE)


VALUES = rows_formset(ValueForm, most=60, title="wartości")
POPULATIONS = rows_formset(PopulationForm, most=40, title="prognozowana liczebność")


def value_rows(forecast: Forecast | None, series: Series | None = None, group: Series | None = None) -> list[dict]:
    """Values as their table shows them: of a forecast, or taken from ``series``, with the population of ``group``.

    Years of a forecast that the series does not know stay as they were typed.
    """
    names = ("year", "value", "population", "base", "unit", "source", "figure_id")
    written = [{name: getattr(row, name) for name in names} for row in forecast.values.all()] if forecast else []
    taken = {row["year"]: row for row in _taken_rows(series, group)}
    if not taken:
        return _with_people(written, group)
    before = {row["year"]: row for row in written}
    for year, row in taken.items():
        if row["population"] is None and year in before:
            row["population"] = before[year]["population"]
    return [row for _, row in sorted((before | taken).items())]


def _with_people(rows: list[dict], group: Series | None) -> list[dict]:
    people = group.by_year if group else {}
    for row in rows:
        if row["year"] in people:
            row["population"], row["base"] = int(people[row["year"]]), row["base"] or group.base
    return rows


def _taken_rows(series: Series | None, group: Series | None) -> list[dict]:
    people = group.by_year if group else {}
    rows = []
    for value in series.values if series else ():
        if value.value is None:
            continue
        row = {"year": value.year, "value": value.value.normalize(), "base": value.base, "figure_id": value.pk}
        row["unit"] = "" if value.unit == series.shown.indicator.unit else value.unit
        row["population"] = int(people[value.year]) if value.year in people else None
        if group and not value.base:
            row["base"] = group.base
        rows.append(row)
    return rows


def population_rows(
    forecast: Forecast | None, series: Series | None = None, group: Series | None = None
) -> list[dict]:
    """Foreseen populations as their table shows them; of ``group`` only years after the last value of ``series``."""
    written = {row.year: row.population for row in forecast.populations.all()} if forecast else {}
    last = max(series.by_year, default=0) if series else 0
    if not last and forecast:
        last = max((row.year for row in forecast.values.all()), default=0)
    people = group.by_year if group and last else {}
    ahead = written | {year: int(count) for year, count in people.items() if year > last}
    return [{"year": year, "population": count} for year, count in sorted(ahead.items())]


class SeriesForm(forms.Form):
    """Take the values of a forecast from indicators (GET)."""

    use_required_attribute = False
    wartosci = forms.ChoiceField(label="Wartości ze wskaźnika", required=False)
    liczebnosc = forms.ChoiceField(label="Liczebność grupy ze wskaźnika", required=False)

    def __init__(self, *args, series: Sequence[Series], **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        choices = [("", "nie wybrano"), *((one.key, one.label) for one in series)]
        for field in self.fields.values():
            field.choices = choices


class AspectsForm(PaperForm):
    """The seven aspects: how each bears on demand, and what is assumed."""

    version_field = "aspects_version"

    class Meta:
        model = Forecast
        fields: list[str] = []

    def __init__(self, *args, **kwargs) -> None:
        instance = kwargs["instance"]
        rows = {row.aspect: row for row in ForecastAspect.objects.filter(forecast=instance)}
        initial = {}
        for aspect, row in rows.items():
            initial |= {f"bearing_{aspect}": row.bearing, f"text_{aspect}": row.text}
        kwargs["initial"] = initial | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for aspect in Aspect:
            self.fields[f"bearing_{aspect}"] = forms.ChoiceField(
                label="wpływ na zapotrzebowanie",
                choices=[("", "nie rozważono"), *Bearing.choices],
                required=False,
            )
            self.fields[f"text_{aspect}"] = LongTextField(label="założenie", required=False)
        self.rows = [
            Row(
                f"{number}. {aspect.label[0].upper()}{aspect.label[1:]}",
                "",
                f"bearing_{aspect}",
                f"text_{aspect}",
                wide=[f"text_{aspect}"],
            )
            for number, aspect in enumerate(Aspect, 1)
        ]

    def clean(self) -> dict:
        """A bearing goes with its reason."""
        data = super().clean()
        for aspect in Aspect:
            bearing, text = data.get(f"bearing_{aspect}"), data.get(f"text_{aspect}")
            if bearing and not text:
                self.add_error(f"text_{aspect}", "Napisz, na czym opiera się to założenie.")
            if text and not bearing:
                self.add_error(f"bearing_{aspect}", "Wybierz, jak to wpłynie na zapotrzebowanie.")
        return data

    def answers(self) -> dict[str, tuple[str, str]]:
        """What the action saves."""
        data = self.cleaned_data
        return {aspect.value: (data[f"bearing_{aspect}"], data[f"text_{aspect}"]) for aspect in Aspect}


class ScenarioForm(OnceMixin, PaperForm):
    """A scenario; the one that does nothing has only money to fill."""

    rows = [
        Row("Nazwa scenariusza", "np. klub seniora w dwóch sołectwach", "name"),
        Row("Na czym polega", "co robimy i co z tego będzie", "description"),
        Row("Zmiana wobec prognozy", "co roku, od pierwszego roku prognozy", "change", "amount"),
        Row("Koszt jednej jednostki", "np. jednej osoby przez rok", "unit_cost", "cost_year"),
        Row("Źródło kosztu", "umowa, sprawozdanie, cennik", "cost_source"),
        Row("Wzrost kosztu", "procent na rok, liczony od roku kosztu", "cost_growth"),
    ]

    class Meta:
        model = ForecastScenario
        fields = [
            *("name", "description", "change", "amount", "unit_cost", "cost_year", "cost_source", "cost_growth"),
        ]
        widgets = {"change": forms.RadioSelect}
        help_texts = {"amount": "Ze znakiem minus, gdy będzie mniej, na przykład −10."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("amount", "cost_growth"):
            self.fields[name].required = False
        if self.instance.does_nothing:
            for name in ("name", "change", "amount"):
                del self.fields[name]

    def clean(self) -> dict:
        """A change has its size, a cost has its year and source."""
        data = super().clean()
        for name in ("amount", "cost_growth"):
            if name in self.fields and name not in self.errors:
                data[name] = data.get(name) or 0
        change, amount = data.get("change"), data.get("amount")
        if change in (ScenarioChange.PEOPLE, ScenarioChange.PERCENT) and amount == 0:
            self.add_error("amount", "Wpisz, o ile co roku.")
        if change == ScenarioChange.NONE and amount:
            self.add_error("change", "Wybierz, czy to liczba osób, czy procent.")
        if change == ScenarioChange.PERCENT and amount is not None and abs(amount) > 100:
            self.add_error("amount", "Zmiana w procentach powinna być od −100 do 100.")
        growth = data.get("cost_growth")
        if growth is not None and not -50 <= growth <= 100:
            self.add_error("cost_growth", "Wzrost kosztu powinien być od −50 do 100 procent na rok.")
        if data.get("unit_cost") is not None:
            for name, message in (
                ("cost_year", "Podaj, z którego roku jest koszt."),
                ("cost_source", "Podaj źródło kosztu."),
            ):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, message)
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class ActualForm(PaperForm):
    """What happened in a foreseen year."""

    rows = [
        Row("Rzeczywista wartość", "za cały rok", "value"),
        Row("Źródło", "sprawozdanie, rejestr", "source"),
    ]

    value = AmountField(
        label="rzeczywista wartość",
        min_value=0,
        max_digits=16,
        decimal_places=6,
        error_messages={"min_value": "Wpisz liczbę nie mniejszą niż zero."},
    )

    class Meta:
        model = ForecastActual
        fields = ["value", "source"]
