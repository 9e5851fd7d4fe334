"""Samples for the gallery page: every component in every state."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace

from django import forms
from django.core.paginator import Paginator

from cus.charts import Chart, Series
from cus.ui.display import Difference
from cus.ui.fields import DateField, DecimalField, EmailField, IntegerField, LongTextField, TextField, YesNoField
from cus.ui.forms import PlainPaperForm, Row, Section, Theirs
from cus.workflow import Refusal

KINDS = [
    ("usługi", "usługi opiekuńcze"),
    ("posiłki", "posiłki z dowozem"),
    ("transport", "transport indywidualny"),
    ("opieka", "opieka wytchnieniowa"),
    ("kluby", "kluby seniora"),
]


class SampleForm(PlainPaperForm):
    """A paper form with every kind of field."""

    rows = [
        Section("Fiszka informacyjna", "wiersze w kolejności papierowego wzoru"),
        Row("Potencjalny partner", "pełna nazwa instytucji", "name"),
        Row("Dane kontaktowe", "adres, telefon, e-mail", "address", "phone", "email"),
        Row("Organizacja pozarządowa", "", "is_ngo"),
        Row("Zasoby", "kadra ze specjalistami, infrastruktura", "resources"),
        Row("Zakres działalności", "zaznacz każdy, który pasuje", "kinds"),
        Section("Dane poza wzorem fiszki"),
        Row("Opłata i liczba osób", "za jedną usługę", "fee", "people", "since"),
        Row("Forma prawna", "", "legal_form"),
        Row("Zgoda", "", "agreed"),
    ]
    name = TextField(label="nazwa", max_length=80, help_text="Tak jak w statucie albo rejestrze.")
    address = TextField(label="adres", required=False)
    phone = TextField(label="telefon", required=False)
    email = EmailField(label="e-mail", required=False)
    is_ngo = YesNoField(label="organizacja pozarządowa", required=False)
    resources = LongTextField(label="zasoby", max_length=300, required=False)
    kinds = forms.MultipleChoiceField(
        label="zakres", choices=KINDS, widget=forms.CheckboxSelectMultiple, required=False
    )
    fee = DecimalField(label="opłata w złotych", max_digits=12, decimal_places=2, required=False)
    people = IntegerField(label="liczba osób", required=False)
    since = DateField(label="od dnia", required=False)
    legal_form = forms.ChoiceField(
        label="forma prawna", required=False, choices=[("", "nie wybrano"), ("a", "stowarzyszenie"), ("b", "fundacja")]
    )
    agreed = forms.BooleanField(label="dane potwierdził partner", required=False)


class SampleRow(forms.Form):
    """One row of a small table."""

    person = TextField(label="imię i nazwisko")
    post = TextField(label="funkcja", required=False)


class SampleFilters(forms.Form):
    """Filters of a list."""

    fraza = TextField(label="Szukaj w nazwie", required=False)
    stan = forms.ChoiceField(
        label="Stan", required=False, choices=[("", "wszystkie"), ("active", "czynni"), ("archived", "w archiwum")]
    )


SampleRows = forms.formset_factory(SampleRow, extra=1, can_delete=True)

FILLED = {
    "name": "Koło Gospodyń Wiejskich „Kalina” w Podlesiu",
    "address": "Podlesie 14, 89-999 Brzozowa Górka",
    "phone": "52 000 00 00 wew. 3",
    "email": "kalina@przyklad.example",
    "is_ngo": True,
    "resources": "Dwanaście członkiń, świetlica z kuchnią na 40 posiłków dziennie.",
    "kinds": ["posiłki"],
    "fee": Decimal("1234.50"),
    "people": 86,
    "since": dt.date(2026, 11, 22),
}
WRONG = {
    "name": "",
    "email": "kalina",
    "resources": "Świetlica 😀 " + "z kuchnią " * 40,
    "fee": "dwa złote",
    "people": "1,5",
    "since": "31.02.2026",
}


def _stale_form() -> SampleForm:
    form = SampleForm(FILLED | {"is_ngo": "true", "since": "22.11.2026", "fee": "20"}, prefix="s", initial=FILLED)
    form = SampleForm({f"s-{name}": value for name, value in form.data.items()}, prefix="s")
    form.was_stale = True
    form.stale = {
        "resources": Theirs(
            "Czternaście członkiń, bus.",
            ["Czternaście członkiń, bus."],
            "Jan Testowy, 22 listopada 2026, 14:03",
            f"Czternaście członkiń, bus.\n\n{FILLED['resources']}",
        ),
        "people": Theirs("90", ["90"], "Jan Testowy, 22 listopada 2026, 14:03"),
        "is_ngo": Theirs("Nie", ["false"], "Jan Testowy, 22 listopada 2026, 14:03"),
    }
    return form


def _rows(*, wrong: bool) -> forms.BaseFormSet:
    data = {"r-TOTAL_FORMS": "2", "r-INITIAL_FORMS": "1", "r-0-person": "", "r-0-post": "przewodnicząca"}
    if wrong:
        return SampleRows(data, prefix="r")
    return SampleRows(initial=[{"person": "Barbara Przykładna", "post": "przewodnicząca"}], prefix="ok")


def _chart() -> Chart:
    years = tuple(str(year) for year in range(2016, 2025))
    before = Series(name="spis 2011", values=(8412, 8390, 8371, 8344, *[None] * 5))
    after = Series(name="spis 2021", values=(*[None] * 4, 8216, 8190, None, 8121, 8090))
    note = "Spis z 2021 r. policzył mieszkańców na nowo: tych lat nie łączy się z wcześniejszymi."
    return Chart(
        kind="line", title="Mieszkańcy gminy", categories=years, series=(before, after), unit="osoba", notes=(note,)
    )


def _bars() -> Chart:
    kinds = tuple(label for _, label in KINDS)
    lines = (Series(name="2022", values=(41, 62, 18, 7, 54)), Series(name="2025", values=(58, 96, 17, None, 71)))
    return Chart(kind="bar", title="Ilu odbiorców", categories=kinds, series=lines, unit="osoba", heading="Usługa")


def context(request) -> dict:
    """Return everything the gallery page prints."""
    page = Paginator(range(300), 25).get_page(request.GET.get("strona", 5))
    return {
        "form": SampleForm(initial=FILLED, prefix="f"),
        "wrong": SampleForm({f"w-{name}": value for name, value in WRONG.items()}, prefix="w"),
        "stale": _stale_form(),
        "rows": _rows(wrong=False),
        "wrong_rows": _rows(wrong=True),
        "filter_form": SampleFilters(request.GET or None),
        "page": page,
        "chart": _chart(),
        "bars": _bars(),
        "refusal": Refusal("Wójtowi można wysłać po uzupełnieniu pkt 11."),
        "differences": [
            Difference("Posiłki: liczba osób", "60 osób", "co najmniej 90 osób"),
            Difference("Opłata", "20 zł za godzinę", "bezpłatnie do 31 sierpnia 2027 r., potem 15 zł"),
            Difference("Standard", "", "dołączono"),
        ],
        "steps": [
            SimpleNamespace(
                no="krok 1", name="Diagnoza", kind="done", word="gotowe", note="W mocy do czerwca 2029 r."
            ),
            SimpleNamespace(no="krok 2", name="Wykonawcy", kind="now", word="w toku", note="18 z 21 usług"),
            SimpleNamespace(no="krok 4", name="Kadra", kind="warn", word="uwaga", note="Brakuje 6 asystentów"),
            SimpleNamespace(no="krok 7", name="Ocena", kind="stop", word="po terminie", note="Termin minął"),
            SimpleNamespace(no="krok 8", name="Następna diagnoza", kind="idle", word="przed tobą", note="14 notatek"),
        ],
        "amount": Decimal("2489370.50"),
        "today": dt.date(2026, 11, 22),
    }
