"""The self-check of a partnership: how it was formed and eighteen features of a good one."""

from django import forms
from django.utils import timezone

from cus.ui.fields import TextField
from cus.ui.forms import PaperForm, Row, Section
from cus.ui.once import OnceMixin
from partners.enums import FeatureAnswer, FormingWay
from partners.features import FEATURES, LASTS, WAYS, WORKS
from partners.models import PartnershipCheck


def _rows_of(group: str) -> list[Row]:
    return [Row(one.text, "", f"answer_{one.key}", f"note_{one.key}") for one in FEATURES if one.group == group]


class CheckForm(OnceMixin, PaperForm):
    """One self-check; a new one starts with the way that the last one told."""

    rows: list = []

    class Meta:
        model = PartnershipCheck
        fields = ["checked_on", "checked_by", "way", "way_reason", "conclusions"]
        widgets = {"way": forms.RadioSelect}

    def __init__(self, *args, last: PartnershipCheck | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = [(way.value, f"{way.label}. {WAYS[way]}") for way in FormingWay]
        saved = {one.feature: one for one in self.instance.answers.all()} if self.instance.pk else {}
        for feature in FEATURES:
            self.fields[f"answer_{feature.key}"] = forms.ChoiceField(
                label="odpowiedź",
                choices=FeatureAnswer.choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Wybierz jedną z trzech odpowiedzi."},
            )
            self.fields[f"note_{feature.key}"] = TextField(label="uwaga", max_length=500, required=False)
            self.fields[f"note_{feature.key}"].widget.attrs.pop("maxlength", None)
            if feature.key in saved:
                self.initial[f"answer_{feature.key}"] = saved[feature.key].answer
                self.initial[f"note_{feature.key}"] = saved[feature.key].note
        if self.instance.pk is None:
            self.initial.setdefault("checked_on", timezone.localdate())
            if last:
                self.initial |= {"way": last.way, "way_reason": last.way_reason}
        self.rows = [
            Row("Stan na dzień", "kiedy i kto odpowiadał", "checked_on", "checked_by", wide=["checked_by"]),
            Row("Jak powstało partnerstwo", "trzy sposoby z rozdziału 4 podręcznika", "way"),
            Row("Dlaczego tak", "co przemawiało za tym sposobem", "way_reason"),
            Section(WORKS, "Siedem cech partnerstwa, które działa."),
            *_rows_of(WORKS),
            Section(LASTS, "Jedenaście cech partnerstwa, które przetrwa."),
            *_rows_of(LASTS),
            Section("Wnioski"),
            Row("Wnioski", "co poprawić do następnej samooceny", "conclusions"),
        ]

    def values(self) -> dict:
        """What the action saves, without the answers."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def answers(self) -> dict[str, tuple[str, str]]:
        """Feature → (answer, note)."""
        data = self.cleaned_data
        return {one.key: (data[f"answer_{one.key}"], data[f"note_{one.key}"]) for one in FEATURES}
