"""Sheets of a questionnaire to write from paper: a row a sheet, a sign a question."""

import uuid

from django import forms
from django.core.exceptions import ValidationError

from cus.ui.fields import TextField
from cus.ui.forms import PlainPaperForm
from programmes.results.models import Opinion, Survey
from programmes.results.quality_enums import FACTORS, MARKS, OVERALL

ROWS = 10
SHORT = {
    "reliability": "Rzetelność",
    "responsiveness": "Tempo",
    "assurance": "Pewność",
    "empathy": "Empatia",
    "tangibles": "Warunki",
    OVERALL: "Ogólnie",
}
SIGNS = "Wpisz cyfrę od 1 do 5, literę n albo zostaw puste."


class MarkField(forms.CharField):
    """One sign: a digit from 1 to 5, ``n``, or nothing. The value is a number, 0 for ``n``, ``None`` for nothing."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "class": "mark", "data-mark": ""})

    def clean(self, value) -> int | None:
        """Return the mark.

        Raises:
            ValidationError: another sign.
        """
        sign = str(value or "").strip().lower()
        if not sign:
            return None
        if sign in ("n", "0"):
            return 0
        if sign in ("1", "2", "3", "4", "5"):
            return int(sign)
        raise ValidationError(SIGNS, code="sign")

    def prepare_value(self, value):
        """Show 0 as „n”."""
        return "n" if value == 0 and not isinstance(value, str) else value


class SheetsForm(PlainPaperForm):
    """Up to ten sheets at once; a row in which nothing stands is no sheet."""

    count = ROWS
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, survey: Survey, first: int = 1, **kwargs) -> None:
        kwargs["initial"] = {"token": uuid.uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.survey, self.first = survey, first
        for at in range(self.count):
            who = f"arkusz nr {first + at}"
            for code in MARKS:
                self.fields[key(at, code)] = MarkField(label=f"{SHORT[code]}, {who}", required=False)
            for name, text in survey.texts:
                self.fields[key(at, f"{name}_text")] = TextField(
                    label=f"{text} {who}", max_length=1000, required=False
                )

    @property
    def opening(self) -> uuid.UUID | None:
        """Names this opening of the form."""
        try:
            return uuid.UUID(self.data.get("token", ""))
        except ValueError:
            return None

    @property
    def headings(self) -> list[tuple[str, str]]:
        """Short names of the marks with the whole sentences."""
        return [(SHORT[code], getattr(self.survey, code)) for code in (*FACTORS, OVERALL)]

    def lines(self):
        """Yield each row: its number, its marks, its texts."""
        for at in range(self.count):
            marks = [self[key(at, code)] for code in MARKS]
            texts = [self[key(at, f"{name}_text")] for name, _ in self.survey.texts]
            yield {
                "number": self.first + at,
                "marks": marks,
                "texts": texts,
                "bad": any(b.errors for b in marks + texts),
            }

    def clean(self) -> dict:
        """At least one sheet."""
        data = super().clean()
        if not self.errors and not self.sheets():
            raise ValidationError("Wpisz choć jedną odpowiedź z choć jednego arkusza.")
        return data

    def sheets(self) -> list[dict]:
        """Return what stands in each row that is not empty; only after the fields were read."""
        found = [self._row(at) for at in range(self.count)]
        return [row for row in found if any(value not in (None, "") for value in row.values())]

    def _row(self, at: int) -> dict:
        names = [*MARKS, *(f"{name}_text" for name, _ in self.survey.texts)]
        return {name: self.cleaned_data.get(key(at, name)) for name in names}


class OneSheetForm(SheetsForm):
    """One sheet to correct; ``version`` is what the person saw."""

    count = 1
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, opinion: Opinion, **kwargs) -> None:
        names = [*MARKS, *(f"{name}_text" for name, _ in opinion.survey.texts)]
        initial = {key(0, name): getattr(opinion, name) for name in names} | {"version": opinion.version}
        super().__init__(*args, survey=opinion.survey, first=opinion.number, initial=initial, **kwargs)


def key(at: int, name: str) -> str:
    """Return the name of a field of a row."""
    return f"r{at}_{name}"
