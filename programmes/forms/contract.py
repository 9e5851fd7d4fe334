"""The draft of a contract or an assignment: facts, providers, services, tranches, days of reports."""

from django import forms
from django.utils import timezone

from cus.accounts.models import Authorisation
from cus.centre.enums import SignatoryRole
from cus.centre.models import CentreUnit
from cus.centre.signing import signatories_on
from cus.centre.validators import whole_iban
from cus.ui.fields import DateField, DecimalField, TextField
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.once import OnceMixin
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from partners.models import CooperationAgreement, PowerOfAttorney
from programmes.contracts.enums import OWN_WAYS, UDPP_WAYS, ContractKind, Selection
from programmes.contracts.rules import fault_of_provider, faults_of_terms
from programmes.models import ServiceContract
from services.enums import Unit

SIGNING = Row(
    "Kto podpisuje",
    "w imieniu centrum albo gminy i na jakiej podstawie",
    "signs_for",
    "signatory",
    "signer_name",
    "signer_basis",
    "authorisation",
    "power",
    wide=["signer_name", "signer_basis"],
    note="Wybór osoby z danych centrum wypełni puste: nazwisko i podstawę.",
)
REPORTS = Row(
    "Sprawozdania",
    "częściowe i końcowe; wynikają z umowy, nie z ustawy",
    "report_frequency",
    "report_due_days",
    "final_report_days",
)
CONTRACT_ROWS = [
    Section("Czego dotyczy"),
    Row("Numer i data", "potrzebne do podpisania; datę można wpisać przy podpisaniu", "number", "concluded_on"),
    Row("Sposób wyboru wykonawcy", "art. 7 ust. 2", "selection", "case_number", wide=["selection"]),
    Row(
        "Forma zlecenia",
        "tylko konkurs i mały grant (art. 5 ust. 4 ustawy o pożytku)",
        "commissioning",
        "own_contribution",
    ),
    Row("Wybór odbiorcy", "np. asystent wskazany przez osobę", "chosen_by_recipient"),
    Section("Na jak długo i za ile"),
    Row("Okres", "pierwszy i ostatni dzień", "period_start", "period_end"),
    Row("Kwota", "brutto, za cały okres", "amount"),
    Row("Rachunek wykonawcy", "na który trafią pieniądze", "provider_account"),
    Section("Podpis, sprawozdania, powiązania"),
    SIGNING,
    REPORTS,
    Row("Porozumienie", "jeśli umowa z niego wynika", "agreement"),
    Row("Uwagi", "do wiadomości centrum", "notes"),
]
ASSIGNMENT_ROWS = [
    Section("Czego dotyczy"),
    Row("Numer i data", "potrzebne do podpisania; datę można wpisać przy podpisaniu", "number", "concluded_on"),
    Row("Kto wykonuje", "art. 7 ust. 2 pkt 1–2", "selection", "own_unit", wide=["selection"]),
    Section("Na jak długo i za ile"),
    Row("Okres", "pierwszy i ostatni dzień", "period_start", "period_end"),
    Row("Środki w planie", "w złotych, jeśli są wydzielone", "amount"),
    Section("Podpis i sprawozdania"),
    SIGNING,
    REPORTS,
    Row("Uwagi", "do wiadomości centrum", "notes"),
]


class PickField(forms.ChoiceField):
    """A row's choice of an object; ``offer`` says which, once for all rows of a table."""

    def __init__(self, *, empty: str, **kwargs) -> None:
        self.empty = empty
        self.objects: dict = {}
        super().__init__(**kwargs)

    def offer(self, objects) -> None:
        """Let these be chosen."""
        self.objects = {str(one.pk): one for one in objects}
        self.choices = [("", self.empty), *((pk, str(one)) for pk, one in self.objects.items())]

    def clean(self, value):
        """Return the object."""
        return self.objects.get(super().clean(value))


class ProviderForm(RowForm):
    """A provider with its share."""

    partner = PickField(
        label="wykonawca",
        empty="wybierz partnera",
        error_messages={"required": "Wybierz wykonawcę albo usuń ten wiersz."},
    )
    task = TextField(label="za co odpowiada", max_length=300, required=False)
    amount = DecimalField(label="jego część (zł)", max_digits=12, decimal_places=2, min_value=0, required=False)

    def __init__(self, *args, partners, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].offer(partners)


class ProvidersFormSet(RowsFormSet):
    """Providers; the same one twice is refused at the second row."""

    def clean(self) -> None:
        """Look for a provider written twice."""
        seen = set()
        for form in self.forms:
            partner = form.cleaned_data.get("partner") if hasattr(form, "cleaned_data") else None
            if partner is None or form.cleaned_data.get("DELETE"):
                continue
            if partner in seen:
                form.add_error("partner", f"„{partner}” jest wpisany dwa razy. Wybierz innego albo usuń ten wiersz.")
            seen.add(partner)

    def refuse_unfit(self, selection: str) -> bool:
        """Put at each provider why it cannot be chosen in this way; return whether all can."""
        fits = True
        for form in self.forms:
            partner = form.cleaned_data.get("partner") if hasattr(form, "cleaned_data") else None
            fault = fault_of_provider(partner, selection) if partner and not form.cleaned_data.get("DELETE") else ""
            if fault:
                form.add_error("partner", fault)
                fits = False
        return fits


class ContractItemForm(RowForm):
    """A service of the programme in the contract."""

    service = PickField(
        label="usługa programu",
        empty="wybierz usługę",
        error_messages={"required": "Wybierz usługę albo usuń ten wiersz."},
    )
    quantity = DecimalField(label="ile", max_digits=10, decimal_places=2, required=False)
    unit = forms.ChoiceField(label="jednostka", choices=[("", "nie wybrano"), *Unit.choices], required=False)
    unit_price = DecimalField(
        label="cena jednostkowa (zł)", max_digits=12, decimal_places=2, min_value=0, required=False
    )
    amount = DecimalField(label="kwota (zł)", max_digits=12, decimal_places=2, min_value=0, required=False)

    def __init__(self, *args, services, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].offer(services)

    def clean(self) -> dict:
        """A number has a unit; a known price of one gives the amount that was left empty."""
        data = super().clean()
        quantity, price = data.get("quantity"), data.get("unit_price")
        if quantity is not None and quantity <= 0:
            self.add_error("quantity", "Wpisz liczbę większą od zera albo zostaw puste.")
        elif quantity is not None and not data.get("unit"):
            self.add_error("unit", "Wybierz, czego dotyczy liczba: godziny, osoby, posiłki…")
        if quantity and price is not None and data.get("amount") is None and "amount" not in self.errors:
            data["amount"] = round(quantity * price, 2)
        return data


class TrancheForm(RowForm):
    """A payment."""

    due_on = DateField(label="termin", error_messages={"required": "Wpisz termin albo usuń ten wiersz."})
    amount = DecimalField(
        label="kwota (zł)",
        max_digits=12,
        decimal_places=2,
        min_value=0,
        error_messages={"required": "Wpisz kwotę transzy."},
    )
    condition = TextField(label="pod warunkiem", max_length=300, required=False)


class ReportDateForm(RowForm):
    """A day on which a report is due."""

    due_on = DateField(label="termin", error_messages={"required": "Wpisz termin albo usuń ten wiersz."})
    covers = TextField(label="za jaki okres", max_length=200, required=False)


TABLES = {
    "providers": rows_formset(ProviderForm, most=30, title="wykonawcy", formset=ProvidersFormSet),
    "items": rows_formset(ContractItemForm, most=60, title="usługi"),
    "tranches": rows_formset(TrancheForm, most=60, title="transze"),
    "report_dates": rows_formset(ReportDateForm, most=60, title="terminy sprawozdań"),
}
TABLE_TITLES = {
    "providers": ("Wykonawcy i ich części", "Dodaj wykonawcę"),
    "items": ("Usługi programu: ile i po ile", "Dodaj usługę"),
    "tranches": ("Transze", "Dodaj transzę"),
    "report_dates": ("Terminy sprawozdań, gdy umowa wymienia dni", "Dodaj termin"),
}


class BaseContractForm(OnceMixin, PaperForm):
    """What the two forms share."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        today, contract = timezone.localdate(), self.instance
        own = contract.kind == ContractKind.ASSIGNMENT
        ways = [choice for choice in Selection.choices if (choice[0] in OWN_WAYS) == own]
        self.fields["selection"].choices = [("", "nie wybrano"), *ways]
        people = signatories_on(today, SignatoryRole.SIGNS)
        self._limit("signatory", people, contract.signatory_id, "spoza danych centrum")
        papers = Authorisation.objects.valid_on(today).select_related("person")
        self._limit("authorisation", papers, contract.authorisation_id, "bez upoważnienia")
        self.fields["authorisation"].label_from_instance = lambda paper: f"{paper}, {paper.person}"
        self._limit("power", PowerOfAttorney.objects.valid_on(today), contract.power_id, "bez pełnomocnictwa")
        self.fields["power"].label_from_instance = lambda power: f"{power}, {power.attorney_name}"
        if "own_unit" in self.fields:
            self.fields["own_unit"].queryset = CentreUnit.objects.all()
            self.fields["own_unit"].empty_label = "inna jednostka gminy (wpisz ją niżej)"
        if "agreement" in self.fields:
            agreements = CooperationAgreement.objects.in_force_on(today)
            self._limit("agreement", agreements, contract.agreement_id, "bez porozumienia")

    def _limit(self, name: str, valid, named: int | None, empty: str) -> None:
        """Offer what is valid today and what the contract names already."""
        keys = {one.pk for one in valid} | ({named} if named else set())
        field = self.fields[name]
        field.queryset = field.queryset.filter(pk__in=keys)
        field.empty_label = empty

    def clean(self) -> dict:
        """Fill what the centre's data know; put each rule at the field that can be mended."""
        data = super().clean()
        signatory = data.get("signatory")
        if signatory:
            data["signer_name"] = data.get("signer_name") or str(signatory)
            data["signer_basis"] = data.get("signer_basis") or signatory.basis
        start, end = data.get("period_start"), data.get("period_end")
        if start and end and end < start:
            self.add_error("period_end", "Koniec nie może być wcześniejszy niż początek.")
        else:
            self._refuse_forbidden(data)
        others = ServiceContract.objects.exclude(pk=self.instance.pk)
        if data.get("number") and others.filter(number=data["number"]).exists():
            self.add_error("number", f"{self.instance.noun.capitalize()} o tym numerze już jest. Nadaj inny.")
        return data

    def _refuse_forbidden(self, data: dict) -> None:
        faults = faults_of_terms(
            data.get("selection", ""),
            start=data.get("period_start"),
            end=data.get("period_end"),
            amount=data.get("amount"),
            on=data.get("concluded_on") or data.get("period_start") or timezone.localdate(),
        )
        for name, text in faults.items():
            self.add_error(name, text)

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


SHARED = [
    *("number", "concluded_on", "selection", "period_start", "period_end", "amount", "signs_for", "signatory"),
    *("signer_name", "signer_basis", "authorisation", "power", "report_frequency", "report_due_days"),
    *("final_report_days", "notes"),
]
HELP = {
    "report_due_days": "Ile dni po końcu okresu wykonawca ma na sprawozdanie.",
    "final_report_days": "Przy dotacji zawsze 30 dni (art. 18 ust. 1 ustawy o pożytku).",
    "case_number": "Konkurs i zamówienie publiczne muszą go mieć.",
}


class ContractForm(BaseContractForm):
    """A contract with another body."""

    rows = CONTRACT_ROWS

    class Meta:
        model = ServiceContract
        fields = [
            *SHARED,
            *(
                "case_number",
                "commissioning",
                "own_contribution",
                "chosen_by_recipient",
                "provider_account",
                "agreement",
            ),
        ]
        help_texts = HELP

    def clean_provider_account(self) -> str:
        """Keep the number whole, however it was grouped."""
        value = self.cleaned_data["provider_account"]
        return whole_iban(value) if value else ""

    def clean(self) -> dict:
        """Powierzenie and wsparcie are forms of a grant only."""
        data = super().clean()
        if data.get("commissioning") and data.get("selection") not in UDPP_WAYS:
            self.add_error("commissioning", "Powierzenie i wsparcie dotyczą tylko konkursu i małego grantu.")
        return data


class AssignmentForm(BaseContractForm):
    """An assignment to a unit of the gmina."""

    rows = ASSIGNMENT_ROWS

    class Meta:
        model = ServiceContract
        fields = [*SHARED, "own_unit"]
        help_texts = HELP


FORMS = {ContractKind.CONTRACT: ContractForm, ContractKind.ASSIGNMENT: AssignmentForm}
