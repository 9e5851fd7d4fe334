"""Paper forms: the base of every form people fill in here.

    class PartnerForm(PaperForm):
        rows = [Row("Potencjalny partner", "pełna nazwa instytucji", "name")]

        class Meta:
            model = Partner
            fields = ["name"]

In the template: ``{% error_summary form %}``, then inside ``<form method="post" novalidate>``
``{% csrf_token %}{% paper_form form %}`` and the buttons. A stale edit: ``form.show_stale(error.current)``
and the same page again with status 409.
"""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models
from django.forms.models import ModelFormMetaclass, model_to_dict

from cus.ui.display import shown_field
from cus.ui.fields import (
    DateField,
    DecimalField,
    EmailField,
    IntegerField,
    LongTextField,
    TextField,
    YesNoField,
    field_for,
)
from cus.ui.layout import PaperHelper, Row, Section

__all__ = [
    "DateField",
    "DecimalField",
    "EmailField",
    "IntegerField",
    "LongTextField",
    "PaperForm",
    "PaperHelper",
    "PlainPaperForm",
    "Row",
    "Section",
    "TextField",
    "YesNoField",
]


@dataclass(frozen=True, slots=True)
class Theirs:
    """What somebody else saved in a field meanwhile: to read, and as the field takes it."""

    text: str
    value: str


class PaperFormMetaclass(ModelFormMetaclass):
    """Gives each model form our fields, and refuses a row that names a field the form has not."""

    def __new__(mcs, name, bases, attrs):
        """Make the form class.

        Raises:
            ImproperlyConfigured: a row names an unknown field.
        """
        meta = attrs.get("Meta")
        if meta is not None and getattr(meta, "formfield_callback", None) is None:
            meta.formfield_callback = staticmethod(field_for)
        form = super().__new__(mcs, name, bases, attrs)
        if getattr(getattr(form, "_meta", None), "model", None):
            unknown = {field for row in form.rows for field in row.fields} - set(form.base_fields)
            if unknown:
                raise ImproperlyConfigured(f"{name}.rows name fields the form does not have: {sorted(unknown)}")
        return form


class PaperMixin:
    """What model forms and plain forms share."""

    rows: list[Row | Section] = []
    # The summary speaks for the server; the browser's own bubbles would come first, in its language.
    use_required_attribute = False

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.stale: dict[str, Theirs] = {}
        self.was_stale = False
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    @property
    def helper(self) -> PaperHelper:
        """The crispy helper of this form."""
        return PaperHelper(self.rows)


class PlainPaperForm(PaperMixin, forms.Form):
    """A paper form over no model."""


class PaperForm(PaperMixin, forms.ModelForm, metaclass=PaperFormMetaclass):
    """A paper form over a model.

    A model with an integer ``version`` gets it as a hidden field; after ``is_valid()`` the version
    that the person saw is ``form.version``, for the action to compare under its lock. A model that
    counts its edits under another name says so in ``version_field``.
    """

    version_field = "version"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self._has_version() and "version" not in self.fields:
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=getattr(self.instance, self.version_field)
            )

    def _has_version(self) -> bool:
        fields = {field.name: field for field in self._meta.model._meta.get_fields()}
        return isinstance(fields.get(self.version_field), models.IntegerField)

    def clean_version(self) -> int:
        """Refuse a form that lost its version on the way.

        Raises:
            ValidationError: an existing object came without its version.
        """
        version = self.cleaned_data.get("version")
        if version is None and self.instance.pk:
            raise ValidationError("Formularz przyszedł niepełny. Otwórz stronę ponownie i wpisz zmiany jeszcze raz.")
        return version or 0

    @property
    def version(self) -> int:
        """The version the person edited; 0 for a new object. Only after ``is_valid()``."""
        return self.cleaned_data.get("version", 0)

    def show_stale(self, current: models.Model) -> None:
        """Show both texts: ``current`` from the database beside what was typed.

        The hidden version becomes the current one, so that saving again, now knowingly, succeeds.
        """
        self.was_stale = True
        saved = model_to_dict(current, fields=list(self.fields))
        for name, field in self.fields.items():
            if name == "version" or name not in saved:
                continue
            if field.has_changed(saved[name], self[name].data):
                value = field.prepare_value(saved[name])
                self.stale[name] = Theirs(shown_field(current, name), self._typed(name, value))
        data = self.data.copy()
        data[self.add_prefix("version")] = str(getattr(current, self.version_field))
        self.data = data

    def _typed(self, name: str, value) -> str:
        """Return the value as the widget would hold it, for the button that puts it in."""
        if isinstance(value, list | tuple):
            return ""
        formatted = self.fields[name].widget.format_value(value)
        if isinstance(formatted, list):
            formatted = formatted[0] if formatted else ""
        return "" if formatted is None else str(formatted)
