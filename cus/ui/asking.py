"""How one form field is asked: its control, label, help and message, for any Django form."""

from dataclasses import dataclass, field

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString

from cus.ui import fields as ours
from cus.ui.display import capital


@dataclass(slots=True)
class Choice:
    """One radio or check box of several."""

    control: SafeString
    id: str
    label: str
    unset: bool


@dataclass(slots=True)
class Ask:
    """Everything that ``templates/ui/form/ask.html`` prints.

    ``kind`` is one of hidden, checkbox, choices, control. ``link`` (address, words) comes from the
    form's ``links`` and leads out of an error, e.g. to the thing that already has this number.
    """

    field: BoundField
    kind: str
    id: str
    labelled: bool
    label: str = ""
    control: SafeString | str = ""
    choices: list[Choice] = field(default_factory=list)
    many: bool = False
    group_role: str = ""
    described_by: str = ""
    help: str = ""
    limit: int = 0
    errors: list[str] = field(default_factory=list)
    link: tuple[str, str] | None = None
    theirs: object = None


def kind_of(bound: BoundField) -> str:
    """Say how the field is drawn."""
    widget = bound.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "checkbox"
    return "control"


def anchor_of(bound: BoundField) -> str:
    """Return the id of the control to go to: the first one where there are several."""
    return f"{bound.auto_id}_0" if kind_of(bound) == "choices" else bound.auto_id


def css_of(bound: BoundField) -> str:
    """Return the control's classes."""
    widget, asked = bound.field.widget, bound.field
    if isinstance(widget, forms.CheckboxInput | forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "form-check-input"
    if isinstance(widget, forms.Select):
        return "form-select"
    if isinstance(asked, ours.DecimalField | ours.IntegerField):
        return "form-control num short"
    if isinstance(asked, ours.DateField | forms.DateField):
        return "form-control short"
    return "form-control"


def ask_view(bound: BoundField, *, labelled: bool = False, helped: bool = True) -> Ask:
    """Prepare one field; ``labelled`` when its label stands elsewhere (the printed label of a row)."""
    kind = kind_of(bound)
    view = Ask(field=bound, kind=kind, id=bound.auto_id, labelled=labelled, label=capital(bound.label))
    if kind == "hidden":
        view.control = bound.as_widget()
        return view
    view.help = bound.help_text if helped else ""
    view.errors = [str(error) for error in bound.errors]
    view.link = getattr(bound.form, "links", {}).get(bound.name)
    view.theirs = getattr(bound.form, "stale", {}).get(bound.name)
    _describe(view)
    if kind == "choices":
        _draw_choices(view)
    else:
        _draw_control(view)
    return view


def _describe(view: Ask) -> None:
    ids = []
    if view.help:
        ids.append(f"{view.id}_helptext")
    if view.errors:
        ids.append(f"{view.id}_error")
    view.described_by = " ".join(ids)


def _draw_control(view: Ask) -> None:
    widget = view.field.field.widget
    classes = dict.fromkeys(f"{css_of(view.field)} {widget.attrs.get('class', '')}".split())
    attrs = {"class": " ".join(classes)}
    if isinstance(widget, forms.Textarea):
        view.limit = getattr(view.field.field, "limit", 0)
        if view.limit:
            attrs |= {"data-limit": str(view.limit), "data-count-in": f"{view.id}_count"}
    # A placeholder that repeats the label only looks like something already typed.
    if str(widget.attrs.get("placeholder", "")).lower() == str(view.field.label).lower():
        widget.attrs.pop("placeholder", None)
    if view.described_by:
        attrs["aria-describedby"] = view.described_by
    view.control = view.field.as_widget(attrs=attrs)


def _draw_choices(view: Ask) -> None:
    widget = view.field.field.widget
    view.many = isinstance(widget, forms.CheckboxSelectMultiple) or len(widget.choices) > 4
    view.group_role = "radiogroup" if isinstance(widget, forms.RadioSelect) else "group"
    widget.attrs["class"] = "form-check-input"
    for part in view.field.subwidgets:
        label, value = str(part.choice_label), part.data["value"]
        view.choices.append(Choice(part.tag(), part.id_for_label, label, unset=value in (None, "")))
