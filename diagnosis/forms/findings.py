"""One finding: its list, its words and the needs it speaks of."""

from typing import Any

from django import forms

from cus.ui.forms import PaperForm, Row
from diagnosis.models import Diagnosis, Finding


class FindingForm(PaperForm):
    """A finding; the list and the words are needed."""

    rows = [
        Row("Rodzaj", "do której listy należy", "kind"),
        Row("Treść", "jednym lub dwoma zdaniami", "text"),
        Row("Potrzeby", "wiersze formularza potrzeb, których dotyczy", "needs"),
    ]
    needs = forms.ModelMultipleChoiceField(
        None, label="potrzeby, których dotyczy", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Finding
        fields = ["kind", "text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, diagnosis: Diagnosis, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        needs = list(diagnosis.needs.in_order().only("pk", "need", "problem", "group", "position", "diagnosis"))
        numbers = {need.pk: place for place, need in enumerate(needs, start=1)}
        field = self.fields["needs"]
        field.queryset = diagnosis.needs.in_order()
        field.label_from_instance = lambda need: f"{numbers.get(need.pk, '')}. {need}"
        if self.instance.pk:
            self.initial["needs"] = [link.need_id for link in self.instance.need_links.all()]

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in ("kind", "text", "needs")}
