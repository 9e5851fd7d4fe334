"""Bringing figures in: choosing a file, saying what it does not, pointing at columns."""

from django import forms

from cus.attachments.forms import clean_name
from cus.importing.forms import ACCEPT, MEGABYTES, TOO_LARGE
from cus.tables import LARGEST, Sheet, TableRefused, read
from cus.ui.forms import DateField, LongTextField, PaperForm, PlainPaperForm, Row, Section, TextField
from diagnosis.figures.bdl import MOST_COLUMNS, MOST_ROWS, NO_MATTER
from diagnosis.figures.bring import Choices
from diagnosis.figures.enums import CensusBase
from diagnosis.figures.mapped import OF_INDICATORS, OF_VALUES, OF_YEARS, Mapping, headings
from diagnosis.figures.own import codes_named
from diagnosis.models import TableMapping

NO_COLUMN = ("", "nie ma takiej kolumny")
BASES = [
    ("", "rozpoznaj po dniu pobrania"),
    (CensusBase.NSP_2011, "spis 2011 (plik sprzed przeliczenia)"),
    (CensusBase.NSP_2021, "spis 2021 (po przeliczeniu)"),
    (NO_MATTER, "nie dotyczy: te dane nie zależą od spisu"),
]


class FigureFileField(forms.FileField):
    """A table with figures, which may be wider and longer than others."""

    def __init__(self, **kwargs) -> None:
        messages = {
            "required": "Wybierz plik z dysku.",
            "empty": "Plik jest pusty. Sprawdź, czy zapisał się do końca.",
        }
        super().__init__(
            max_length=255, widget=forms.FileInput(attrs={"accept": ACCEPT}), error_messages=messages, **kwargs
        )

    def clean(self, data, initial=None) -> tuple[str, bytes]:
        """Return the file's name and bytes.

        Raises:
            ValidationError: it is no table, or one that cannot be opened.
        """
        upload = super().clean(data, initial)
        if upload.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        content = upload.read()
        try:
            read(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
        except TableRefused as refused:
            raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused
        return clean_name(upload.name or ""), content


class FigureFileForm(PlainPaperForm):
    """One file; what it is, is told from what it holds."""

    rows = [Row("Plik", f"XLSX, ODS albo CSV; najwyżej {MEGABYTES} MB", "file")]
    file = FigureFileField(label="plik z liczbami")


class BdlSettingsForm(PlainPaperForm):
    """What an export of the data bank does not say by itself, and areas to compare with."""

    rows = [
        Row("Obszary do porównania", "gminy centrum i ich części wchodzą zawsze", "areas", "more_areas"),
        Row("Dzień pobrania z BDL", "puste: z nazwy pliku", "as_of"),
        Row("Numer podgrupy", "puste: z nazwy pliku", "subgroup"),
        Row("Lata od 2020", "GUS przeliczył je po spisie 2021", "base"),
    ]
    areas = forms.MultipleChoiceField(label="z tego pliku", required=False, widget=forms.CheckboxSelectMultiple)
    more_areas = LongTextField(
        label="inne obszary z tego pliku",
        max_length=2000,
        required=False,
        help_text="Nazwa albo kod, każdy w osobnym wierszu.",
    )
    as_of = DateField(label="dzień pobrania", required=False)
    subgroup = forms.RegexField(
        r"^\d{2,5}$",
        label="numer podgrupy",
        required=False,
        help_text="Na przykład 2137.",
        error_messages={"invalid": "Wpisz sam numer, na przykład 2137."},
    )
    base = forms.ChoiceField(label="podstawa spisowa", required=False, choices=BASES)

    def __init__(self, *args, offered, areas, choices: Choices, **kwargs) -> None:
        known = dict(offered)
        initial = {
            "areas": [code for code in choices.areas if code in known],
            "more_areas": "\n".join(areas.get(code, code) for code in choices.areas if code not in known),
            "as_of": choices.day,
            "subgroup": choices.subgroup,
            "base": choices.base,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.known_areas, self.choices_kept = areas, choices
        self.fields["areas"].choices = [(code, f"{name} ({code})") for code, name in offered]

    def clean_more_areas(self) -> set[str]:
        """Return codes of the areas that were named.

        Raises:
            ValidationError: a name fits none or several of the file's areas.
        """
        found, unknown = codes_named(self.cleaned_data["more_areas"].splitlines(), self.known_areas)
        if unknown:
            raise forms.ValidationError(
                f"Nie ma w pliku jednego takiego obszaru: {', '.join(unknown)}. Wpisz jego kod."
            )
        return found

    def choices(self) -> Choices:
        """Return the choices as they are now; only after ``is_valid()``."""
        cleaned = self.cleaned_data
        areas = tuple(sorted({*cleaned["areas"], *cleaned["more_areas"]}))
        day = cleaned["as_of"].isoformat() if cleaned["as_of"] else ""
        return Choices(self.choices_kept.kind, areas, cleaned["base"], cleaned["subgroup"], day)


class MappingForm(PlainPaperForm):
    """Which column of a table holds what."""

    rows = [
        Section("Liczby"),
        Row("Kolumny z liczbami", "zaznacz każdą", "values", "meaning"),
        Section("Czego dotyczą"),
        Row("Obszar", "kod TERYT albo nazwa gminy", "area", "area_fixed", "skip_unknown"),
        Row("Wskaźnik", "co liczba mierzy", "indicator", "indicator_fixed"),
        Row("Jednostka", "osoba, %, zł", "unit", "unit_fixed"),
        Row("Rok", "", "year", "year_fixed"),
        Row("Podział", "jeśli tabela go ma", "sex", "age"),
        Section("Skąd są te liczby"),
        Row("Źródło i stan", "podawane wszędzie tam, gdzie liczby", "source", "as_of", "base"),
        Row("Zapamiętaj ten sposób", "na plik z następnego roku", "save_as"),
    ]
    values = forms.MultipleChoiceField(
        label="kolumny z liczbami",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zaznacz choć jedną kolumnę z liczbami."},
    )
    meaning = forms.ChoiceField(
        label="nagłówki tych kolumn to",
        choices=[(OF_VALUES, "tylko podpis kolumny"), (OF_YEARS, "lata"), (OF_INDICATORS, "nazwy wskaźników")],
    )
    area = forms.ChoiceField(label="kolumna z obszarem", required=False)
    area_fixed = forms.ChoiceField(label="albo wszystko dotyczy", required=False)
    skip_unknown = forms.BooleanField(label="pomiń wiersze z nieznanym obszarem, na przykład sumy", required=False)
    indicator = forms.ChoiceField(label="kolumna ze wskaźnikiem", required=False)
    indicator_fixed = TextField(label="albo jedna nazwa dla całej tabeli", max_length=300, required=False)
    unit = forms.ChoiceField(label="kolumna z jednostką", required=False)
    unit_fixed = TextField(label="albo jedna jednostka", max_length=60, required=False)
    year = forms.ChoiceField(label="kolumna z rokiem", required=False)
    year_fixed = forms.RegexField(
        r"^(19|20)\d{2}$",
        label="albo jeden rok",
        required=False,
        error_messages={"invalid": "Wpisz rok z czterech cyfr, na przykład 2025."},
    )
    sex = forms.ChoiceField(label="kolumna z płcią", required=False)
    age = forms.ChoiceField(label="kolumna z wiekiem", required=False)
    source = TextField(
        label="źródło",
        max_length=200,
        help_text="Na przykład: sprawozdanie ośrodka pomocy społecznej za 2025 r.",
        error_messages={"required": "Wpisz, skąd są te liczby."},
    )
    as_of = DateField(label="stan z dnia")
    base = forms.ChoiceField(label="podstawa spisowa", required=False, choices=CensusBase.choices)
    save_as = TextField(label="nazwa sposobu", max_length=120, required=False)

    def __init__(self, *args, sheet: Sheet, mapping: Mapping, gminas, as_of=None, **kwargs) -> None:
        super().__init__(*args, initial=mapping.as_json() | {"as_of": as_of}, **kwargs)
        self.sheet = sheet
        names = [(name, name) for name in headings(sheet)]
        self.fields["values"].choices = names
        for name in ("area", "indicator", "unit", "year", "sex", "age"):
            self.fields[name].choices = [NO_COLUMN, *names]
        self.fields["area_fixed"].choices = [("", "nie wybrano"), *gminas.items()]

    def mapping(self) -> Mapping:
        """Return what was pointed at; only after ``is_valid()``."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("as_of", "save_as")}
        return Mapping.from_json(kept | {"sheet": self.sheet.name})

    def clean(self) -> dict:
        """Refuse a table of which it is not said what its numbers tell of."""
        cleaned = super().clean()
        meaning = cleaned.get("meaning")
        if not cleaned.get("area") and not cleaned.get("area_fixed"):
            self.add_error("area", "Wskaż kolumnę z obszarem albo gminę, której dotyczą wszystkie liczby.")
        if not cleaned.get("indicator") and not cleaned.get("indicator_fixed") and meaning != OF_INDICATORS:
            self.add_error("indicator", "Wskaż kolumnę ze wskaźnikiem albo wpisz jedną nazwę.")
        if (
            not cleaned.get("year")
            and not cleaned.get("year_fixed")
            and meaning != OF_YEARS
            and not self.errors.get("year_fixed")
        ):
            self.add_error("year", "Wskaż kolumnę z rokiem albo wpisz jeden rok.")
        return cleaned


class MappingNameForm(PaperForm):
    """The name of a saved way of reading."""

    rows = [Row("Nazwa sposobu", "np. zasiłki ośrodka, co rok", "name")]

    class Meta:
        model = TableMapping
        fields = ["name"]

    def validate_constraints(self) -> None:
        """The action says which name is taken, at its field."""

    def validate_unique(self) -> None:
        """The action says it of the name in use when it saves."""
