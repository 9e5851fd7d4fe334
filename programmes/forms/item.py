"""One service of the programme with its small tables of rows."""

from django import forms

from cus.ui.fields import DecimalField, IntegerField, LongTextField, TextField
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.rows import RowForm, rows_formset
from partners.models import Partner
from programmes.enums import DataCategory, FundingSource
from programmes.models import ProgrammeItem, ProgrammeNeed


class ItemForm(PaperForm):
    """One service of the programme."""

    version_field = "edit_version"
    needs = forms.ModelMultipleChoiceField(
        ProgrammeNeed.objects.none(),
        required=False,
        label="na które potrzeby odpowiada",
        widget=forms.CheckboxSelectMultiple,
    )
    rows = [
        Section("Dla kogo i ile"),
        Row("Potrzeby", "na które odpowiada usługa", "needs"),
        Row("Dla kogo", "odbiorcy usługi (pkt 4)", "recipients"),
        Row(
            "Liczba",
            "osoby, rodziny, miejsca i turnusy to różne liczby",
            "quantity",
            "quantity_unit",
            "quantity_bound",
            "quantity_period",
        ),
        Section("Opłata i wykonawca"),
        Row(
            "Opłata", "pkt 7", "fee_required", "fee_amount", "fee_unit", "fee_note", wide=["fee_required", "fee_note"]
        ),
        Row("Wykonawca", "partner albo jednostka własna; można wskazać później", "provider", "own_unit"),
        Row("Planowany koszt", "w złotych, za cały okres", "planned_cost"),
    ]

    class Meta:
        model = ProgrammeItem
        fields = [
            "recipients",
            "quantity",
            "quantity_unit",
            "quantity_bound",
            "quantity_period",
            "fee_required",
            "fee_amount",
            "fee_unit",
            "fee_note",
            "provider",
            "own_unit",
            "planned_cost",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        item = self.instance
        self.fields["needs"].queryset = item.version.needs.all()
        self.fields["needs"].initial = [link.need_id for link in item.need_links.all()]
        offering = Partner.objects.active().filter(offers__service=item.service_id)
        chosen = Partner.objects.filter(pk=item.provider_id)
        self.fields["provider"].queryset = (offering | chosen).distinct()
        self.fields["provider"].help_text = "Partnerzy, którzy mają tę usługę w ofercie."

    def clean(self) -> dict:
        """Put each rule about two fields at the field that can be mended."""
        data = super().clean()
        quantity = data.get("quantity")
        if quantity is not None and quantity <= 0:
            self.add_error("quantity", "Wpisz liczbę większą od zera albo zostaw puste.")
        if quantity is not None and not data.get("quantity_unit"):
            self.add_error("quantity_unit", "Wybierz, czego dotyczy liczba: osoby, rodziny, miejsca…")
        if data.get("fee_amount") is not None and not data.get("fee_required"):
            self.add_error("fee_amount", "Kwotę podaje się tylko dla usługi odpłatnej: zaznacz „Tak” albo usuń kwotę.")
        if data.get("provider") and data.get("own_unit"):
            self.add_error("own_unit", "Wskaż partnera albo jednostkę własną, nie oboje.")
        return data


class ConditionForm(RowForm):
    """A condition and how it is shown."""

    text = LongTextField(label="warunek")
    evidence = TextField(label="jak się dokumentuje", max_length=300, required=False)


class DataItemForm(RowForm):
    """A kind of personal data."""

    name = TextField(label="dana osobowa", max_length=200)
    category = forms.ChoiceField(label="kategoria", choices=DataCategory.choices, initial=DataCategory.ORDINARY)
    purpose = TextField(label="po co", max_length=300, required=False)


class IndicatorForm(RowForm):
    """A measure with its target."""

    name = TextField(label="miernik", max_length=200)
    unit = TextField(label="jednostka", max_length=60, required=False)
    baseline = DecimalField(label="jest", max_digits=12, decimal_places=2, required=False)
    target = DecimalField(label="ma być", max_digits=12, decimal_places=2)
    source = TextField(label="skąd dane", max_length=200, required=False)


class BudgetLineForm(RowForm):
    """Money of one year from one source."""

    year = IntegerField(label="rok", min_value=2020, max_value=2100)
    source = forms.ChoiceField(label="źródło", choices=FundingSource.choices, initial=FundingSource.GMINA)
    amount = DecimalField(label="kwota (zł)", max_digits=12, decimal_places=2, min_value=0)
    note = TextField(label="uwagi", max_length=200, required=False)


ROW_FORMSETS = {
    "conditions": rows_formset(ConditionForm, most=30, title="warunki"),
    "data_items": rows_formset(DataItemForm, most=60, title="dane osobowe"),
    "indicators": rows_formset(IndicatorForm, most=30, title="mierniki"),
    "budget_lines": rows_formset(BudgetLineForm, most=100, title="budżet"),
}
ROW_TITLES = {
    "conditions": ("Warunki skorzystania – wystarczy spełnić jeden z nich (pkt 6 i 8)", "Dodaj warunek"),
    "data_items": ("Dane osobowe niezbędne do kwalifikowania (pkt 9)", "Dodaj daną"),
    "indicators": ("Mierniki efektywności (pkt 11)", "Dodaj miernik"),
    "budget_lines": ("Budżet i źródła finansowania (pkt 12)", "Dodaj kwotę"),
}
