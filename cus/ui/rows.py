"""Small tables of rows inside a form: one form a row, an empty row does not count."""

from django import forms


class SeenForm(forms.Form):
    """The version that the person saw, beside tables of rows that have no form of their own."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class RowForm(forms.Form):
    """A row of a small table; an empty one does not count."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class RowsFormSet(forms.BaseFormSet):
    """Rows of a small table; ``contents()`` gives the filled ones in the order written."""

    default_error_messages = forms.BaseFormSet.default_error_messages | {
        "missing_management_form": "Formularz przyszedł niepełny. Otwórz stronę ponownie i wpisz zmiany jeszcze raz."
    }

    def _construct_form(self, i, **kwargs):
        """Compare a new row with nothing: one equal to what somebody saved meanwhile is typed text too."""
        if self.is_bound and i >= self.initial_form_count():
            kwargs["initial"] = {}
        return super()._construct_form(i, **kwargs)

    def contents(self) -> list[dict]:
        """Return filled rows that are not marked for removal; only after ``is_valid()``."""
        filled = [
            form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        return [{name: value for name, value in row.items() if name != "DELETE"} for row in filled]


def rows_formset(form: type[RowForm], *, most: int, formset: type[RowsFormSet] = RowsFormSet):
    """Return the formset class for at most ``most`` rows of ``form``, one empty row at the end."""
    return forms.formset_factory(
        form, formset=formset, extra=1, can_delete=True, max_num=most, validate_max=True, absolute_max=most + 50
    )
