"""Forms of authorisations, of the review, and of the way in by an invitation."""

from allauth.account.forms import SetPasswordForm
from django import forms
from django.utils import timezone

from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.accounts.scopes import MEANING, Scope
from cus.accounts.sign_in.forms import NewPassword
from cus.ui.forms import DateField, LongTextField, PlainPaperForm, Row, Section, TextField


class PersonChoice(forms.ModelChoiceField):
    """A person with what they do here, so that namesakes are told apart."""

    def label_from_instance(self, person: User) -> str:
        """Name and position or roles."""
        return f"{person.last_name} {person.first_name} ({person.position or person.role_names or 'bez roli'})"


class AuthorisationForm(PlainPaperForm):
    """Whom, to what, from when to when, by which document."""

    person = PersonChoice(
        label="osoba",
        queryset=User.objects.none(),
        empty_label="– wybierz osobę –",
        error_messages={"required": "Wybierz osobę, którą upoważniasz."},
    )
    scope = forms.ChoiceField(
        label="zakres",
        choices=[(scope.value, f"{scope.label}: {MEANING[scope][0].lower()}{MEANING[scope][1:]}") for scope in Scope],
        widget=forms.RadioSelect,
        error_messages={"required": "Zaznacz zakres upoważnienia."},
    )
    valid_from = DateField(label="od dnia", error_messages={"required": "Wpisz pierwszy dzień."})
    valid_to = DateField(label="do dnia", required=False, help_text="Puste: do odwołania.")
    document_number = TextField(
        label="numer", max_length=60, error_messages={"required": "Wpisz numer dokumentu upoważnienia."}
    )
    document_date = DateField(label="data", error_messages={"required": "Wpisz datę dokumentu upoważnienia."})

    rows = [
        Section("Upoważnienie"),
        Row("Kogo upoważniasz", "osoba z czynnym kontem", "person"),
        Row("Do czego", "osoba działa za dyrektora tylko w tym zakresie", "scope"),
        Row("Od kiedy do kiedy", "oba dni włącznie", "valid_from", "valid_to"),
        Row("Dokument", "trafi do klauzuli „z upoważnienia, nr …”", "document_number", "document_date"),
    ]

    def __init__(self, *args, by: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        usable = User.objects.usable_on(timezone.localdate()).exclude(pk=by.pk)
        self.fields["person"].queryset = usable.exclude(roles__contains=[Role.DIRECTOR])

    def clean(self) -> dict:
        """The last day is not before the first."""
        data = super().clean()
        first, last = data.get("valid_from"), data.get("valid_to")
        if first and last and last < first:
            self.add_error("valid_to", "Ostatni dzień nie może być wcześniejszy niż pierwszy.")
        return data


class RevocationForm(PlainPaperForm):
    """Why an authorisation is taken back."""

    reason = TextField(
        label="powód", max_length=300, error_messages={"required": "Napisz, dlaczego odwołujesz upoważnienie."}
    )
    rows = [Row("Powód odwołania", "zostaje w historii", "reason")]


class ReviewForm(PlainPaperForm):
    """What the review has found."""

    findings = LongTextField(label="ustalenia", required=False)
    rows = [Row("Ustalenia", "co zmieniono albo co trzeba zmienić; może zostać puste", "findings")]


class CodeForm(forms.Form):
    """The code from a printed slip."""

    code = forms.CharField(
        label="Kod z kartki",
        max_length=60,
        help_text="Wielkość liter, odstępy i kreski nie mają znaczenia.",
        error_messages={"required": "Wpisz kod z kartki."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["code"].widget.attrs.pop("maxlength", None)


class FirstPasswordForm(NewPassword, SetPasswordForm):
    """The password that the invited person chooses, twice."""

    labels = {"password1": "Twoje hasło", "password2": "Twoje hasło jeszcze raz"}
