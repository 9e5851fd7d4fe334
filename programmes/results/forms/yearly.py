"""Forms of the yearly report and plan."""

from typing import Any

from django import forms
from django.utils import timezone

from cus.centre.models import CentreGmina, Gmina, Post
from cus.ui.forms import DateField, LongTextField, PaperForm, PlainPaperForm, Row, TextField
from cus.ui.once import OnceMixin
from diagnosis.validators import no_pesel
from programmes.results.models import AnnualEdition, AnnualPaper, AnnualPart, PlanTask
from programmes.results.yearly.kinds import PaperKind, TaskOrigin, TaskOutcome

NO_NAMES = "Bez imion i nazwisk mieszkańców: piszemy o stanowiskach, grupach i usługach."
LONG = 20_000


class AnnualStartForm(OnceMixin, PaperForm):
    """Which paper, of which year, for which gmina."""

    rows = [
        Row("Dokument", "sprawozdanie: art. 18; plan: art. 24 ust. 2 pkt 4", "kind"),
        Row("Rok", "sprawozdanie za ten rok albo plan na ten rok", "year"),
        Row("Gmina", "każda gmina dostaje własny dokument", "gmina"),
        Row("Termin", "przyjęty w centrum: ustawa nie wyznacza dnia", "due_on"),
    ]

    kind = forms.ChoiceField(label="dokument", choices=PaperKind.choices, widget=forms.RadioSelect)

    class Meta:
        model = AnnualPaper
        fields = ["year", "gmina", "due_on"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        served = CentreGmina.objects.not_left(timezone.localdate()).order_by().values("gmina")
        self.fields["gmina"].queryset = Gmina.objects.filter(pk__in=served)
        self.fields["gmina"].empty_label = "wybierz gminę"

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in ("kind", "year", "gmina", "due_on")}


class AnnualDueForm(PaperForm):
    """The day that the centre set itself."""

    rows = [Row("Termin", "przyjęty w centrum: ustawa nie wyznacza dnia", "due_on")]

    class Meta:
        model = AnnualPaper
        fields = ["due_on"]


class AnnualPartForm(PaperForm):
    """What the centre writes in a part."""

    rows = [Row("Opis", NO_NAMES, "text", wide=["text"])]

    class Meta:
        model = AnnualPart
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 14})}

    def clean_text(self) -> str:
        """Numbers of people are refused."""
        no_pesel(self.cleaned_data["text"])
        return self.cleaned_data["text"]


class AnnualApproveForm(PlainPaperForm):
    """Number and date of the edition."""

    rows = [
        Row("Numer", "znak sprawy albo numer dokumentu w centrum", "number"),
        Row("Data", "dzień podpisania", "dated_on"),
    ]

    number = TextField(label="numer", max_length=60)
    dated_on = DateField(label="data")
    seen = forms.IntegerField(widget=forms.HiddenInput)


class AnnualCorrectionForm(PlainPaperForm):
    """Why an approved paper is opened again."""

    rows = [Row("Powód korekty", "znajdzie się w nowym wydaniu", "reason", wide=["reason"])]

    reason = LongTextField(label="powód", max_length=LONG, validators=[no_pesel])


class AnnualCouncilForm(PaperForm):
    """What the council did with the report."""

    rows = [
        Row("Przekazano radzie", "art. 18; ustawa nie wyznacza dnia", "handed_on"),
        Row("Przyjęto do wiadomości", "jeżeli rada zajęła stanowisko", "noted_on", "resolution_number"),
    ]

    class Meta:
        model = AnnualEdition
        fields = ["handed_on", "noted_on", "resolution_number"]

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class PlanTaskForm(OnceMixin, PaperForm):
    """A row of the plan."""

    rows = [
        Row("Zadanie", NO_NAMES, "task"),
        Row("Z czego wynika", "potrzeba, umowa, etap programu, wniosek", "origin", "origin_text"),
        Row("Kto odpowiada", "stanowisko", "post"),
        Row("Kiedy", "dni z roku planu", "starts_on", "ends_on"),
        Row("Miara", "po czym poznamy, że wykonano", "measure"),
        Row("Pieniądze", "w złotych; puste: zadanie nie kosztuje albo nie wiadomo", "money", "money_source"),
    ]

    class Meta:
        model = PlanTask
        fields = [
            *("task", "origin", "origin_text", "post", "starts_on", "ends_on"),
            *("measure", "money", "money_source"),
        ]
        widgets = {"task": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        standing = Post.objects.filter(abolished_on__isnull=True) | Post.objects.filter(pk=self.instance.post_id)
        self.fields["post"].queryset = standing.order_by("pk")
        self.fields["post"].empty_label = "nie wskazano"

    def clean_task(self) -> str:
        """Numbers of people are refused."""
        no_pesel(self.cleaned_data["task"])
        return self.cleaned_data["task"]

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields} | {
            "origin": self.cleaned_data["origin"] or TaskOrigin.OWN
        }


class PlanOutcomeForm(PaperForm):
    """What became of a task."""

    rows = [
        Row("Wykonanie", "trafi do sprawozdania z działalności", "outcome"),
        Row("Co zrobiono albo dlaczego nie", NO_NAMES, "note"),
    ]

    outcome = forms.ChoiceField(
        label="wykonanie", choices=TaskOutcome.choices, required=False, widget=forms.RadioSelect
    )
    note = TextField(
        label="opis", max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 4}), validators=[no_pesel]
    )

    class Meta:
        model = PlanTask
        fields: list[str] = []

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("outcome", self.instance.outcome)
        self.initial.setdefault("note", self.instance.outcome_note)
