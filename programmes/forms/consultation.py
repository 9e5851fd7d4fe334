"""What is asked of a consultation of a programme: how it is held, a remark, the answer, the closing."""

from typing import Any

from django import forms
from django.utils import timezone

from cus.ui.fields import LongTextField
from cus.ui.forms import PaperForm, PlainPaperForm, Row
from cus.ui.once import OnceMixin
from diagnosis.enums import NAMED_SENDERS, ConsultationChannel
from diagnosis.validators import no_pesel
from programmes.models import ProgrammeConsultation, ProgrammeRemark


class ConsultationForm(PaperForm):
    """On what basis, when and how remarks can be given."""

    version_field = "edit_version"
    channels = forms.MultipleChoiceField(
        label="jak można zgłaszać uwagi",
        choices=ConsultationChannel.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    rows = [
        Row("Podstawa", "na przykład uchwała rady o sposobie konsultacji: numer i data", "basis"),
        Row("Kiedy", "ustawa nie mówi, jak długo", "starts_on", "ends_on"),
        Row("Jak można zgłaszać uwagi", "", "channels"),
        Row("Gdzie jest projekt i dokąd słać uwagi", "adresy, godziny, strona internetowa", "about"),
    ]

    class Meta:
        model = ProgrammeConsultation
        fields = ["basis", "starts_on", "ends_on", "channels", "about"]

    def clean(self) -> dict[str, Any]:
        """The days stand in order."""
        data = super().clean()
        start, end = data.get("starts_on"), data.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", "Ostatni dzień nie może być przed pierwszym.")
        return data

    def validate_constraints(self) -> None:
        """Said at the field above."""

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ProgrammeRemarkForm(OnceMixin, PaperForm):
    """A remark as it came; a resident is never named."""

    version_field = "edit_version"
    rows = [
        Row("Kiedy i jak wpłynęła", "", "received_on", "channel"),
        Row("Od kogo", "rodzaj nadawcy; nazwa tylko przy organizacji", "sender", "organisation"),
        Row("Treść uwagi", "bez nazwisk mieszkańców", "text"),
    ]

    class Meta:
        model = ProgrammeRemark
        fields = ["received_on", "channel", "sender", "organisation", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def clean_received_on(self):
        """A remark is recorded when it has come."""
        day = self.cleaned_data["received_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Ta data jest z przyszłości.")
        return day

    def clean(self) -> dict[str, Any]:
        """A name only beside a body."""
        data = super().clean()
        if data.get("organisation") and data.get("sender") and data["sender"] not in NAMED_SENDERS:
            self.add_error("organisation", "Nazwę wpisuje się tylko przy organizacji lub instytucji. Usuń ją.")
        return data

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ProgrammeAnswerForm(PaperForm):
    """What the centre decided about a remark, why, and what it changed."""

    version_field = "edit_version"
    rows = [
        Row("Rozstrzygnięcie", "", "verdict"),
        Row("Odpowiedź", "z uzasadnieniem, zrozumiałym dla zgłaszającego", "answer"),
        Row("Co zmieniono w programie", "dopiero gdy zmiana jest w treści; puste przypomina o pracy", "changes"),
    ]

    class Meta:
        model = ProgrammeRemark
        fields = ["verdict", "answer", "changes"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("verdict", "answer"):
            self.fields[name].required = True

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class ClosingForm(PlainPaperForm):
    """A note on what came of the consultation."""

    note = LongTextField(label="podsumowanie", required=False, validators=[no_pesel])
    rows = [Row("Podsumowanie", "trafi do raportu; konieczne, gdy jakaś uwaga nie ma odpowiedzi", "note")]
