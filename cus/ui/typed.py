"""What stands in a field, as a browser would send it: the common language of drafts and comparisons.

A *sent* value is the list of texts that a control sends: one text for most, none for an empty check
box, several for a list of check boxes.
"""

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict


class Typed(QueryDict):
    """Typed text that is only shown again: no field of it is judged before it is sent."""

    unjudged = True


def typed(data: QueryDict | dict[str, list[str]]) -> Typed:
    """Return ``data`` (a request's, or a kept draft's) as text that is not judged yet."""
    again = Typed(mutable=True)
    lists = data.lists() if isinstance(data, QueryDict) else data.items()
    for name, values in lists:
        again.setlist(name, list(values))
    return again


def as_query(data: QueryDict | dict[str, object]) -> QueryDict:
    """Return a changeable copy of what was sent, be it a request's data or a plain dictionary."""
    if isinstance(data, QueryDict):
        return data.copy()
    copy = QueryDict(mutable=True)
    for name, value in data.items():
        copy.setlist(name, [str(part) for part in value] if isinstance(value, list | tuple) else [str(value)])
    return copy


def is_unjudged(data: object) -> bool:
    """Say whether ``data`` is only shown again."""
    return bool(getattr(data, "unjudged", False))


class UnjudgedMixin:
    """A form that shows typed text without marking faults in it, when its data say so."""

    def full_clean(self) -> None:
        """Judge what was sent; leave alone what is only shown again."""
        if is_unjudged(self.data):
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()


def is_choice(field: forms.Field) -> bool:
    """Say whether the value is chosen from a list."""
    return isinstance(field, forms.ChoiceField | forms.MultipleChoiceField)


def sent_of(form: forms.BaseForm, name: str) -> list[str]:
    """Return what came for the field ``name`` of a bound form."""
    field, key = form.fields[name], form.add_prefix(name)
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.value_from_datadict(form.data, form.files, key) else []
    value = widget.value_from_datadict(form.data, form.files, key)
    if isinstance(value, list | tuple):
        return [str(part) for part in value]
    # Three answers are read by the widget as a value of Python.
    return [{True: "true", False: "false", None: ""}.get(value, value) if not isinstance(value, str) else value]


def as_sent(field: forms.Field, value: object) -> list[str]:
    """Return what the control of ``field`` would send when ``value`` stands in it."""
    value = field.prepare_value(value)
    if isinstance(field.widget, forms.CheckboxInput):
        return ["on"] if value else []
    if isinstance(value, list | tuple | set):
        return [str(part) for part in value]
    shown = field.widget.format_value(value)
    if isinstance(shown, list):
        return [str(part) for part in shown]
    return ["" if shown is None else str(shown)]


def plain(field: forms.Field, sent: list[str]) -> tuple[str, ...]:
    """Return ``sent`` so that equal contents are equal, however they were spelt."""
    if is_choice(field):
        return tuple(sorted(part for part in sent if part))
    if isinstance(field.widget, forms.CheckboxInput):
        return tuple(sent)
    text = sent[0] if sent else ""
    try:
        value = field.to_python(text)
    except forms.ValidationError:
        value = text
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value.replace("\r\n", "\n").strip(),)
    normal = value.normalize() if hasattr(value, "normalize") else value
    return (str(normal),)


def written(field: forms.Field, sent: list[str]) -> str:
    """Write ``sent`` as people read it: the words of choices, Tak or Nie, otherwise the text."""
    if isinstance(field.widget, forms.CheckboxInput):
        return "Tak" if sent else "Nie"
    choices = getattr(field.widget, "choices", None)
    if choices is None:
        return sent[0] if sent else ""
    wanted = {part for part in sent if part}
    return "\n".join(label for value, label in _flat(choices) if value in wanted)


def _flat(choices) -> list[tuple[str, str]]:
    flat = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            flat += _flat(label)
        else:
            flat.append((str(value), str(label)))
    return flat
