"""Forms around reports: a personal link, the review, opening again, the filters of the list."""

import uuid

from django import forms

from cus.ui.fields import EmailField, IntegerField, LongTextField, TextField
from cus.ui.forms import PlainPaperForm, Row
from programmes.results.models import ProviderReport
from programmes.results.reports.links import DAYS, MOST_DAYS

ALL = "wszystkie"
STATES = [
    ("", "do zrobienia"),
    ("po-terminie", "po terminie"),
    ("oczekiwane", "oczekiwane"),
    ("otrzymane", "otrzymane, do sprawdzenia"),
    ("zwrocone", "zwrócone do poprawy"),
    ("przyjete", "przyjęte"),
    ("przyszle", "okres jeszcze trwa"),
    (ALL, "wszystkie"),
]


class ReportFilter(forms.Form):
    """Filters of the list of reports."""

    stan = forms.ChoiceField(label="Stan", choices=STATES, required=False)
    q = forms.CharField(label="Wykonawca, usługa albo numer umowy", max_length=100, required=False)


class LinkForm(PlainPaperForm):
    """For whom, to what and for how long."""

    rows = [
        Row("Dla kogo", "osoba wskazana przez wykonawcę", "contact_name"),
        Row("Adres e-mail", "jeśli chcesz go mieć pod ręką", "contact_email"),
        Row("Do czego", "", "report"),
        Row("Ważny przez", "ile dni", "days"),
    ]

    contact_name = TextField(label="Imię i nazwisko", max_length=200)
    contact_email = EmailField(label="Adres e-mail", required=False, max_length=254)
    report = forms.ModelChoiceField(
        label="Sprawozdanie",
        queryset=ProviderReport.objects.none(),
        required=False,
        empty_label="wszystkie sprawozdania tej umowy",
    )
    days = IntegerField(label="Ile dni", min_value=1, max_value=MOST_DAYS, initial=DAYS)
    token = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args, reports, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["report"].queryset = reports
        self.fields["days"].help_text = f"Najwyżej {MOST_DAYS}. Po tym czasie odnośnik przestaje działać sam."

    def once(self) -> uuid.UUID | None:
        """The token that came with the form, if it was not spoiled."""
        try:
            return uuid.UUID(self.cleaned_data.get("token") or "")
        except ValueError:
            return None


class ReopenForm(PlainPaperForm):
    """Why an accepted report is opened again."""

    rows = [Row("Co poprawić", "zobaczy to wykonawca", "reason")]
    reason = LongTextField(label="Co poprawić")
    version = forms.IntegerField(widget=forms.HiddenInput)


KEPT = "Zostają liczby z realizacji; sprawozdanie przyjmij, ale tych jego liczb nie wpisuj"
REPLACED = "Wpisz liczby ze sprawozdania (dawne zostaną w historii)"


def _stays(replaces: bool) -> list[tuple[str, str]]:
    return [*([("replace", REPLACED)] if replaces else []), ("keep", KEPT)]


class ReviewForm(forms.Form):
    """A remark at each field, one at the whole; ``standing`` says which of two figures stays (``replaces``: both may)."""

    use_required_attribute = False

    def __init__(
        self, *args, keys: list[tuple[str, str]], clashes: bool = False, replaces: bool = False, **kwargs
    ) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        for key, label in keys:
            self.fields[f"remark_{key}"] = TextField(label=f"Uwaga: {label}", required=False, max_length=1000)
        self.keys = [key for key, _ in keys]
        self.fields["general"] = LongTextField(
            label="Uwaga do całości", required=False, help_text="Zobaczy ją wykonawca. Bez nazwisk mieszkańców."
        )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        if clashes:
            self.fields["standing"] = forms.ChoiceField(
                label="Które liczby zostają", widget=forms.RadioSelect, required=False, choices=_stays(replaces)
            )

    def remarks(self) -> dict[str, str]:
        """Return the typed remarks by field."""
        return {key: self.cleaned_data[f"remark_{key}"] for key in self.keys if self.cleaned_data[f"remark_{key}"]}
