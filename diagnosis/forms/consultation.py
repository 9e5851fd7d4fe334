"""The consultation: how it is held, a meeting, a remark, the answer to it."""

from typing import Any

from django import forms
from django.utils import timezone

from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from diagnosis.enums import NAMED_SENDERS, ConsultationChannel, DiagnosisPart
from diagnosis.models import Consultation, ConsultationMeeting, ConsultationRemark, Diagnosis

# What the next remark of a pile is likely to share with the one just written.
CARRIED = ("received_on", "channel", "meeting", "sender")


class _Choices(forms.MultipleChoiceField):
    """Several words of a closed list, kept in their order."""

    widget = forms.CheckboxSelectMultiple


def _no_future(form: forms.ModelForm, name: str):
    day = form.cleaned_data[name]
    if day and day > timezone.localdate():
        raise forms.ValidationError("Ta data jest z przyszłości.")
    return day


def _of_gminas(form: forms.ModelForm, diagnosis: Diagnosis) -> None:
    form.fields["gmina"].queryset = diagnosis.gminas.all()
    form.fields["gmina"].empty_label = "cały obszar diagnozy"


class ArrangementForm(PaperForm):
    """How remarks can be given, where the draft lies, who leads, what came of it."""

    channels = _Choices(label="jak można zgłaszać uwagi", choices=ConsultationChannel.choices, required=False)
    rows = [
        Row("Jak można zgłaszać uwagi", "ustawa nie narzuca formy", "channels"),
        Row("Gdzie jest projekt i dokąd słać uwagi", "adresy, godziny, strona internetowa", "how"),
        Row("Kto prowadzi konsultacje", "stanowisko lub osoba do kontaktu w centrum", "coordinator"),
        Row("Wnioski z konsultacji", "zwykle po ich zakończeniu; trafią do raportu", "conclusions"),
    ]

    class Meta:
        model = Consultation
        fields = ["channels", "how", "coordinator", "conclusions"]

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MeetingForm(OnceMixin, PaperForm):
    """A meeting: when, where, for whom, how many people, what was said."""

    rows = [
        Row("Data i miejsce", "", "held_on", "place"),
        Row("Dla kogo i ilu", "policz osoby, nie wpisuj nazwisk", "audience", "participants", "gmina"),
        Row("Przebieg", "o czym mówiono; uwagi wpisuje się osobno", "minutes"),
    ]

    class Meta:
        model = ConsultationMeeting
        fields = ["held_on", "place", "audience", "participants", "gmina", "minutes"]
        widgets = {"minutes": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _of_gminas(self, diagnosis)

    def clean_held_on(self):
        """A meeting is written down after it was."""
        return _no_future(self, "held_on")

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RemarkForm(OnceMixin, PaperForm):
    """A remark as it came; a resident is never named."""

    parts = _Choices(label="części diagnozy, których dotyczy", choices=DiagnosisPart.choices, required=False)
    needs = forms.ModelMultipleChoiceField(
        None, label="potrzeby, których dotyczy", required=False, widget=forms.CheckboxSelectMultiple
    )
    rows = [
        Row("Kiedy i jak wpłynęła", "", "received_on", "channel", "meeting"),
        Row("Od kogo", "rodzaj nadawcy; nazwa tylko przy organizacji", "sender", "organisation"),
        Row("Treść uwagi", "bez nazwisk mieszkańców", "text"),
        Row("Czego dotyczy", "", "parts", "gmina", wide=["parts"]),
        Row("Potrzeby", "wiersze formularza potrzeb", "needs"),
    ]

    class Meta:
        model = ConsultationRemark
        fields = ["received_on", "channel", "meeting", "sender", "organisation", "text", "parts", "gmina"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        _of_gminas(self, diagnosis)
        self.fields["meeting"].queryset = diagnosis.consultation_meetings.all()
        self.fields["meeting"].empty_label = "nie na spotkaniu"
        needs = list(diagnosis.needs.in_order())
        numbers = {need.pk: place for place, need in enumerate(needs, start=1)}
        field = self.fields["needs"]
        field.queryset = diagnosis.needs.in_order()
        field.label_from_instance = lambda need: f"{numbers.get(need.pk, '')}. {need}"
        if self.instance.pk:
            self.initial["needs"] = [link.need_id for link in self.instance.need_links.all()]
        elif not self.is_bound:
            self.fields["text"].widget.attrs["autofocus"] = True

    def clean_received_on(self):
        """A remark is recorded when it has come."""
        return _no_future(self, "received_on")

    def clean(self) -> dict[str, Any]:
        """A name only beside a body; a meeting only beside a remark given at one."""
        data = super().clean()
        if data.get("organisation") and data.get("sender") and data["sender"] not in NAMED_SENDERS:
            self.add_error("organisation", "Nazwę wpisuje się tylko przy organizacji lub instytucji. Usuń ją.")
        if data.get("meeting") and data.get("channel") and data["channel"] != ConsultationChannel.MEETING:
            self.add_error("meeting", "Spotkanie wskazuje się przy uwadze zgłoszonej na spotkaniu.")
        return data

    def values(self) -> dict[str, Any]:
        """What the action saves, without the needs."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def carried(self) -> dict[str, str]:
        """What the next remark begins with, as an address carries it."""
        values = {name: self.cleaned_data[name] for name in CARRIED}
        return {name: str(getattr(value, "pk", value)) for name, value in values.items() if value}


class AnswerForm(PaperForm):
    """The centre's answer: what it decided, why, and what it changed."""

    rows = [
        Row("Rozstrzygnięcie", "", "verdict"),
        Row("Odpowiedź", "z uzasadnieniem, zrozumiałym dla zgłaszającego", "answer"),
        Row("Co zmieniono w diagnozie", "puste, jeżeli niczego", "changes"),
    ]

    class Meta:
        model = ConsultationRemark
        fields = ["verdict", "answer", "changes"]
        widgets = {"answer": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("verdict", "answer"):
            self.fields[name].required = True

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
