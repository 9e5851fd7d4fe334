"""Form fields of the panel."""

from django import forms


class LinesField(forms.CharField):
    """A list of short texts written one a line; empty lines and repetitions are dropped.

    ``item_length`` is the greatest length of one line.
    """

    def __init__(self, *, item_length: int = 300, rows: int = 4, **kwargs) -> None:
        self.item_length = item_length
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", "Każda pozycja w osobnym wierszu.")
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows, "class": "form-control"}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        """Show a list as lines; typed text comes back as it was typed."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value) -> list[str]:
        """Return the lines.

        Raises:
            ValidationError: a line is too long; the message says which.
        """
        text = super().clean(value) or ""
        lines = list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
        for line in lines:
            if len(line) > self.item_length:
                raise forms.ValidationError(
                    f"Wiersz „{line[:40]}…” ma {len(line)} znaków, a zmieści się {self.item_length}. "
                    "Skróć go albo podziel na dwa."
                )
        return lines

    def has_changed(self, initial, data) -> bool:
        """Compare lists, not their spelling."""
        lines = [line.strip() for line in (data or "").splitlines() if line.strip()]
        return list(initial or []) != lines


def dress(field: forms.Field) -> forms.Field:
    """Give the field's widget the classes of our controls."""
    widget = field.widget
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple | forms.RadioSelect):
        widget.attrs["class"] = "form-check-input"
    elif isinstance(widget, forms.Select):
        widget.attrs["class"] = "form-select"
    elif not widget.is_hidden:
        widget.attrs["class"] = "form-control"
    return field
