"""Parts of the research, each a small table of rows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils import timezone

from cus.ui.fields import DateField, IntegerField, LongTextField, TextField
from cus.ui.rows import RowForm, RowsFormSet, rows_formset
from diagnosis.models import Research
from diagnosis.research import PROPOSED_QUESTIONS
from diagnosis.research_enums import MethodKind

MOST_PEOPLE = 1_000_000
LOW = {"rows": 2}


class QuestionRow(RowForm):
    """A question that the diagnosis answers."""

    text = LongTextField(label="pytanie", max_length=1000, widget=forms.Textarea(attrs=LOW))


class MethodRow(RowForm):
    """A method of the list, or one of another name."""

    kind = forms.ChoiceField(label="metoda", choices=[("", "wybierz"), *MethodKind.choices])
    name = TextField(label="nazwa własna", max_length=200, required=False)
    purpose = LongTextField(label="czego miała dostarczyć", required=False, widget=forms.Textarea(attrs=LOW))

    def clean(self) -> dict:
        """A method outside the list says what it is."""
        data = super().clean()
        if data.get("kind") == MethodKind.OTHER and not data.get("name"):
            self.add_error("name", "Metody tej nie ma na liście, więc ją nazwij.")
        return data


class SampleRow(RowForm):
    """Who was asked, when, how many, and how they were chosen."""

    method = forms.ChoiceField(label="metoda")
    group = TextField(label="kogo badano", max_length=300)
    date_from = DateField(label="od", required=False)
    date_to = DateField(label="do", required=False)
    invited = IntegerField(label="zaproszono", min_value=0, max_value=MOST_PEOPLE, required=False)
    answered = IntegerField(label="odpowiedziało", min_value=0, max_value=MOST_PEOPLE, required=False)
    chosen = LongTextField(label="jak dobrano", required=False, widget=forms.Textarea(attrs=LOW))

    def __init__(self, *args, methods: Iterable[str] = (), **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["method"].choices = [("", "wybierz"), *((label, label) for label in methods)]

    def clean(self) -> dict:
        """Dates stand in their order."""
        data = super().clean()
        start, end = data.get("date_from"), data.get("date_to")
        if start and end and end < start:
            self.add_error("date_to", "Badanie nie mogło się skończyć przed początkiem. Popraw jedną z dat.")
        return data


class LimitRow(RowForm):
    """What was not examined, and why."""

    what = TextField(label="czego nie zbadano", max_length=500)
    why = LongTextField(label="dlaczego", widget=forms.Textarea(attrs=LOW))


class SourceRow(RowForm):
    """A document or a set of data."""

    title = TextField(label="tytuł", max_length=500)
    author = TextField(label="autor lub wydawca", max_length=300, required=False)
    year = IntegerField(
        label="rok",
        required=False,
        error_messages={
            "min_value": "Wpisz rok czterema cyframi, na przykład 2025.",
            "max_value": "Ten rok jest z przyszłości. Wpisz rok czterema cyframi, na przykład 2025.",
        },
    )
    place = TextField(label="gdzie dostępne", max_length=500, required=False)

    def clean_year(self) -> int | None:
        """A year is neither of days to come nor before there was anything to read."""
        year = self.cleaned_data["year"]
        if year is not None and not 1800 <= year <= timezone.localdate().year + 1:
            raise forms.ValidationError("Wpisz rok czterema cyframi, na przykład 2025.")
        return year


@dataclass(frozen=True)
class Part:
    """One part of the research: its place in addresses, its words, its table."""

    name: str
    slug: str
    heading: str
    lead: str
    caption: str
    add: str
    done: str
    formset: type[RowsFormSet]

    @property
    def draft(self) -> str:
        """The name of its drafts."""
        return f"diagnosis.research_{self.name}"

    def rows_of(self, research: Research) -> list[dict]:
        """Return what stands in the part; before the first save, the proposed questions."""
        if research.pk is None:
            return [{"text": text} for text in PROPOSED_QUESTIONS] if self.name == "questions" else []
        names = self.formset.form.base_fields
        return [{name: getattr(row, name) for name in names} for row in getattr(research, self.name).all()]

    def made(self, data, research: Research) -> RowsFormSet:
        """Return the table of the part."""
        given = {"form_kwargs": {"methods": methods_of(research)}} if self.name == "samples" else {}
        return self.formset(data, initial=self.rows_of(research), prefix=self.name, **given)


def methods_of(research: Research) -> list[str]:
    """Return the methods to choose from: those of the research, those that its samples name, or the whole list."""
    own = [row.label for row in research.methods.all()] if research.pk else []
    used = list(research.samples.values_list("method", flat=True)) if research.pk else []
    listed = own or [kind.label for kind in MethodKind if kind != MethodKind.OTHER]
    return list(dict.fromkeys([*listed, *used]))


PARTS = {
    part.slug: part
    for part in (
        Part(
            "questions",
            "pytania",
            "Pytania badawcze",
            "Na co diagnoza ma odpowiedzieć. Zacznij od czterech pytań ogólnych i dopasuj je do swojej gminy.",
            "Pytania badawcze",
            "Dodaj pytanie",
            "Zapisano pytania badawcze.",
            rows_formset(QuestionRow, most=30, title="pytania badawcze"),
        ),
        Part(
            "methods",
            "metody",
            "Metody badania",
            "Skąd wiadomo to, co stoi w diagnozie. Metody spoza listy nazwij po swojemu.",
            "Metody badania",
            "Dodaj metodę",
            "Zapisano metody badania.",
            rows_formset(MethodRow, most=30, title="metody badania"),
        ),
        Part(
            "samples",
            "proby",
            "Kogo i kiedy badano",
            "Jedna próba w wierszu: kogo pytano, kiedy, ilu zaproszono, ilu odpowiedziało i jak tych ludzi wybrano.",
            "Próby badawcze",
            "Dodaj próbę",
            "Zapisano próby badawcze.",
            rows_formset(SampleRow, most=60, title="próby badawcze"),
        ),
        Part(
            "limits",
            "pominiete",
            "Czego nie zbadano",
            "Diagnoza jest wiarygodna, gdy mówi też, czego nie sprawdzono i dlaczego.",
            "Czego nie zbadano i dlaczego",
            "Dodaj wiersz",
            "Zapisano, czego nie zbadano.",
            rows_formset(LimitRow, most=40, title="czego nie zbadano"),
        ),
        Part(
            "sources",
            "zrodla",
            "Źródła",
            "Dokumenty i dane, na których opiera się diagnoza: strategie, sprawozdania, statystyki.",
            "Źródła",
            "Dodaj źródło",
            "Zapisano źródła.",
            rows_formset(SourceRow, most=200, title="źródła"),
        ),
    )
}
