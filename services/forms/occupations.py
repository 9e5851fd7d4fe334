"""An occupation as people type it and look for it."""

from django import forms
from django.urls import reverse_lazy

from cus.text.validators import no_unprintable
from cus.ui.forms import PlainPaperForm, Row
from services.models import Occupation
from services.occupations import resolve


class OccupationTextField(forms.CharField):
    """An occupation typed as a code, a title or both; the value is the ``Occupation``."""

    # What stands in the field already: it is kept as it is, also when its edition is no longer current.
    kept: Occupation | None = None

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)
        self.widget.attrs |= {"data-suggest": reverse_lazy("services:occupation_suggestions"), "autocomplete": "off"}

    def clean(self, value) -> Occupation | None:
        """Find the occupation.

        Raises:
            ValidationError: none is found, or code and title do not agree; proposes the right one.
        """
        text = super().clean(value)
        if self.kept is not None and text == str(self.kept):
            return self.kept
        return resolve(text) if text else None


class ReplaceOccupationForm(PlainPaperForm):
    """The occupation that takes the place of another one everywhere."""

    occupation = OccupationTextField(label="Właściwy zawód")
    rows = [Row("Właściwy zawód", "kod, nazwa albo jedno i drugie", "occupation")]

    def clean_occupation(self) -> Occupation:
        """Ask for an answer.

        Raises:
            ValidationError: nothing was typed.
        """
        if not self.cleaned_data["occupation"]:
            raise forms.ValidationError("Wpisz kod albo nazwę właściwego zawodu.")
        return self.cleaned_data["occupation"]


class OccupationSearchForm(forms.Form):
    """What is looked for; a wrong value is passed over."""

    q = forms.CharField(label="Kod albo nazwa zawodu", required=False, max_length=200, validators=[no_unprintable])
    grupa = forms.RegexField(r"^\d{1,4}$", required=False, widget=forms.HiddenInput)

    def __init__(self, data) -> None:
        super().__init__(data, label_suffix="")

    def read(self) -> tuple[str, str]:
        """Return the text and the code of the group; each may be empty."""
        self.is_valid()
        return self.cleaned_data.get("q", ""), self.cleaned_data.get("grupa", "")
