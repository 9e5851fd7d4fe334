"""What readers look for in the guide, and what its editors choose."""

from django import forms
from django.utils import timezone

from cus.text.validators import no_unprintable
from cus.ui.fields import DateField


class GuideSearchForm(forms.Form):
    """What is looked for; a wrong value is passed over."""

    q = forms.CharField(label="Czego szukasz?", required=False, max_length=200, validators=[no_unprintable])

    def __init__(self, data) -> None:
        super().__init__(data, label_suffix="")

    @property
    def text(self) -> str:
        """The words, or nothing."""
        self.is_valid()
        return self.cleaned_data.get("q", "")


class GuideFilterForm(forms.Form):
    """Which offers the editors see."""

    stan = forms.ChoiceField(
        label="Oferty",
        required=False,
        choices=[
            ("", "wszystkie"),
            ("poza", "spoza informatora"),
            ("w", "w informatorze"),
            ("zmienione", "zmienione po publikacji"),
            ("do-potwierdzenia", "do potwierdzenia"),
        ],
    )

    def __init__(self, data) -> None:
        super().__init__(data, label_suffix="")

    @property
    def chosen(self) -> str:
        """The state asked for, or nothing."""
        self.is_valid()
        return self.cleaned_data.get("stan", "")


class ConfirmForm(forms.Form):
    """The day as of which providers confirmed."""

    confirmed_on = DateField(label="Potwierdzono dnia", initial=timezone.localdate)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
