"""Own or contracted: the decision, the reasons, and the check list of benefits and risks."""

from django import forms

from cus.ui.fields import LongTextField, TextField
from cus.ui.forms import PlainPaperForm, Row, Section
from cus.ui.typed import as_query
from programmes.contracts.enums import BENEFITS, RISKS, Argument, Sourcing
from programmes.models import ProgrammeItem


def _rows(arguments: list[Argument]) -> list[Row]:
    return [Row(one.label, "", f"{one.value}", f"{one.value}_note") for one in arguments]


class SourcingForm(PlainPaperForm):
    """Who is to give a service of the programme; ``version`` is the item that was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(label="decyzja", choices=Sourcing.choices, widget=forms.RadioSelect)
    reasons = LongTextField(label="dlaczego tak", required=False)
    rows = [
        Section("Decyzja"),
        Row("Kto będzie świadczył usługę", "art. 7 ust. 2", "decision"),
        Row("Dlaczego tak", "powody, które przeważyły", "reasons"),
        Section("Korzyści z kontraktowania", "zaznacz, co liczy się w tej usłudze"),
        *_rows(BENEFITS),
        Section("Ryzyka kontraktowania", "zaznacz, co trzeba wziąć pod uwagę"),
        *_rows(RISKS),
    ]

    def __init__(self, *args, item: ProgrammeItem, **kwargs) -> None:
        kwargs["initial"] = initial_of(item) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for one in Argument:
            self.fields[one.value] = forms.BooleanField(label="liczy się tutaj", required=False, initial=False)
            self.fields[f"{one.value}_note"] = TextField(label="uwaga", max_length=500, required=False)

    def show_stale(self, current: ProgrammeItem) -> None:
        """Carry the present version: saved again, now knowingly, it succeeds; the page tells what stands now."""
        self.data = as_query(self.data).copy()
        self.data["version"] = str(current.edit_version)

    def arguments(self) -> dict[str, tuple[bool, str]]:
        """Code → (does it count here, the note)."""
        data = self.cleaned_data
        return {one.value: (data[one.value], data[f"{one.value}_note"]) for one in Argument}


def initial_of(item: ProgrammeItem) -> dict:
    """What the form shows of ``item`` as it stands."""
    row = getattr(item, "sourcing", None)
    found = {
        "version": item.edit_version,
        "decision": row.decision if row else Sourcing.UNDECIDED,
        "reasons": row.reasons if row else "",
    }
    for argument in item.sourcing_arguments.all():
        found |= {argument.code: argument.applies, f"{argument.code}_note": argument.note}
    return found
