"""Form fields for values that are sealed: typed once, never shown again in clear by the form."""

from django import forms
from django.core.exceptions import ImproperlyConfigured

from cus.privacy.reading import masked
from cus.privacy.transit import carried, carry


class SecretInput(forms.TextInput):
    """An input that never gives back what was typed, and that browsers and scripts do not keep."""

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", "data-secret": ""} | (attrs or {}))

    def format_value(self, value) -> None:
        """Return nothing, whatever there is."""
        return None


class SecretsMixin:
    """Gives a paper form its sealed values.

    ``secrets`` maps the form's field to the model's; a field of the same name with ``_drop`` at its end
    takes the saved value away, and is asked only where there is one. ``mask_shown`` names those whose last characters
    may be shown. What was typed correctly survives an error elsewhere in the form: encrypted for this
    person, in a hidden field.
    """

    secrets: dict[str, str] = {}
    mask_shown: frozenset[str] = frozenset()

    def __init__(self, *args, person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        for name, field in self.secrets.items():
            if not isinstance(self.fields[name].widget, SecretInput):
                raise ImproperlyConfigured(f"{name} of {type(self).__name__} needs a SecretInput")
            self.fields[f"{name}_carried"] = forms.CharField(widget=forms.HiddenInput, required=False)
            if getattr(self.instance, field, None) is not None:
                self._tell_of_saved(name, field)
            else:
                self.fields.pop(f"{name}_drop", None)

    def _tell_of_saved(self, name: str, field: str) -> None:
        what = f"Zapisano {masked(self.instance, field)}" if name in self.mask_shown else "Zapisano i zaszyfrowano"
        self.fields[name].help_text = f"{what}. Puste pole niczego nie zmienia."

    def full_clean(self) -> None:
        """Check the form; then carry on what was typed correctly and say that it is kept."""
        super().full_clean()
        if not self.is_bound or not hasattr(self, "cleaned_data"):
            return
        data = self.data.copy()
        for name in self.secrets:
            text = self._text_of(name) if name not in self._errors else ""
            data[self.add_prefix(f"{name}_carried")] = carry(text, person=self.person.pk, field=name)
            if text:
                self.cleaned_data[name] = text
                shown = f"•••••••{text[-4:]}" if name in self.mask_shown else "to, co wpisano"
                self._say(name, f"Zachowano {shown}. Nie musisz wpisywać jeszcze raz.")
            elif name in self._errors:
                self._say(name, "To, co wpisano, nie wraca na stronę. Wpisz jeszcze raz.")
        self.data = data

    def _say(self, name: str, text: str) -> None:
        """Say it beside the field, also where the page's field was made before the form was checked."""
        self.fields[name].help_text = self[name].help_text = text

    def _text_of(self, name: str) -> str:
        token = self.data.get(self.add_prefix(f"{name}_carried"), "")
        return self.cleaned_data.get(name) or carried(token, person=self.person.pk, field=name)

    def typed_secrets(self) -> dict[str, str]:
        """Return what the action is to seal, by field of the model; an empty text takes the saved one away."""
        found = {}
        for name, field in self.secrets.items():
            if self.cleaned_data.get(name):
                found[field] = self.cleaned_data[name]
            elif self.cleaned_data.get(f"{name}_drop"):
                found[field] = ""
        return found
