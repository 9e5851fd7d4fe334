"""What happens to a contract after the draft: signing, annexes, the end; and the filters of the list."""

from django import forms
from django.utils import timezone

from cus.centre.enums import SignatoryRole
from cus.centre.signing import signatories_on
from cus.ui.fields import DateField, LongTextField, TextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from cus.ui.once import OnceMixin
from partners.enums import SignatureManner
from programmes.contracts.enums import ContractKind, ContractState, Selection, Terminator
from programmes.models import ContractAnnex, ServiceContract

UDPP_MANNERS = [choice for choice in SignatureManner.choices if choice[0] in ("paper", "qualified")]


class SignContractForm(PlainPaperForm):
    """When and how it was signed, and who countersigned; ``version`` is the draft that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    concluded_on = DateField(label="data podpisania")
    signature_manner = forms.ChoiceField(label="sposób", choices=SignatureManner.choices, widget=forms.RadioSelect)
    countersigned_by = TextField(label="imię, nazwisko i funkcja", max_length=200, required=False)
    countersigned_on = DateField(label="data kontrasygnaty", required=False)
    no_countersignature_reason = TextField(label="kontrasygnata zbędna, ponieważ", max_length=300, required=False)
    rows = [
        Row("Podpisanie", "data i sposób", "concluded_on", "signature_manner"),
        Row(
            "Kontrasygnata",
            "skarbnik gminy albo główny księgowy centrum",
            "countersigned_by",
            "countersigned_on",
            "no_countersignature_reason",
            wide=["countersigned_by", "no_countersignature_reason"],
        ),
    ]

    def __init__(self, *args, contract: ServiceContract, **kwargs) -> None:
        accountant = next(iter(signatories_on(timezone.localdate(), SignatoryRole.COUNTERSIGNS)), None)
        proposed = {"version": contract.version, "concluded_on": contract.concluded_on}
        if contract.is_assignment:
            proposed["no_countersignature_reason"] = "przydział nie zaciąga zobowiązania"
        else:
            proposed["countersigned_by"] = str(accountant or "")
        kwargs["initial"] = proposed | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.contract = contract
        if contract.is_under_udpp:
            self.fields["signature_manner"].choices = UDPP_MANNERS

    def clean(self) -> dict:
        """A contract is countersigned, or it is said why not."""
        data = super().clean()
        reason = data.get("no_countersignature_reason")
        if self.contract.is_assignment or reason:
            if reason and data.get("countersigned_on"):
                self.add_error("no_countersignature_reason", "Usuń powód albo datę kontrasygnaty.")
            return data
        if not data.get("countersigned_by"):
            self.add_error("countersigned_by", "Wpisz, kto kontrasygnował, albo powód, dla którego to zbędne.")
        if not data.get("countersigned_on") and "countersigned_on" not in self.errors:
            self.add_error("countersigned_on", "Wpisz datę kontrasygnaty albo powód, dla którego jest zbędna.")
        return data


class AnnexForm(OnceMixin, PaperForm):
    """A signed annex: what it changed."""

    rows = [
        Row("Podpisanie", "data i sposób", "signed_on", "signature_manner"),
        Row("Obowiązuje od", "puste: od dnia podpisania", "effective_on"),
        Row("Co się zmieniło", "krótko, własnymi słowami", "description"),
        Row("Nowa kwota", "brutto, za cały okres; puste: bez zmian", "amount"),
        Row("Nowy koniec", "ostatni dzień; puste: bez zmian", "period_end"),
    ]

    class Meta:
        model = ContractAnnex
        fields = ["signed_on", "signature_manner", "effective_on", "description", "amount", "period_end"]
        widgets = {"signature_manner": forms.RadioSelect}

    def __init__(self, *args, contract: ServiceContract, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effective_on"].required = False
        manners = UDPP_MANNERS if contract.is_under_udpp else SignatureManner.choices
        self.fields["signature_manner"].choices = manners

    def made_before(self, by):
        """Return the annex that ``by`` has already recorded by sending this very form, if any."""
        if not self.is_bound or self.token is None:
            return None
        return ContractAnnex.objects.filter(token=self.token, recorded_by=by).first()

    def clean(self) -> dict:
        """Without a day of its own an annex holds from its signing."""
        data = super().clean()
        data["effective_on"] = data.get("effective_on") or data.get("signed_on")
        self.instance.effective_on = data["effective_on"]
        return data

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class EndContractForm(PlainPaperForm):
    """The last day; who broke it off, if somebody did, and why."""

    ended_on = DateField(label="ostatni dzień")
    terminated_by = forms.ChoiceField(
        label="kto rozwiązał",
        choices=[("", "nikt: wykonano do końca"), *Terminator.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    reason = LongTextField(label="powód", required=False)
    rows = [
        Row("Ostatni dzień", "do tego dnia obowiązywała", "ended_on"),
        Row("Jak się skończyła", "z upływem czasu albo wcześniej", "terminated_by"),
        Row("Powód", "potrzebny przy rozwiązaniu przed czasem", "reason"),
    ]


STATES = [("", "każdy"), ("trwa", "obowiązują dziś"), ("konczy", "kończą się w 60 dni"), *ContractState.choices]


class ContractFilter(forms.Form):
    """Filters of the list."""

    q = forms.CharField(label="numer, wykonawca albo usługa", required=False, max_length=200)
    stan = forms.ChoiceField(label="stan", choices=STATES, required=False)
    rodzaj = forms.ChoiceField(label="rodzaj", choices=[("", "każdy"), *ContractKind.choices], required=False)
    sposob = forms.ChoiceField(label="sposób wyboru", choices=[("", "każdy"), *Selection.choices], required=False)
    program = forms.ChoiceField(label="program", required=False)

    def __init__(self, *args, programmes: list[tuple[int, str]], **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["program"].choices = [("", "każdy"), *((str(pk), name) for pk, name in programmes)]
