"""What to carry over, and where to."""

from django import forms

NOTE = "notatka"


class CarryForm(forms.Form):
    """Ticked things, and the place: notes of reconnaissance, or needs of an open diagnosis."""

    names = forms.MultipleChoiceField(
        label="Co przenieść",
        required=True,
        error_messages={
            "required": "Zaznacz choć jedną sprawę.",
            "invalid_choice": "Ktoś tymczasem przeniósł jedną z tych spraw albo zmieniły się liczby. Zaznacz jeszcze raz.",
        },
    )
    to = forms.ChoiceField(
        label="Dokąd",
        error_messages={"required": "Wybierz, dokąd przenieść.", "invalid_choice": "Wybierz, dokąd przenieść."},
    )

    def __init__(self, *args, proposed, diagnoses, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.diagnoses = {str(one.pk): one for one in diagnoses}
        self.fields["names"].choices = [(one.name, one.subject) for one in proposed]
        self.fields["to"].choices = [
            (NOTE, "notatki z rozeznania"),
            *((pk, f"nowe wiersze potrzeb w diagnozie „{one}”") for pk, one in self.diagnoses.items()),
        ]
        self.fields["to"].initial = NOTE

    @property
    def diagnosis(self):
        """The chosen diagnosis; ``None``: notes."""
        return self.diagnoses.get(self.cleaned_data["to"])
