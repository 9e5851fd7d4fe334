"""What a measure came to: entering and correcting."""

from collections.abc import Sequence

from django import forms

from cus.ui.fields import TextField
from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from programmes.results.actions.indicators import VALUES
from programmes.results.forms.delivery import period_choices
from programmes.results.indicators import IndicatorSeries
from programmes.results.models import IndicatorActual
from programmes.results.periods import Span

WHAT = [
    Row("Wartość", "w jednostce miernika", "value"),
    Row("Skąd dane", "np. „ankieta po zakończeniu usługi, 84 odpowiedzi”", "source"),
    Row("Uwagi", "bez nazwisk i danych mieszkańców", "note"),
]


class ValueForm(PaperForm):
    """What both forms share."""

    def values(self) -> dict:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in VALUES}

    def validate_constraints(self) -> None:
        """Nothing here: the action looks under its lock."""


class ActualForm(OnceMixin, ValueForm):
    """A new value: of which measure, in which period."""

    series = forms.ChoiceField(label="miernik")
    period = forms.ChoiceField(label="okres", error_messages={"invalid_choice": "Wybierz okres z listy."})
    rows = [
        Row("Miernik", "z przyjętego programu (pkt 11)", "series", wide=["series"]),
        Row("Okres", "kalendarzowy, w czasie trwania programu", "period"),
        *WHAT,
    ]

    class Meta:
        model = IndicatorActual
        fields = list(VALUES)

    def __init__(self, *args, measures: Sequence[IndicatorSeries], spans: dict[str, Span], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.measures = {str(one.number): one for one in measures}
        self.spans = spans
        self.fields["series"].choices = [("", "wybierz miernik"), *_grouped(measures)]
        self.fields["period"].choices = [("", "wybierz okres"), *period_choices(spans)]
        self.order_fields(["series", "period", *VALUES])

    def chosen(self) -> tuple[IndicatorSeries, Span]:
        """The measure and the period; only after ``is_valid()``."""
        return self.measures[self.cleaned_data["series"]], self.spans[self.cleaned_data["period"]]


def _grouped(measures: Sequence[IndicatorSeries]) -> list:
    """Measures under the service that they belong to."""
    groups: dict[str, list] = {}
    for one in measures:
        label = f"{one.name} [{one.unit}]" if one.unit else one.name
        groups.setdefault(one.service_name or "cały program", []).append((str(one.number), label))
    return list(groups.items())


class ActualCorrectionForm(ValueForm):
    """A correction and its reason."""

    correction = TextField(label="powód poprawki", max_length=300, required=False)
    rows = [*WHAT, Row("Powód poprawki", "zostaje w historii", "correction")]

    class Meta:
        model = IndicatorActual
        fields = list(VALUES)

    def clean(self) -> dict:
        """A change needs its reason."""
        data = super().clean()
        if set(self.changed_data) & set(VALUES) and not (data.get("correction") or "").strip():
            self.add_error("correction", "Napisz, dlaczego zmieniasz tę wartość. Powód zostaje w historii.")
        return data
