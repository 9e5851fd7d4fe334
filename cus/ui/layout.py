"""The paper form: rows of printed label and writing, through the one crispy helper.

rows = [
    Section("Fiszka informacyjna partnera"),
    Row("Potencjalny partner", "pełna nazwa instytucji", "name"),
    Row("Dane kontaktowe", "adres, telefony, e-mail", "address", "phones", "email"),
]
"""

from collections.abc import Iterable, Sequence

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe


class Section:
    """A heading between rows. ``level`` is the heading's level, ``note`` a line under it."""

    fields: tuple[str, ...] = ()

    def __init__(self, title: str, note: str = "", *, level: int = 2) -> None:
        self.title, self.note, self.level = title, note, level

    def render(self, form, context, template_pack=None, **kwargs) -> str:
        """Return the heading."""
        return render_to_string("ui/form/section.html", {"section": self})


class Row:
    """One row of the paper: the printed ``label``, its ``source`` in small type, one or more fields.

    With one field the printed label is the field's label; with several it names the group and each
    field keeps a small label of its own. ``wide`` names fields that take the whole width.
    ``anchor`` is the row's id (``w-`` and the first field's name when not given).
    """

    def __init__(
        self, label: str, source: str = "", *fields: str, anchor: str = "", wide: Sequence[str] = (), note: str = ""
    ) -> None:
        self.label, self.source, self.fields, self.note = label, source, fields, note
        self.anchor = anchor or (f"w-{fields[0]}" if fields else "")
        self.wide = frozenset(wide)

    def render(self, form, context, template_pack=None, **kwargs) -> str:
        """Return the row; fields that this form does not have are left out, an empty row too."""
        bound = [form[name] for name in self.fields if name in form.fields]
        if not bound:
            return ""
        form.rendered_fields.update(field.name for field in bound)
        prefix = f"{form.prefix}-" if form.prefix else ""
        single = bound[0] if len(bound) == 1 else None
        return render_to_string(
            "ui/form/row.html",
            {
                "row": self,
                "anchor": f"{prefix}{self.anchor}",
                "asks": [{"field": field, "wide": field.name in self.wide} for field in bound],
                "single": single,
                "bad": any(field.errors for field in bound),
                "stale": any(field.name in getattr(form, "stale", {}) for field in bound),
            },
        )


class PaperHelper(FormHelper):
    """The one crispy helper: no form tag, no styles, rows in the printed order.

    Fields that no row names follow in rows of their own, so that none is ever lost.
    """

    form_tag = False
    disable_csrf = True
    include_media = False
    render_hidden_fields = True

    def __init__(self, rows: Iterable[Row | Section] = ()) -> None:
        super().__init__()
        self.rows = list(rows)

    def render_layout(self, form, context, template_pack="bootstrap5") -> str:
        """Return the rows of ``form``; the caller writes the form tag and the buttons."""
        named = {name for row in self.rows for name in row.fields}
        rest = [
            Row(form.fields[name].label or name, "", name)
            for name in form.fields
            if name not in named and not form.fields[name].widget.is_hidden
        ]
        self.layout = Layout(*self.rows, *rest)
        return mark_safe(super().render_layout(form, context, template_pack))
