"""Showing typed text again without judging it yet: another row without JavaScript, a preview."""

from django.forms import BaseForm, BaseFormSet

NEW_ROWS = 3


def typed(form: BaseForm) -> dict:
    """Return what stands in the fields of a bound form, as ``initial`` of a new one."""
    return {name: form[name].value() for name in form.fields}


def typed_rows(formset: BaseFormSet) -> list[dict]:
    """Return the rows of a bound table in which anything was typed, as ``initial`` of a new one."""
    return [typed(form) for form in formset.forms if form.has_changed() or any(typed(form).values())]


def asked_rows(data, prefix: str) -> int:
    """Return how many empty rows the table should have: more when its button was pressed."""
    return NEW_ROWS if data is not None and data.get("add") == prefix else 1
