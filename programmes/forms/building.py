"""Creating a programme, picking its needs, adding services; the list's filters."""

from django import forms
from django.db.models import Prefetch
from django.utils import timezone

from cus.text.dates import day
from cus.ui.fields import DateField, TextField
from cus.ui.forms import PlainPaperForm, Row
from diagnosis.models import Diagnosis, Need
from programmes.basis import standing_diagnosis
from programmes.enums import ProgrammeState
from programmes.grace import NO_GRACE, grace_now
from programmes.models import ProgrammeVersion
from programmes.offered import with_offers
from services.models import Service


class NeedChoices(forms.ModelMultipleChoiceField):
    """Needs of one diagnosis to pick from."""

    widget = forms.CheckboxSelectMultiple


class CreateForm(PlainPaperForm):
    """Name and diagnosis; the needs are picked in the same form, once the diagnosis is known."""

    name = TextField(label="nazwa programu", max_length=200)
    diagnosis = forms.ModelChoiceField(
        Diagnosis.objects.none(), label="diagnoza", empty_label="wybierz diagnozę", required=False
    )
    rows = [
        Row("Nazwa programu", "art. 5 ust. 3 pkt 1", "name"),
        Row(
            "Diagnoza, z której powstaje", "art. 5 ust. 2", "diagnosis", note="Potrzeby wybierzesz w następnym kroku."
        ),
    ]

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        diagnoses = Diagnosis.objects.visible_to(user).standing()
        self.fields["diagnosis"].queryset = diagnoses
        in_force = diagnoses.in_force_on(timezone.localdate()).first()
        self.initial.setdefault("diagnosis", in_force.pk if in_force else None)
        self.grace = grace_now()
        if self.grace:
            self.fields["diagnosis"].empty_label = "bez diagnozy (art. 76 pkt 1 albo art. 77)"
            self.fields["diagnosis"].help_text = f"Bez diagnozy wolno do {day(self.grace.ends_on)} r."

    def clean_diagnosis(self) -> Diagnosis | None:
        """Without a diagnosis only in the year that the Act gives.

        Raises:
            ValidationError: nothing is chosen and no such year runs.
        """
        diagnosis = self.cleaned_data["diagnosis"]
        if diagnosis is None and self.grace is None:
            raise forms.ValidationError(NO_GRACE)
        return diagnosis


class NeedsForm(forms.Form):
    """Which needs of the diagnosis the programme answers; ``seen`` is the version the list was opened with."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    needs = NeedChoices(Need.objects.none(), required=False, label="potrzeby")

    def __init__(self, *args, version: ProgrammeVersion, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.initial["seen"] = version.edit_version
        self.fields["needs"].queryset = Need.objects.filter(diagnosis=standing_diagnosis(version)).prefetch_related(
            Prefetch("services", queryset=with_offers(Service.objects.all()))
        )

    def show_now(self, current: ProgrammeVersion) -> None:
        """After a stale edit the list knows the present version: saved again, now knowingly, it succeeds."""
        self.data = self.data.copy()
        self.data["seen"] = str(current.edit_version)


# Services drawn at once; a search finds the others.
MOST_SERVICES = 60


class AddItemsForm(forms.Form):
    """Services of the catalogue to add; ``search`` narrows what is drawn, not what is accepted."""

    services = forms.ModelMultipleChoiceField(
        Service.objects.none(),
        label="usługi z katalogu",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Zaznacz co najmniej jedną usługę."},
    )

    def __init__(self, *args, version: ProgrammeVersion, search: str = "", **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        free = Service.objects.active().exclude(programme_items__version=version)
        self.fields["services"].queryset = free
        found = free.search(search) if search.strip() else free
        self.found = list(with_offers(found[: MOST_SERVICES + 1]))
        self.has_more = len(self.found) > MOST_SERVICES
        self.found = self.found[:MOST_SERVICES]


class FilterForm(forms.Form):
    """Filters of the list."""

    q = forms.CharField(label="nazwa", required=False)
    stan = forms.ChoiceField(label="stan", choices=[("", "każdy"), *ProgrammeState.choices], required=False)
    dzien = DateField(label="obowiązywał w dniu", required=False)
