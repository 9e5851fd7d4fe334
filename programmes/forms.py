"""What people fill in to build and decide a programme."""

from django import forms
from django.utils import timezone

from cus.ui.fields import DateField, DecimalField, IntegerField, LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row, Section
from cus.ui.rows import RowForm, rows_formset
from diagnosis.models import Diagnosis, Need
from partners.models import Partner
from programmes.enums import DataCategory, FundingSource, ProgrammeState
from programmes.models import ProgrammeItem, ProgrammeNeed, ProgrammeVersion
from services.models import Service


class NeedChoices(forms.ModelMultipleChoiceField):
    """Needs of one diagnosis to pick from."""

    widget = forms.CheckboxSelectMultiple


class CreateForm(PlainPaperForm):
    """Name and diagnosis; the needs are picked in the same form, once the diagnosis is known."""

    name = TextField(label="nazwa programu", max_length=200)
    diagnosis = forms.ModelChoiceField(Diagnosis.objects.none(), label="diagnoza", empty_label="wybierz diagnozę")
    rows = [
        Row("Nazwa programu", "art. 5 ust. 3 pkt 1", "name"),
        Row(
            "Diagnoza, z której powstaje", "art. 5 ust. 2", "diagnosis", note="Potrzeby wybierzesz w następnym kroku."
        ),
    ]

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["diagnosis"].queryset = Diagnosis.objects.visible_to(user)


class NeedsForm(forms.Form):
    """Which needs of the diagnosis the programme answers."""

    needs = NeedChoices(Need.objects.none(), required=False, label="potrzeby")

    def __init__(self, *args, version: ProgrammeVersion, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = Need.objects.filter(diagnosis=version.diagnosis_id).prefetch_related(
            "services"
        )


class SectionsForm(PaperForm):
    """The twelve items of art. 5 ust. 3; items 5, 7, 9, 11 and 12 live mostly with the services."""

    version_field = "edit_version"
    rows = [
        Row(
            "1. Nazwa programu i jego cel",
            "art. 5 ust. 3 pkt 1",
            "name",
            "goal",
            anchor="pkt-1",
            wide=["name", "goal"],
        ),
        Row(
            "2. Okres realizacji", "pkt 2; ustawa nie wyznacza maksimum", "period_start", "period_end", anchor="pkt-2"
        ),
        Row("3. Potrzeby uzasadniające program", "pkt 3; wynikają z diagnozy", "needs_rationale", anchor="pkt-3"),
        Row(
            "4. Odbiorcy i ich przewidywana liczba",
            "pkt 4",
            "recipients",
            "planned_people",
            anchor="pkt-4",
            wide=["recipients"],
        ),
        Row(
            "6. Tryb kwalifikowania",
            "pkt 6; warunki wpisuje się przy usługach",
            "qualification_procedure",
            anchor="pkt-6",
        ),
        Row("7. Opłaty i ulgi", "pkt 7; opłaty wpisuje się przy usługach", "no_fees_reason", anchor="pkt-7"),
        Row("8. Dokumentowanie warunków i prawa do ulg", "pkt 8", "evidence", anchor="pkt-8"),
        Row("9. Dane osobowe", "pkt 9; dane wpisuje się przy usługach", "no_personal_data_reason", anchor="pkt-9"),
        Row("10. Organizacja programu i jego etapy", "pkt 10", "organisation", anchor="pkt-10"),
        Row("11. Monitorowanie i ocena", "pkt 11; mierniki wpisuje się przy usługach", "monitoring", anchor="pkt-11"),
        Row(
            "12. Budżet i źródła finansowania",
            "pkt 12; kwoty wpisuje się przy usługach",
            "budget_note",
            anchor="pkt-12",
        ),
    ]

    class Meta:
        model = ProgrammeVersion
        fields = [
            "name",
            "goal",
            "period_start",
            "period_end",
            "needs_rationale",
            "recipients",
            "planned_people",
            "qualification_procedure",
            "no_fees_reason",
            "evidence",
            "no_personal_data_reason",
            "organisation",
            "monitoring",
            "budget_note",
        ]


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
    "conditions": rows_formset(ConditionForm, most=30),
    "data_items": rows_formset(DataItemForm, most=60),
    "indicators": rows_formset(IndicatorForm, most=30),
    "budget_lines": rows_formset(BudgetLineForm, most=100),
}
ROW_TITLES = {
    "conditions": ("Warunki skorzystania – wystarczy spełnić jeden z nich (pkt 6 i 8)", "Dodaj warunek"),
    "data_items": ("Dane osobowe niezbędne do kwalifikowania (pkt 9)", "Dodaj daną"),
    "indicators": ("Mierniki efektywności (pkt 11)", "Dodaj miernik"),
    "budget_lines": ("Budżet i źródła finansowania (pkt 12)", "Dodaj kwotę"),
}


class AddItemsForm(forms.Form):
    """Services of the catalogue to add."""

    services = forms.ModelMultipleChoiceField(
        Service.objects.none(), label="usługi z katalogu", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, version: ProgrammeVersion, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["services"].queryset = Service.objects.active().exclude(programme_items__version=version)


class CommentForm(PlainPaperForm):
    """A comment without which a return or a revocation cannot be made."""

    comment = LongTextField(label="komentarz")


class MayorForm(PlainPaperForm):
    """The day on which the mayor got it."""

    sent_to_mayor_on = DateField(label="dzień przekazania")
    rows = [Row("Przekazano wójtowi", "data pisma", "sent_to_mayor_on")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"sent_to_mayor_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class AdoptionForm(PlainPaperForm):
    """The council's resolution."""

    resolution_number = TextField(label="numer uchwały", max_length=60)
    resolution_date = DateField(label="data uchwały")
    rows = [Row("Uchwała rady gminy", "art. 4 ust. 1–2", "resolution_number", "resolution_date")]


class PublicationForm(PlainPaperForm):
    """The announcement in the official journal of the voivodeship."""

    journal_reference = TextField(label="rok i pozycja", max_length=120)
    journal_date = DateField(label="data ogłoszenia")
    effective_on = DateField(label="wchodzi w życie", required=False, help_text="Puste: 15 dni po ogłoszeniu.")
    rows = [
        Row(
            "Dziennik urzędowy województwa",
            "program jest aktem prawa miejscowego",
            "journal_reference",
            "journal_date",
        ),
        Row("Wejście w życie", "po 14 dniach od ogłoszenia", "effective_on"),
    ]


class FilterForm(forms.Form):
    """Filters of the list."""

    q = forms.CharField(label="nazwa", required=False)
    stan = forms.ChoiceField(label="stan", choices=[("", "każdy"), *ProgrammeState.choices], required=False)
