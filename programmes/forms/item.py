"""One service of the programme, a page a concern: for whom, conditions, fees, data, provider, money, measures."""

from django import forms

from cus.ui.forms import Row
from partners.models import Partner
from programmes.forms.item_base import ItemForm
from programmes.forms.item_rows import BUDGET, INDICATORS
from programmes.forms.plan_rows import COSTS, FIGURES, HOURS, PLACES
from programmes.forms.table import Table
from programmes.forms.terms import ConditionsForm, DataForm, FeesForm
from programmes.forms.terms_rows import (
    ADMISSION,
    CAPS,
    CONDITIONS,
    DATA,
    DISCOUNTS,
    EXEMPTIONS,
    LIMITS,
    POINTS,
    WINDOWS,
)
from programmes.models import ProgrammeNeed


class PeopleForm(ItemForm):
    """Which needs, for whom, how many."""

    needs = forms.ModelMultipleChoiceField(
        ProgrammeNeed.objects.none(),
        required=False,
        label="na które potrzeby odpowiada",
        widget=forms.CheckboxSelectMultiple,
    )
    rows = [
        Row("Potrzeby", "na które odpowiada usługa", "needs"),
        Row("Dla kogo", "odbiorcy usługi (pkt 4)", "recipients"),
        Row(
            "Główna liczba",
            "z nią porównuje się potrzeby i możliwości wykonawców",
            "quantity",
            "quantity_unit",
            "quantity_bound",
            "quantity_period",
        ),
        Row(
            "Zadanie powiatu",
            "gmina wykonuje je na podstawie porozumienia z powiatem",
            "is_powiat_task",
            "powiat_agreement_number",
            "powiat_agreement_date",
            wide=["is_powiat_task"],
        ),
    ]

    class Meta(ItemForm.Meta):
        fields = [
            "recipients",
            "quantity",
            "quantity_unit",
            "quantity_bound",
            "quantity_period",
            "is_powiat_task",
            "powiat_agreement_number",
            "powiat_agreement_date",
        ]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = self.instance.version.needs.all()
        self.fields["needs"].initial = [link.need_id for link in self.instance.need_links.all()]

    def clean(self) -> dict:
        """A number is above zero and has a unit."""
        data = super().clean()
        quantity = data.get("quantity")
        if quantity is not None and quantity <= 0:
            self.add_error("quantity", "Wpisz liczbę większą od zera albo zostaw puste.")
        if quantity is not None and not data.get("quantity_unit"):
            self.add_error("quantity_unit", "Wybierz, czego dotyczy liczba: osoby, rodziny, miejsca…")
        if not data.get("is_powiat_task"):
            for name in ("powiat_agreement_number", "powiat_agreement_date"):
                if data.get(name):
                    self.add_error(name, "Zaznacz „zadanie powiatu” albo usuń dane porozumienia.")
        return data


class ProviderForm(ItemForm):
    """Who provides the service, when it is known."""

    rows = [Row("Wykonawca", "partner albo jednostka własna; można wskazać później", "provider", "own_unit")]

    class Meta(ItemForm.Meta):
        fields = ["provider", "own_unit"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offering = Partner.objects.active().filter(offers__service=self.instance.service_id)
        chosen = Partner.objects.filter(pk=self.instance.provider_id)
        self.fields["provider"].queryset = (offering | chosen).distinct()
        self.fields["provider"].help_text = "Partnerzy, którzy mają tę usługę w ofercie."

    def clean(self) -> dict:
        """A partner or an own unit, never both."""
        data = super().clean()
        if data.get("provider") and data.get("own_unit"):
            self.add_error("own_unit", "Wskaż partnera albo jednostkę własną, nie oboje.")
        return data


class MoneyForm(ItemForm):
    """What the service costs."""

    rows = [
        Row(
            "Planowany koszt", "w złotych, za cały okres", "planned_cost", note="Puste: suma kosztów z tabeli poniżej."
        )
    ]

    class Meta(ItemForm.Meta):
        fields = ["planned_cost"]


# Key of ``programmes.rooms.ITEM_ROOMS`` → what stands on the page.
ITEM_PAGES: dict[str, tuple[type[ItemForm], tuple[Table, ...]]] = {
    "people": (PeopleForm, (FIGURES,)),
    "conditions": (ConditionsForm, (CONDITIONS, ADMISSION, POINTS, WINDOWS, LIMITS)),
    "fees": (FeesForm, (DISCOUNTS, EXEMPTIONS, CAPS)),
    "data": (DataForm, (DATA,)),
    "provider": (ProviderForm, ()),
    "place": (ItemForm, (PLACES, HOURS)),
    "money": (MoneyForm, (COSTS, BUDGET)),
    "indicators": (ItemForm, (INDICATORS,)),
}
