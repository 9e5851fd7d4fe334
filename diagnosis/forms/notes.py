"""A note of the year, the filters of their list, and what a diagnosis does with the chosen ones."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from cus.centre.models import CentreGmina, Gmina
from cus.text.database import PolishSortKey
from cus.ui.fields import TextField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from diagnosis.enums import NoteKind, NoteWeight
from diagnosis.models import Diagnosis, Note
from services.models import ServiceArea

# What the next note of a series is likely to share with the one just written.
CARRIED = ("noted_on", "gmina", "source", "source_detail", "kind")
GROUPS = "znane-grupy"


class NoteForm(OnceMixin, PaperForm):
    """A note: the day and the subject are enough."""

    rows = [
        Row("Data", "kiedy to zauważono", "noted_on"),
        Row("Temat", "jednym zdaniem", "subject"),
        Row("Treść", "o grupie albo miejscu, bez nazwisk mieszkańców", "text"),
        Row("Grupa", "np. seniorzy mieszkający samotnie", "group"),
        Row("Zakres i gmina", "art. 2 ust. 1", "area", "gmina"),
        Row("Źródło", "skąd to wiadomo", "source", "source_detail"),
        Row("Waga i rodzaj", "art. 27 i 32", "weight", "kind"),
        Row("Diagnoza", "art. 21 ust. 2: wnioski istotnie się zmieniły", "update_needed"),
    ]

    class Meta:
        model = Note
        fields = [
            *("noted_on", "subject", "text", "group", "area", "gmina"),
            *("source", "source_detail", "weight", "kind", "update_needed"),
        ]
        widgets = {
            "group": forms.TextInput(attrs={"list": GROUPS, "autocomplete": "off"}),
            "text": forms.Textarea(attrs={"rows": 4}),
        }
        help_texts = {"source_detail": "Na przykład: zebranie wiejskie w maju, raport szkoły."}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        served = Q(pk__in=CentreGmina.objects.serving(timezone.localdate()).order_by().values("gmina"))
        self.fields["gmina"].queryset = Gmina.objects.filter(served | Q(pk=self.instance.gmina_id)).order_by(
            PolishSortKey("name"), "pk"
        )
        self.fields["gmina"].empty_label = "cały obszar centrum"
        self.fields["area"].empty_label = "bez zakresu"
        if self.instance.pk is None and not self.is_bound:
            self.fields["subject"].widget.attrs["autofocus"] = True

    def clean_noted_on(self):
        """What was seen was seen already."""
        day = self.cleaned_data["noted_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Ta data jest z przyszłości. Wpisz dzień, w którym to zauważono.")
        return day

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def carried(self) -> dict[str, str]:
        """What the next note begins with, as an address carries it."""
        values = {name: self.cleaned_data[name] for name in CARRIED}
        return {name: str(getattr(value, "pk", value)) for name, value in values.items() if value}


def _choice(label: str, nothing: str, choices=()) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", nothing), *choices])


STATES = [
    ("czekaja", "czekają na odczytanie"),
    ("potrzeby", "wzięte do potrzeb"),
    ("bez-zmian", "odczytane bez zmian"),
]


class NoteFilters(forms.Form):
    """Filters of the list; ``narrowed(notes)`` applies them after ``is_valid()``."""

    q = forms.CharField(label="słowa z notatki", required=False, max_length=200)
    stan = _choice("stan", "wszystkie", STATES)
    rok = _choice("rok", "każdy")
    zakres = _choice("zakres usług", "każdy")
    grupa = _choice("grupa", "każda")
    gmina = _choice("gmina", "każda")
    rodzaj = _choice("czego dotyczą", "bez znaczenia", NoteKind.choices)
    waga = _choice("waga", "każda", NoteWeight.choices)
    aktualizacja = _choice("aktualizacja diagnozy", "bez znaczenia", [("tak", "wymagają aktualizacji")])

    def __init__(self, *args, notes, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        years = notes.order_by().dates("noted_on", "year", order="DESC")
        groups = notes.exclude(group="").order_by(PolishSortKey("group")).values_list("group", flat=True).distinct()
        gminas = Gmina.objects.filter(pk__in=notes.order_by().values("gmina"))
        areas = ServiceArea.objects.filter(pk__in=notes.order_by().values("area"))
        self._offer("rok", [(str(day.year), str(day.year)) for day in years])
        self._offer("grupa", [(group, group) for group in groups])
        self._offer("gmina", [(gmina.pk, gmina.name) for gmina in gminas])
        self._offer("zakres", [(str(area.pk), str(area)) for area in areas])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [*self.fields[name].choices, *choices]

    def narrowed(self, notes):
        """Return the notes that pass the filters; an unknown value filters nothing."""
        data = getattr(self, "cleaned_data", {})
        for name, narrow in NARROWING.items():
            if data.get(name):
                notes = narrow(notes, data[name])
        return notes


NARROWING = {
    "q": lambda notes, value: notes.search(value),
    "stan": lambda notes, value: notes.filter(
        **{
            "czekaja": {"reading__isnull": True},
            "potrzeby": {"reading__need__isnull": False},
            "bez-zmian": {"reading__isnull": False, "reading__need__isnull": True},
        }[value]
    ),
    "rok": lambda notes, value: notes.filter(noted_on__year=int(value)),
    "zakres": lambda notes, value: notes.filter(area=int(value)),
    "grupa": lambda notes, value: notes.filter(group=value),
    "gmina": lambda notes, value: notes.filter(gmina=value),
    "rodzaj": lambda notes, value: notes.filter(kind=value),
    "waga": lambda notes, value: notes.filter(weight=int(value)),
    "aktualizacja": lambda notes, value: notes.filter(update_needed=True),
}

NOTHING_NEW = "nie wnosi nic nowego"


class ReadingForm(forms.Form):
    """The notes ticked on the page of a diagnosis, and the row or the reason they go with."""

    notes = forms.ModelMultipleChoiceField(
        Note.objects.none(), label="notatki", error_messages={"required": "Zaznacz choć jedną notatkę."}
    )
    row = forms.ModelChoiceField(
        None, to_field_name="key", label="wiersz formularza potrzeb", required=False, empty_label="wybierz wiersz"
    )
    reason = TextField(label="powód", max_length=300, required=False, initial=NOTHING_NEW)
    use_required_attribute = False

    def __init__(self, *args, diagnosis: Diagnosis, waiting, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["notes"].queryset = waiting
        rows = self.fields["row"]
        rows.queryset = diagnosis.needs.in_order()
        rows.label_from_instance = lambda need: f"{need.group or 'bez grupy'}: {need}"[:120]
