"""Creating a programme, picking its needs, adding services; the list's filters."""

from django import forms
from django.utils import timezone

from cus.ui.fields import TextField
from cus.ui.forms import PlainPaperForm, Row
from diagnosis.models import Diagnosis, Need
from programmes.basis import standing_diagnosis
from programmes.enums import ProgrammeState
from programmes.models import ProgrammeVersion
from services.models import Service


class NeedChoices(forms.ModelMultipleChoiceField):
    """Needs of one diagnosis to pick from."""

    widget = forms.CheckboxSelectMultiple


class CreateForm(PlainPaperForm):
    """Name and diagnosis; the needs are picked in the same form, once the diagnosis is known."""

    name = TextField(label="nazwa programu", max_length=200)
    diagnosis = forms.ModelChoiceField(Diagnosis.objects.none(), label="diagnoza", empty_label="wybierz diagnozę")
    rows = [
        Row("Nazwa programu", "art. 5 ust. 3 pkt 1", "name"),
        Row(
            "Diagnoza, z której powstaje", "art. 5 ust. 2", "diagnosis", note="Potrzeby wybierzesz w następnym kroku."
        ),
    ]

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        diagnoses = Diagnosis.objects.visible_to(user)
        self.fields["diagnosis"].queryset = diagnoses
        in_force = diagnoses.in_force_on(timezone.localdate()).first()
        self.initial.setdefault("diagnosis", in_force.pk if in_force else None)


class NeedsForm(forms.Form):
    """Which needs of the diagnosis the programme answers; ``seen`` is the version the list was opened with."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    needs = NeedChoices(Need.objects.none(), required=False, label="potrzeby")

    def __init__(self, *args, version: ProgrammeVersion, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.initial["seen"] = version.edit_version
        self.fields["needs"].queryset = Need.objects.filter(diagnosis=standing_diagnosis(version)).prefetch_related(
            "services"
        )

    def show_now(self, current: ProgrammeVersion) -> None:
        """After a stale edit the list knows the present version: saved again, now knowingly, it succeeds."""
        self.data = self.data.copy()
        self.data["seen"] = str(current.edit_version)


class AddItemsForm(forms.Form):
    """Services of the catalogue to add."""

    services = forms.ModelMultipleChoiceField(
        Service.objects.none(), label="usługi z katalogu", widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, version: ProgrammeVersion, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.fields["services"].queryset = Service.objects.active().exclude(programme_items__version=version)


class FilterForm(forms.Form):
    """Filters of the list."""

    q = forms.CharField(label="nazwa", required=False)
    stan = forms.ChoiceField(label="stan", choices=[("", "każdy"), *ProgrammeState.choices], required=False)
