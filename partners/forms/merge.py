"""Which text stays where two cards of one body differ."""

from django import forms

from partners.merging import ABSORBED, BOTH, KEPT, Difference


class MergeForm(forms.Form):
    """One choice a difference; ``questions`` pairs each difference with its field.

    The versions of both cards as they were read come back with the form.
    """

    kept_version = forms.IntegerField(widget=forms.HiddenInput)
    absorbed_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, found: list[Difference], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.found = found
        for difference in found:
            choices = [(KEPT, "z tej, która zostaje"), (ABSORBED, "z dołączanej")]
            choices += [(BOTH, "oba teksty")] if difference.joins else []
            self.fields[difference.field] = forms.ChoiceField(
                label=f"Co zostaje w polu „{difference.label}”",
                required=False,
                choices=choices,
                widget=forms.RadioSelect,
                initial=KEPT,
            )

    @property
    def questions(self) -> list[tuple[Difference, forms.BoundField]]:
        """What differs, with the question about it."""
        return [(difference, self[difference.field]) for difference in self.found]

    @property
    def seen(self) -> tuple[int, int]:
        """Versions of both cards as they were read."""
        return self.cleaned_data["kept_version"], self.cleaned_data["absorbed_version"]

    @property
    def choices(self) -> dict[str, str]:
        """What was chosen, by field."""
        return {difference.field: self.cleaned_data[difference.field] or KEPT for difference in self.found}
