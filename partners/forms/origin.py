"""Former names, and choosing a gmina or a body that a search found."""

from collections.abc import Sequence

from django import forms

from cus.ui.fields import DateField, TextField
from cus.ui.rows import RowForm, rows_formset


class FormerNameForm(RowForm):
    """A name that the body bore before."""

    name = TextField(
        label="dawna nazwa",
        max_length=300,
        error_messages={"required": "Wpisz nazwę albo usuń ten wiersz."},
    )
    used_from = DateField(label="od dnia", required=False)
    used_to = DateField(label="do dnia", required=False)

    def clean(self) -> dict:
        """A name does not stop before it begins."""
        data = super().clean()
        if data.get("used_from") and data.get("used_to") and data["used_to"] < data["used_from"]:
            self.add_error("used_to", "Ten dzień jest przed początkiem. Zamień daty albo popraw rok.")
        return data


FORMER_NAMES = rows_formset(FormerNameForm, most=20, title="dawne nazwy")


class PickForm(forms.Form):
    """One of the things that a search found; ``found`` are pairs of a value and words."""

    choice = forms.ChoiceField(
        label="Znalezione",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Zaznacz jedno ze znalezionych.",
            "invalid_choice": "Tego już nie ma wśród znalezionych. Wyszukaj jeszcze raz.",
        },
    )

    def __init__(self, *args, found: Sequence[tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["choice"].choices = found
        if len(found) == 1:
            self.initial["choice"] = found[0][0]
