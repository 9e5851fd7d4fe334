"""Rows of the staffing balance and plans of filling gaps."""

from django import forms
from django.db.models import F

from cus.text.database import PolishSortKey
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from diagnosis.enums import FillingManner
from diagnosis.models import FillingPlan, StaffingRow
from diagnosis.staffing.balance import conditions_of
from diagnosis.staffing.paths import ANY, MOST_PATHS, paths_of, said_of
from partners.models import Partner
from services.models import Service


class AddRowForm(PlainPaperForm):
    """Which service is added to the balance."""

    rows = [Row("Usługa", "z katalogu", "service")]
    service = forms.ModelChoiceField(label="usługa", queryset=Service.objects.none(), empty_label="wybierz usługę")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["service"].queryset = Service.objects.active()


class StaffingRowForm(PaperForm):
    """Plan, path, norm with its source, own staff."""

    rows = [
        Row("Ścieżka kwalifikacji", "wymagania z katalogu usług", "path"),
        Row("Plan", "ilu odbiorcom, rodzinom, miejscom ma służyć usługa", "planned_own", "unit"),
        Row("Norma", "ilu ludzi na ile jednostek planu, np. 1 osoba na 10 odbiorców", "norm_staff", "norm_units"),
        Row("Skąd norma", "przepis, standard usługi, ustalenie centrum", "norm_source"),
        Row(
            "Kadra własna", "pracownicy centrum i jednostek gminy, którzy spełniają wymagania", "own_staff", "own_note"
        ),
    ]

    class Meta:
        model = StaffingRow
        fields = ["path", "planned_own", "unit", "norm_staff", "norm_units", "norm_source", "own_staff", "own_note"]
        help_texts = {
            "own_note": "Nazwa jednostki lub działu, bez nazwisk.",
            "norm_source": "Na przykład: standard jakości usługi, punkt 2; ustalenie zespołu z 3.09.2026.",
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        paths = paths_of(conditions_of(row))
        known = [key for key, _ in paths]
        lost = [(row.path, f"{row.path_said} (katalog już jej nie zna)")] if row.path and row.path not in known else []
        label = self.fields["path"].label
        if paths or lost:
            choices = [("", ANY), *paths, *lost]
            self.fields["path"] = forms.ChoiceField(label=label, choices=choices, required=False)
        else:
            self.fields["path"] = forms.ChoiceField(
                label=label,
                choices=[("", ANY)],
                required=False,
                help_text=f"Katalog nie daje tu wyboru albo daje więcej niż {MOST_PATHS} możliwości.",
            )
        taken = row.planned_source and "nie podano liczby" if row.planned_taken is None else str(row.planned_taken)
        said = f"Puste pole: obowiązuje liczba z formularza potrzeb ({taken})." if taken else ""
        self.fields["planned_own"].help_text = said or "Formularz potrzeb nie podaje liczby dla tej usługi."

    def clean(self) -> dict:
        """A norm is two numbers and its source; a plan taken from form 1 keeps its unit."""
        cleaned = super().clean()
        norm = [cleaned.get("norm_staff"), cleaned.get("norm_units")]
        for name, value in zip(("norm_staff", "norm_units"), norm, strict=True):
            if name in self.errors:
                continue
            if value is not None and value <= 0:
                self.add_error(name, "Wpisz liczbę większą od zera.")
            elif value is None and any(one is not None for one in norm):
                self.add_error(
                    name, "Norma to dwie liczby: ilu ludzi i na ile jednostek. Dopisz drugą albo usuń obie."
                )
        if (
            any(one is not None for one in norm)
            and not cleaned.get("norm_source")
            and "norm_source" not in self.errors
        ):
            self.add_error("norm_source", "Napisz, skąd pochodzi norma: bez źródła nikt jej nie sprawdzi.")
        taken_unit = self.instance.unit if self.instance.planned_taken is not None else None
        if taken_unit and cleaned.get("unit") not in (None, taken_unit) and cleaned.get("planned_own") is None:
            self.add_error("unit", "Liczba z formularza potrzeb jest w innej jednostce. Wpisz własną liczbę.")
        return cleaned

    def fields_for_action(self) -> dict:
        """Return fields of the model by name, the words of the path among them."""
        fields = {name: self.cleaned_data[name] for name in self.Meta.fields}
        said = said_of(conditions_of(self.instance), fields["path"])
        if fields["path"] and not said:
            said = self.instance.path_said
        return fields | {"path_said": said}


class FillingPlanForm(PaperForm):
    """How many people, in what manner, who trains, who employs, by when."""

    rows = [
        Row("Dla ilu osób", "ile z brakujących osób da ten plan", "number"),
        Row("W jaki sposób", "", "manner"),
        Row("Kto przygotuje", "szkolenie, kurs, reintegracja zawodowa (CIS, KIS)", "trainer", "trainer_other"),
        Row("Kto zatrudni", "przyszły pracodawca", "employer", "employer_other"),
        Row("Do kiedy", "", "due_on"),
        Row("Stan", "", "state"),
        Row("Uwagi", "bez nazwisk", "note"),
    ]

    class Meta:
        model = FillingPlan
        fields = [
            *("number", "manner", "trainer", "trainer_other", "employer", "employer_other"),
            *("due_on", "state", "note"),
        ]
        labels = {
            "trainer": "przygotuje partner z rejestru",
            "trainer_other": "albo podmiot spoza rejestru, który przygotuje",
            "employer": "zatrudni partner z rejestru",
            "employer_other": "albo podmiot spoza rejestru, który zatrudni",
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("trainer", "employer"):
            field = self.fields[name]
            chosen = getattr(self.instance, f"{name}_id")
            field.queryset = Partner.objects.active() | Partner.objects.filter(pk=chosen)
            field.empty_label = "nie wskazano"
        # Entities of social employment prepare staff (the agreement's second point): they come first.
        first = F("works_for_social_employment").desc(nulls_last=True)
        trainers = self.fields["trainer"]
        trainers.queryset = trainers.queryset.order_by(first, PolishSortKey("name"), "pk")
        trainers.label_from_instance = _trainer_label

    def clean(self) -> dict:
        """Whoever is to train or to employ has to be named, as the manner says; one body, not two."""
        cleaned = super().clean()
        manner = cleaned.get("manner")
        trains = manner in (FillingManner.TRAIN, FillingManner.TRAIN_AND_HIRE)
        employs = manner in (FillingManner.HIRE, FillingManner.TRAIN_AND_HIRE, FillingManner.COMMISSION)
        if trains and not (cleaned.get("trainer") or cleaned.get("trainer_other")):
            self.add_error("trainer", "Wskaż, kto przygotuje te osoby: partnera z rejestru albo podmiot spoza niego.")
        if employs and not (cleaned.get("employer") or cleaned.get("employer_other")):
            self.add_error("employer", "Wskaż, kto zatrudni te osoby: partnera z rejestru albo podmiot spoza niego.")
        for name in ("trainer", "employer"):
            if cleaned.get(name) and cleaned.get(f"{name}_other"):
                self.add_error(f"{name}_other", "Wybrano partnera z rejestru. Usuń ten wpis albo cofnij wybór.")
        return cleaned

    def fields_for_action(self) -> dict:
        """Return fields of the model by name."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def _trainer_label(partner: Partner) -> str:
    return f"{partner.name} (zatrudnienie socjalne)" if partner.works_for_social_employment else partner.name
