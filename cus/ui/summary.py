"""The summary of errors on top of a form."""

from dataclasses import dataclass, replace

from django.forms import BaseForm, BaseFormSet

from cus.text.numbers import number
from cus.text.plural import plural
from cus.ui.asking import anchor_of
from cus.ui.display import capital
from cus.ui.stale import Taken
from cus.ui.stale_rows import IN_SHORT


@dataclass(frozen=True, slots=True)
class Line:
    """One link of the summary; ``anchor`` is empty for an error of the whole form."""

    anchor: str
    label: str
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What ``templates/ui/_error_summary.html`` prints."""

    heading: str
    lines: list[Line]
    stale: list[Line]
    was_stale: bool
    taken: list[Taken]

    def __bool__(self) -> bool:
        return bool(self.lines or self.was_stale)


def heading_for(fields: int) -> str:
    """Say how many fields need mending: ``2 pola wymagają poprawy``; 0 = only the form as a whole."""
    if fields == 0:
        return "Nie zapisano"
    if fields == 1:
        return "Jedno pole wymaga poprawy"
    noun = plural(fields, "pole", "pola", "pól")
    verb = plural(fields, "wymaga", "wymagają", "wymaga")
    return f"{number(fields)} {noun} {verb} poprawy"


def summarise(*forms: BaseForm | BaseFormSet | None) -> Summary:
    """Gather the errors of forms and formsets in the order given; ``None`` is skipped."""
    lines: list[Line] = []
    stale: list[Line] = []
    taken: list[Taken] = []
    was_stale = False
    for form in forms:
        if form is None:
            continue
        was_stale = was_stale or getattr(form, "was_stale", False)
        if isinstance(form, BaseFormSet):
            lines += _of_formset(form)
            stale += _stale_rows(form)
            taken += [replace(row, label=f"{capital(form.title)}: {row.label}") for row in getattr(form, "taken", [])]
            continue
        lines += _of_form(form)
        stale += [Line(anchor_of(form[name]), _label(form, name), "") for name in getattr(form, "stale", {})]
        taken += [
            replace(field, label=_label(form, field.anchor), anchor=anchor_of(form[field.anchor]))
            for field in getattr(form, "taken", [])
        ]
    fields = len({line.anchor for line in lines if line.anchor})
    return Summary(heading_for(fields), lines, stale, was_stale, taken)


def _stale_rows(formset: BaseFormSet) -> list[Line]:
    lines = []
    for at, form in enumerate(formset.forms, start=1):
        where = f"{capital(getattr(formset, 'title', ''))}, wiersz {at}"
        lines += [Line(anchor_of(form[name]), where, form[name].label) for name in getattr(form, "stale", {})]
        if getattr(form, "note", ""):
            first = next(field for field in form if not field.is_hidden)
            lines.append(Line(anchor_of(first), where, IN_SHORT[form.note]))
    return lines


def _of_form(form: BaseForm, before: str = "") -> list[Line]:
    if not form.is_bound:
        return []
    lines = [Line("", "", str(message)) for message in form.non_field_errors()]
    for name in form.fields:
        bound = form[name]
        anchor = "" if bound.is_hidden else anchor_of(bound)
        label = "" if bound.is_hidden else f"{before}{_label(form, name)}"
        lines += [Line(anchor, label, str(message)) for message in bound.errors]
    return lines


def _of_formset(formset: BaseFormSet) -> list[Line]:
    if not formset.is_bound:
        return []
    lines = [Line("", "", str(message)) for message in formset.non_form_errors()]
    for at, form in enumerate(formset.forms, start=1):
        lines += _of_form(form, f"Wiersz {at}: ")
    return lines


def _label(form: BaseForm, name: str) -> str:
    """Prefer the printed label of a row with this field alone."""
    for row in getattr(form, "rows", []):
        if row.fields == (name,):
            return row.label
    return capital(form[name].label)
