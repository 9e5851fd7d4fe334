"""A form field of lists."""

from django import forms

from cus.text.plural import plural
from cus.ui.fields import LongTextField


class LinesField(LongTextField):
    """A list of texts written one a line; empty lines and repetitions are dropped.

    ``item_length`` is the greatest length of one line.
    """

    def __init__(self, *, item_length: int = 300, rows: int = 4, **kwargs) -> None:
        self.item_length = item_length
        kwargs.setdefault("required", False)
        kwargs.setdefault("help_text", "Każda pozycja w osobnym wierszu.")
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def prepare_value(self, value):
        """Show a list as lines; typed text comes back as it was typed."""
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value) -> list[str]:
        """Return the lines.

        Raises:
            ValidationError: a line is too long; the message says which.
        """
        lines = _lines(super().clean(value))
        for line in lines:
            over = len(line) - self.item_length
            if over > 0:
                raise forms.ValidationError(
                    f"Wiersz „{line[:40]}…” jest za długi o {over} {plural(over, 'znak', 'znaki', 'znaków')}. "
                    "Skróć go albo podziel na dwa."
                )
        return lines

    def has_changed(self, initial, data) -> bool:
        """Compare lists, not their spelling."""
        return list(initial or []) != _lines(data)


def _lines(text) -> list[str]:
    lines = text if isinstance(text, list | tuple) else (text or "").splitlines()
    return list(dict.fromkeys(line.strip() for line in lines if line.strip()))
