"""One row of form 1 on a page of its own: the way that needs no scripts."""

from typing import Any

from django import forms

from cus.ui.forms import PaperForm, Row
from diagnosis.models import Diagnosis, Need
from diagnosis.sheet import AREAS, DETAIL_FIELDS, SERVICES, TEXT_FIELDS
from services.models import Service


class NeedForm(PaperForm):
    """The four printed columns, then what the application adds to them.

    A draft may be half empty; a number needs its unit.
    """

    rows = [
        Row("Grupa społeczna", "np. seniorzy", "group"),
        Row("Problem", "jakie są główne problemy grupy?", "problem"),
        Row("Potrzeby", "na które nie odpowiada lokalny rynek usług społecznych", "need"),
        Row("Sposoby zaspokajania potrzeb", "jaką propozycją usług można zaspokoić potrzebę?", "ways"),
        Row("Usługi z katalogu", "usługi, które odpowiadają na potrzebę", "services"),
        Row("Nowa usługa", "gdy w katalogu nie ma odpowiedniej", "proposed"),
        Row("Zakresy usług", "art. 2 ust. 1", "areas"),
        Row("Kogo i ilu dotyczy", "", "number", "unit", "at_least"),
        Row("Rodzaj potrzeby i gmina", "", "kind", "gmina"),
        Row("Priorytet", "skala × dotkliwość, najwyżej 25", "size", "severity", "evidence"),
    ]

    proposed = forms.CharField(
        label="nazwa nowej usługi",
        required=False,
        max_length=200,
        help_text="Trafi do katalogu jako projekt i od razu stanie przy tej potrzebie.",
    )

    class Meta:
        model = Need
        fields = [
            *TEXT_FIELDS,
            "services",
            "areas",
            "number",
            "unit",
            "at_least",
            "kind",
            "gmina",
            "size",
            "severity",
            "evidence",
        ]
        widgets = {"services": forms.CheckboxSelectMultiple, "areas": forms.CheckboxSelectMultiple}
        error_messages = {
            "number": {"invalid": "Wpisz liczbę całkowitą bez słów i znaków. Procent wpisz w polu „Problem”."}
        }
        help_texts = {
            "size": "Od 1 (nieliczni) do 5 (bardzo wielu).",
            "severity": "Od 1 (uciążliwość) do 5 (zagrożenie życia lub zdrowia).",
            "evidence": "Od 1 (opinia) do 3 (dane lub badanie).",
        }

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        kept = [link.service_id for link in self.instance.service_links.all()] if self.instance.pk else []
        self.fields["services"].queryset = Service.objects.for_needs() | Service.objects.filter(pk__in=kept)
        self.fields["services"].required = False
        self.fields["gmina"].queryset = diagnosis.gminas.all()
        self.fields["gmina"].empty_label = "cały obszar diagnozy"

    def clean(self) -> dict[str, Any]:
        """A number says what it counts."""
        cleaned = super().clean()
        if cleaned.get("number") is not None and not cleaned.get("unit"):
            self.add_error("unit", "Wybierz, czego dotyczy liczba: osoby, rodziny, miejsca…")
        if cleaned.get("number") == 0:
            self.add_error("number", "Wpisz liczbę większą od zera albo zostaw puste pole.")
        return cleaned

    def cells(self) -> dict[str, Any]:
        """Return the whole row as the sheet's actions take it."""
        data = self.cleaned_data
        row = {name: data[name] for name in (*TEXT_FIELDS, *DETAIL_FIELDS) if name in data}
        row["gmina_id"] = data["gmina"].pk if data["gmina"] else None
        row[SERVICES] = sorted(service.pk for service in data["services"])
        row[AREAS] = sorted(area.pk for area in data["areas"])
        return row
