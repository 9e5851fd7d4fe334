"""Tables of what a programme plans: figures, places, hours, costs; groups, stages, measures, gminas."""

from django import forms

from cus.ui.fields import DateField, DecimalField, IntegerField, LongTextField, TextField
from cus.ui.rows import RowForm, rows_formset
from programmes.enums import Bound, CostKind, FigurePeriod, FigureScope, Weekday
from programmes.forms.fields import ForeignField, GminaField, HourField
from programmes.forms.table import Table
from services.enums import DeliveryMode, Unit

NOT_CHOSEN = ("", "nie wybrano")


class FigureForm(RowForm):
    """A planned figure: how many of what, who, in what time, for whom."""

    is_part = forms.BooleanField(label="w tym (część liczby wyżej)", required=False)
    bound = forms.ChoiceField(label="jak rozumieć", choices=Bound.choices, initial=Bound.EXACTLY)
    amount = DecimalField(label="liczba", max_digits=10, decimal_places=2, min_value=0)
    unit = forms.ChoiceField(label="czego", choices=[NOT_CHOSEN, *Unit.choices], required=False)
    other_unit = TextField(label="inna jednostka", max_length=60, required=False)
    who = TextField(label="kto lub co", max_length=200, required=False)
    period = forms.ChoiceField(label="w jakim czasie", choices=FigurePeriod.choices, initial=FigurePeriod.YEAR)
    scope = forms.ChoiceField(label="na kogo", choices=FigureScope.choices, initial=FigureScope.SERVICE)

    def clean(self) -> dict:
        """One unit: from the list or written."""
        data = super().clean()
        if data.get("amount") is not None and not data.get("unit") and not data.get("other_unit"):
            self.add_error("unit", "Wybierz, czego dotyczy liczba, albo wpisz inną jednostkę.")
        if data.get("unit") and data.get("other_unit"):
            self.add_error("other_unit", "Zostaw jedną jednostkę: z listy albo wpisaną.")
        return data


class GroupForm(RowForm):
    """A group within the people of the programme."""

    who = TextField(label="grupa", max_length=200)
    bound = forms.ChoiceField(label="jak rozumieć", choices=Bound.choices, initial=Bound.EXACTLY)
    amount = IntegerField(label="liczba osób", min_value=0, max_value=100_000_000)


class MoneyRowForm(RowForm):
    """An amount of one year in złoty, and in the currency it comes in."""

    def clean(self) -> dict:
        """Take the pair of amount and currency apart; a foreign amount has its rate in the remarks."""
        data = super().clean()
        original, currency = data.pop("foreign", None) or (None, "PLN")
        data |= {"original": original, "currency": currency}
        if original is not None and not data.get("note"):
            self.add_error("note", "Wpisz kurs i dzień, z którego jest, na przykład 4,30 z 2.01.2027.")
        return data


class CostForm(MoneyRowForm):
    """A cost of one year and kind."""

    year = IntegerField(label="rok", min_value=2020, max_value=2100)
    kind = forms.ChoiceField(label="rodzaj kosztu", choices=CostKind.choices, initial=CostKind.PURCHASE)
    amount = DecimalField(label="kwota (zł)", max_digits=12, decimal_places=2, min_value=0)
    foreign = ForeignField(label="w innej walucie")
    note = TextField(label="uwagi, kurs", max_length=200, required=False)


class PlaceForm(RowForm):
    """A way of reaching people and its place."""

    mode = forms.ChoiceField(label="sposób", choices=DeliveryMode.choices, initial=DeliveryMode.AT_PROVIDER)
    place = TextField(label="miejsce: adres, kilka adresów, trasa albo „do uzgodnienia”", max_length=300)


class HoursForm(RowForm):
    """Hours on one weekday."""

    weekday = forms.TypedChoiceField(label="dzień", choices=[NOT_CHOSEN, *Weekday.choices], coerce=int)
    begins = HourField(label="od", required=False)
    ends = HourField(label="do", required=False)
    note = TextField(label="uwagi", max_length=200, required=False)

    def clean(self) -> dict:
        """The end follows the beginning."""
        data = super().clean()
        if data.get("begins") and data.get("ends") and data["ends"] <= data["begins"]:
            self.add_error("ends", "Godzina „do” ma być późniejsza niż „od”.")
        return data


class StageForm(RowForm):
    """A stage of the programme."""

    name = TextField(label="etap", max_length=200)
    starts_on = DateField(label="od", required=False)
    ends_on = DateField(label="do", required=False)
    who = TextField(label="kto odpowiada", max_length=200, required=False)
    what = LongTextField(label="co się dzieje", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict:
        """The end follows the beginning."""
        data = super().clean()
        if data.get("starts_on") and data.get("ends_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", "Etap nie może skończyć się przed swoim początkiem.")
        return data


class MonitoringForm(RowForm):
    """A part of the monitoring."""

    what = TextField(label="co sprawdzamy", max_length=300)
    method = TextField(label="jak", max_length=200, required=False)
    how_often = TextField(label="jak często", max_length=100, required=False)
    who = TextField(label="kto", max_length=200, required=False)


class ProgrammeIndicatorForm(RowForm):
    """A measure of the whole programme."""

    name = TextField(label="miernik", max_length=200)
    baseline = DecimalField(label="jest", max_digits=12, decimal_places=2, required=False)
    target = DecimalField(label="ma być", max_digits=12, decimal_places=2)
    unit = TextField(label="jednostka", max_length=60, required=False)
    year = IntegerField(label="w roku", min_value=2020, max_value=2100, required=False)
    source = TextField(label="skąd dane i jak mierzymy", max_length=300, required=False)


class JointForm(RowForm):
    """A gmina with which the programme is made."""

    gmina = GminaField(label="gmina: nazwa albo kod TERYT", max_length=120)
    agreement_number = TextField(label="numer porozumienia", max_length=60, required=False)
    agreement_date = DateField(label="data porozumienia", required=False)


FIGURES = Table(
    "figures",
    rows_formset(FigureForm, most=40, title="inne liczby"),
    "Inne liczby: rodziny, miejsca, turnusy, godziny na odbiorcę, liczby „w tym”. Nie dodaje się ich do siebie.",
    "Dodaj liczbę",
    cards=True,
)
PLACES = Table("places", rows_formset(PlaceForm, most=30, title="miejsca"), "Gdzie i jak", "Dodaj miejsce")
HOURS = Table(
    "hours",
    rows_formset(HoursForm, most=40, title="dni i godziny"),
    "Dni i godziny – każdy dzień może mieć inne, także kilka wierszy",
    "Dodaj dzień",
)
COSTS = Table(
    "cost_lines", rows_formset(CostForm, most=100, title="koszty"), "Koszty według lat i rodzajów", "Dodaj koszt"
)
GROUPS = Table(
    "planned_groups",
    rows_formset(GroupForm, most=40, title="grupy odbiorców"),
    "W tym – grupy odbiorców. Jedna osoba może należeć do kilku, więc nie muszą się sumować.",
    "Dodaj grupę",
)
STAGES = Table("stages", rows_formset(StageForm, most=40, title="etapy"), "Etapy programu", "Dodaj etap", cards=True)
MONITORING = Table(
    "monitoring_tasks", rows_formset(MonitoringForm, most=40, title="monitorowanie"), "Co i jak sprawdzamy", "Dodaj"
)
MEASURES = Table(
    "indicators",
    rows_formset(ProgrammeIndicatorForm, most=40, title="mierniki programu"),
    "Mierniki całego programu",
    "Dodaj miernik",
    cards=True,
)
JOINT = Table(
    "joint_gminas",
    rows_formset(JointForm, most=30, title="gminy programu wspólnego"),
    "Gminy, z którymi program jest wspólny (puste, gdy prowadzi go jedna gmina)",
    "Dodaj gminę",
)
