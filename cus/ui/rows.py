"""Small tables of rows inside a form: one form a row, an empty row does not count."""

from collections.abc import Mapping, Sequence

from django import forms
from django.db import models
from django.http import QueryDict

from cus.ui.changes import Changes
from cus.ui.fields import ask_plainly
from cus.ui.stale import Taken, Theirs, settle
from cus.ui.stale_rows import join_rows, rewrite, rows_marks, rows_of
from cus.ui.typed import UnjudgedMixin, as_query, is_unjudged


class SeenForm(UnjudgedMixin, forms.Form):
    """The version that the person saw, beside tables of rows that have no form of their own."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def show_stale(self, current: models.Model) -> None:
        """Carry the present version: saved again, now knowingly, it succeeds."""
        self.data = self.data.copy()
        self.data["version"] = str(current.version)


class RowForm(UnjudgedMixin, forms.Form):
    """A row of a small table; an empty one does not count.

    After a stale edit ``stale`` holds the cells that somebody else changed too, ``note`` a remark.
    """

    use_required_attribute = False

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.stale: dict[str, Theirs] = {}
        self.note = ""
        for field in self.fields.values():
            ask_plainly(field)

    def full_clean(self) -> None:
        """Read the choices between two texts first."""
        if self.is_bound and not is_unjudged(self.data):
            settled = settle(self)
            self.data = self.data if settled is None else settled
        super().full_clean()


class RowsFormSet(forms.BaseFormSet):
    """Rows of a small table; ``contents()`` gives the filled ones in the order written.

    ``title`` names the table where it is spoken of: „strony porozumienia”.
    """

    title = "wiersze"
    default_error_messages = forms.BaseFormSet.default_error_messages | {
        "missing_management_form": "Formularz przyszedł niepełny. Otwórz stronę ponownie i wpisz zmiany jeszcze raz."
    }

    def __init__(self, data=None, *args, **kwargs) -> None:
        if data is not None and not isinstance(data, QueryDict):
            data = as_query(data)
        self.made_with = kwargs
        self.was_stale = False
        self.taken: list[Taken] = []
        super().__init__(data, *args, **kwargs)

    def _construct_form(self, i, **kwargs):
        """Compare a new row with nothing: one equal to what somebody saved meanwhile is typed text too."""
        if self.is_bound and i >= self.initial_form_count():
            kwargs["initial"] = {}
        return super()._construct_form(i, **kwargs)

    def full_clean(self) -> None:
        """Judge what was sent; leave alone what is only shown again."""
        if is_unjudged(self.data):
            self._errors, self._non_form_errors = [{} for _ in self.forms], self.error_class()
            return
        super().full_clean()

    def contents(self) -> list[dict]:
        """Return filled rows that are not marked for removal; only after ``is_valid()``."""
        filled = [
            form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        return [{name: value for name, value in row.items() if name != "DELETE"} for row in filled]

    @property
    def marks_name(self) -> str:
        """The name under which the marks of the rows travel."""
        return f"{self.prefix}-MARKS"

    @property
    def marks(self) -> str:
        """What the rows were when the table was opened; it comes back with the form."""
        if self.is_bound:
            return self.data.get(self.marks_name, "")
        sample = self.empty_form
        return rows_marks(sample, rows_of(sample, self.initial or []))

    def again(self, data) -> "RowsFormSet":
        """Return the same table made with other data."""
        return type(self)(data, **self.made_with)

    def show_stale(self, rows: Sequence[Mapping[str, object]], changes: Changes | None = None) -> None:
        """Join my rows with ``rows``, which somebody else saved; the table then stands as joined."""
        by = changes.by if changes else (lambda name: "")
        theirs = rows_of(self.empty_form, rows)
        table = join_rows(self, theirs, lambda name: by(""))
        rewrite(self, table, theirs, most=self.max_num)
        self.initial = list(rows)
        self.was_stale, self.taken = True, table.taken
        for cached in ("forms", "management_form"):
            self.__dict__.pop(cached, None)
        self._errors = self._non_form_errors = None
        for form, line in zip(self.forms, [*table.lines, *table.extra], strict=False):
            form.stale, form.note = line.clashes, line.note


def rows_formset(form: type[RowForm], *, most: int, title: str = "wiersze", formset: type[RowsFormSet] = RowsFormSet):
    """Return the formset class for at most ``most`` rows of ``form``, one empty row at the end."""
    made = forms.formset_factory(
        form, formset=formset, extra=1, can_delete=True, max_num=most, validate_max=True, absolute_max=most + 50
    )
    made.title = title
    return made
