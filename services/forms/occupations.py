"""An occupation as people type it."""

from django import forms

from cus.ui.forms import PlainPaperForm, Row
from services.models import Occupation
from services.occupations import resolve


class OccupationTextField(forms.CharField):
    """An occupation typed as a code, a title or both; the value is the ``Occupation``."""

    def __init__(self, **kwargs) -> None:
        super().__init__(required=False, **kwargs)

    def clean(self, value) -> Occupation | None:
        """Find the occupation.

        Raises:
            ValidationError: none is found, or code and title do not agree; proposes the right one.
        """
        text = super().clean(value)
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
