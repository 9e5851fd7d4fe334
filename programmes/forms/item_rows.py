"""Small tables of rows in the builder: what a row asks, and what the table is called."""

from django import forms

from cus.ui.fields import DecimalField, IntegerField, TextField
from cus.ui.rows import RowForm, rows_formset
from programmes.enums import FundingSource
from programmes.forms.fields import ForeignField
from programmes.forms.plan_rows import MoneyRowForm
from programmes.forms.table import Table


class IndicatorForm(RowForm):
    """A measure with its target."""

    name = TextField(label="miernik", max_length=200)
    unit = TextField(label="jednostka", max_length=60, required=False)
    baseline = DecimalField(label="jest", max_digits=12, decimal_places=2, required=False)
    target = DecimalField(label="ma być", max_digits=12, decimal_places=2)
    source = TextField(label="skąd dane", max_length=200, required=False)


class BudgetLineForm(MoneyRowForm):
    """Money of one year from one source."""

    year = IntegerField(label="rok", min_value=2020, max_value=2100)
    source = forms.ChoiceField(label="źródło", choices=FundingSource.choices, initial=FundingSource.GMINA)
    amount = DecimalField(label="kwota (zł)", max_digits=12, decimal_places=2, min_value=0)
    foreign = ForeignField(label="w innej walucie")
    note = TextField(label="uwagi, kurs", max_length=200, required=False)


INDICATORS = Table(
    "indicators",
    rows_formset(IndicatorForm, most=30, title="mierniki"),
    "Mierniki efektywności (pkt 11)",
    "Dodaj miernik",
)
BUDGET = Table(
    "budget_lines",
    rows_formset(BudgetLineForm, most=100, title="budżet"),
    "Źródła finansowania według lat (pkt 12)",
    "Dodaj kwotę",
)
