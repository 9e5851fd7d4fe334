"""The day as of which the list of the potential is drawn up."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cus.ui.forms import DateField


class AsOfForm(forms.Form):
    """One day, today or past."""

    use_required_attribute = False
    dzien = DateField(label="stan na dzień")

    def clean_dzien(self) -> dt.date:
        """Refuse a day that has not come.

        Raises:
            ValidationError: the day is in the future.
        """
        day = self.cleaned_data["dzien"]
        if day > timezone.localdate():
            raise ValidationError("Ten dzień jeszcze nie nadszedł. Wpisz dzisiejszy albo wcześniejszy.")
        return day
