"""Forms of the classification: its search, the file of an edition, the day of a switch."""

from django import forms
from django.core.validators import validate_slug

from cus.tables import LARGEST
from cus.text.validators import no_unprintable
from cus.ui.forms import DateField, PlainPaperForm, Row, Section, TextField
from services.actions.editions import EditionDetails

MEGABYTE = 1024 * 1024


class EditionFileForm(PlainPaperForm):
    """A new edition: what it is called, where it comes from, and its file."""

    rows = [
        Section("Wydanie"),
        Row("Nazwa", "tak będzie widoczne w aplikacji", "name"),
        Row("Oznaczenie", "krótkie, bez spacji i polskich znaków, na przykład kzis-2025", "code"),
        Row("Stan na dzień", "z dokumentu, który wprowadza wydanie", "state_on"),
        Row("Podstawa prawna", "na przykład Dz.U. 2025 poz. 1534", "legal_basis"),
        Section("Plik", "Kolumny: kod, nazwa, poziom, grupa nadrzędna; dalsze są dobrowolne."),
        Row("Plik", f"CSV, XLSX albo ODS, najwyżej {LARGEST // MEGABYTE} MB", "file"),
    ]
    name = TextField(label="nazwa", max_length=120)
    code = TextField(
        label="oznaczenie",
        max_length=50,
        validators=[validate_slug],
        error_messages={"invalid": "Wpisz litery bez polskich znaków, cyfry, łączniki albo podkreślenia."},
    )
    state_on = DateField(label="stan na dzień")
    legal_basis = TextField(label="podstawa prawna", max_length=200)
    file = forms.FileField(
        label="plik",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods"}),
        error_messages={
            "required": "Wybierz plik z dysku.",
            "empty": "Plik jest pusty. Sprawdź, czy zapisał się do końca.",
            "max_length": "Nazwa pliku jest za długa. Skróć ją i wybierz plik ponownie.",
        },
    )

    @property
    def details(self) -> EditionDetails:
        """What the edition is called. Only after ``is_valid()``."""
        data = self.cleaned_data
        return EditionDetails(data["code"], data["name"], data["state_on"], data["legal_basis"])

    @property
    def content(self) -> bytes:
        """The file; of one that is too large only as much as shows it. Only after ``is_valid()``."""
        return self.cleaned_data["file"].read(LARGEST + 1)


class SwitchForm(PlainPaperForm):
    """The day from which an edition is current; ``current`` is the edition that was current on the page."""

    rows = [Row("Bieżące od dnia", "dzisiejszy dzień albo wcześniejszy działa od razu", "valid_from")]
    valid_from = DateField(label="bieżące od dnia")
    version = forms.IntegerField(widget=forms.HiddenInput)
    current = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ChangesFilterForm(forms.Form):
    """Filters of the comparison."""

    rodzaj = forms.ChoiceField(label="Rodzaj zmiany", required=False)
    poziom = forms.ChoiceField(label="Poziom", required=False)
    q = forms.CharField(label="Kod albo nazwa", required=False, max_length=200, validators=[no_unprintable])

    def __init__(self, data, *, kinds: list, levels: list) -> None:
        super().__init__(data, label_suffix="")
        self.fields["rodzaj"].choices = [("", "każdy"), *kinds]
        self.fields["poziom"].choices = [("", "każdy"), *levels]
        self.is_valid()

    def chosen(self, name: str) -> str:
        """Return the value of a filter that is filled rightly; otherwise an empty text."""
        return self.cleaned_data.get(name, "")
