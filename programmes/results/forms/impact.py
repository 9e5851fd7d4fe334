"""A note on what changed."""

from typing import Any

from django import forms
from django.utils import timezone

from cus.ui.forms import PaperForm, Row
from cus.ui.once import OnceMixin
from programmes.models import Programme
from programmes.results.forms.complaints import PAST_MESSAGE
from programmes.results.models import ImpactNote, KnownBy
from programmes.results.subjects import offered_items
from services.models import Service


class ImpactNoteForm(OnceMixin, PaperForm):
    """What changed, for which group, how it is known."""

    rows = [
        Row("Usługa", "albo cały program", "service"),
        Row("Co się zmieniło", "jednym, dwoma zdaniami", "change"),
        Row("Dla kogo", "grupa, nie osoba: np. opiekunowie osób z otępieniem", "group"),
        Row("Kiedy", "dzień, w którym to zauważono albo odczytano", "noted_on"),
        Row("Skąd to wiadomo", "i jak to sprawdzono", "known_by", "known_detail", wide=["known_detail"]),
        Row("Skala", "jeżeli da się policzyć: liczba z jednostką", "scale", "scale_unit"),
        Row("Źródło", "np. raport szkoły, spotkanie w maju", "source"),
    ]

    class Meta:
        model = ImpactNote
        fields = [
            *("service", "change", "group", "noted_on", "known_by", "known_detail"),
            *("scale", "scale_unit", "source"),
        ]
        widgets = {
            "change": forms.Textarea(attrs={"rows": 4}),
            "known_by": forms.RadioSelect,
            "known_detail": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, programme: Programme, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        keys = [item.service_id for item in offered_items(programme)]
        self.fields["service"].queryset = Service.objects.filter(pk__in=[*keys, self.instance.service_id])
        self.fields["service"].empty_label = "cały program"
        self.fields["known_by"].choices = KnownBy.choices

    def clean_noted_on(self):
        """What was seen was seen already."""
        day = self.cleaned_data["noted_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(PAST_MESSAGE)
        return day

    def clean(self) -> dict[str, Any]:
        """A number goes with its unit."""
        data = super().clean()
        if data.get("scale") is not None and not data.get("scale_unit"):
            self.add_error("scale_unit", "Napisz, czego to liczba, na przykład: osoby, godziny w tygodniu, %.")
        if data.get("scale_unit") and data.get("scale") is None and "scale" not in self.errors:
            self.add_error("scale", "Wpisz liczbę albo usuń jednostkę.")
        return data

    def values(self) -> dict[str, Any]:
        """What the action saves."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
