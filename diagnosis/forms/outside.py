"""Choosing a table with results of an outside survey, and saying whose it is."""

from django import forms
from django.utils import timezone

from cus.importing.forms import MEGABYTES, TableField
from cus.ui.fields import DateField, IntegerField, TextField
from cus.ui.forms import PlainPaperForm, Row

MOST_PEOPLE = 100_000_000


class OutsideForm(PlainPaperForm):
    """Whose survey it is, of when, and the table."""

    rows = [
        Row("Tytuł badania", "po nim pozna się te same wyniki następnym razem", "title"),
        Row("Kto przeprowadził", "urząd, uczelnia, organizacja, firma", "author"),
        Row("Kiedy się skończyło", "dzień, a gdy znasz tylko rok: 31 grudnia", "carried_on"),
        Row("Skąd wzięto tabelę", "adres strony albo nazwa pliku i kto przekazał", "place"),
        Row("Ile osób odpowiedziało", "puste: nie wiadomo", "respondents"),
        Row("Rodzaj pytań", "tabela może to powiedzieć przy każdym pytaniu osobno", "several"),
        Row("Tabela z wynikami", f"XLSX, ODS albo CSV; najwyżej {MEGABYTES} MB", "file"),
    ]
    title = TextField(label="tytuł badania", max_length=200)
    author = TextField(label="kto przeprowadził", max_length=200)
    carried_on = DateField(label="kiedy się skończyło")
    place = TextField(label="skąd wzięto tabelę", max_length=500, required=False)
    respondents = IntegerField(label="ile osób odpowiedziało", min_value=1, max_value=MOST_PEOPLE, required=False)
    several = forms.BooleanField(label="można było wskazać kilka odpowiedzi", required=False)
    file = TableField(label="tabela z wynikami")

    def clean_carried_on(self):
        """A survey that is over ended in the past."""
        day = self.cleaned_data["carried_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("To data z przyszłości. Wpisz dzień, w którym badanie się skończyło.")
        return day

    def facts(self) -> dict:
        """What is known of the survey, by the names of its fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "file"}
