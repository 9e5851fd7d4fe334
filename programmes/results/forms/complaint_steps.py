"""The steps of a complaint: one form each. Days are checked against what went before."""

import datetime
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from cus.text.dates import day as polish_day
from cus.ui.fields import IntegerField, LongTextField
from cus.ui.forms import PaperForm, Row
from programmes.results.complaining.enums import DAYS_TO_EXPLAIN, Finding
from programmes.results.forms.complaints import MOST_DAYS, PAST_MESSAGE
from programmes.results.models import Complaint


class StepForm(PaperForm):
    """One step: ``day_field`` proposes today, and lies between what it follows (``follows``) and today."""

    day_field: ClassVar[str] = ""
    follows: ClassVar[dict[str, str]] = {"received_on": "wpływ"}
    needed: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args, **kwargs) -> None:
        instance, name = kwargs["instance"], self.day_field
        if name and getattr(instance, name) is None:
            kwargs["initial"] = {name: timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for required in filter(None, (name, *self.needed)):
            self.fields[required].required = True

    def clean(self) -> dict[str, Any]:
        """The day is no later than today and no earlier than the steps before."""
        data = super().clean()
        day = data.get(self.day_field)
        if day is None:
            return data
        if day > timezone.localdate():
            self.add_error(self.day_field, PAST_MESSAGE)
            return data
        for name, words in self.follows.items():
            before = getattr(self.instance, name)
            if isinstance(before, datetime.date) and day < before:
                self.add_error(self.day_field, f"Ta data jest wcześniejsza niż {words}: {polish_day(before)} r.")
                break
        return data

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class AskForm(StepForm):
    """When the provider was asked to explain, and how many days they have."""

    day_field = "asked_on"
    days = IntegerField(label="dni na wyjaśnienie", min_value=1, max_value=MOST_DAYS, initial=DAYS_TO_EXPLAIN)
    rows = [Row("Prośba o wyjaśnienie", "praktyka centrum, nie termin z ustawy", "asked_on", "days")]

    class Meta:
        model = Complaint
        fields = ["asked_on"]

    def values(self) -> dict[str, Any]:
        """The day and the number of days."""
        return super().values() | {"days": self.cleaned_data["days"]}


class ExplainForm(StepForm):
    """What the provider explained."""

    day_field = "explained_on"
    needed = ("explanation",)
    rows = [
        Row("Kiedy wyjaśniono", "data odpowiedzi wykonawcy", "explained_on"),
        Row("Wyjaśnienie", "własnymi słowami, bez danych mieszkańców; samą odpowiedź dołącz do sprawy", "explanation"),
    ]

    class Meta:
        model = Complaint
        fields = ["explained_on", "explanation"]
        widgets = {"explanation": forms.Textarea(attrs={"rows": 6})}


class FindForm(StepForm):
    """What the centre found, and what it demands."""

    day_field = "found_on"
    needed = ("finding",)
    rows = [
        Row("Ustalenie", "po wyjaśnieniu albo bez niego", "finding", "found_on"),
        Row("Uzasadnienie", "na czym opiera się ustalenie", "finding_note"),
        Row(
            "Żądanie poprawy",
            "puste, jeśli nie ma czego poprawiać",
            "correction",
            "correction_due",
            wide=["correction"],
        ),
    ]

    class Meta:
        model = Complaint
        fields = ["finding", "found_on", "finding_note", "correction", "correction_due"]
        widgets = {
            "finding": forms.RadioSelect,
            "finding_note": forms.Textarea(attrs={"rows": 4}),
            "correction": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].choices = Finding.choices

    def clean(self) -> dict[str, Any]:
        """A demand has its deadline, and a deadline its demand."""
        data = super().clean()
        demand, due, found = data.get("correction"), data.get("correction_due"), data.get("found_on")
        if demand and not due and "correction_due" not in self.errors:
            self.add_error("correction_due", "Wpisz, do kiedy wykonawca ma to poprawić.")
        if due and not demand and "correction" not in self.errors:
            self.add_error("correction", "Wpisz, czego centrum żąda, albo usuń termin.")
        if due and found and due < found:
            self.add_error("correction_due", "Termin poprawy nie może być wcześniejszy niż ustalenia.")
        return data


class CorrectForm(StepForm):
    """What the provider corrected."""

    day_field = "corrected_on"
    follows = {"found_on": "ustalenia"}
    rows = [
        Row("Kiedy poprawiono", "", "corrected_on"),
        Row("Co poprawiono", "co się zmieniło i jak to sprawdzono", "correction_note"),
    ]

    class Meta:
        model = Complaint
        fields = ["corrected_on", "correction_note"]
        widgets = {"correction_note": forms.Textarea(attrs={"rows": 4})}


class CloseForm(StepForm):
    """How it ended."""

    day_field = "closed_on"
    follows = {
        "corrected_on": "poprawa",
        "found_on": "ustalenia",
        "explained_on": "wyjaśnienie",
        "received_on": "wpływ",
    }
    needed = ("conclusion",)
    rows = [
        Row("Data zamknięcia", "", "closed_on"),
        Row("Wniosek", "czego to uczy na przyszłość", "conclusion"),
    ]

    class Meta:
        model = Complaint
        fields = ["closed_on", "conclusion"]
        widgets = {"conclusion": forms.Textarea(attrs={"rows": 4})}


class ReopenForm(StepForm):
    """Why it comes back."""

    reason = LongTextField(label="powód", max_length=2000)
    rows = [Row("Powód", "zostaje w dzienniku sprawy", "reason")]

    class Meta:
        model = Complaint
        fields = []

    def values(self) -> dict[str, Any]:
        """The reason."""
        return {"reason": self.cleaned_data["reason"]}
