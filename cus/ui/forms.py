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

import json

from django import forms
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models
from django.forms.forms import DeclarativeFieldsMetaclass
from django.forms.models import ModelFormMetaclass

from cus.ui.changes import Changes
from cus.ui.fields import (
    DateField,
    DecimalField,
    EmailField,
    IntegerField,
    LongTextField,
    TextField,
    YesNoField,
    ask_plainly,
    field_for,
)
from cus.ui.layout import PaperHelper, Row, Section
from cus.ui.stale import Taken, Theirs, initial_of, join, keep_joined, marks_of, read_marks, settle, write
from cus.ui.typed import UnjudgedMixin, as_query, is_unjudged, written

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


class Remembering(type):
    """Makes forms remember what they were made with, so that the same one can be made over another state."""

    def __call__(cls, *args, **kwargs):
        """Make the form."""
        form = super().__call__(*args, **kwargs)
        form.made_with = kwargs
        return form


class PlainMetaclass(Remembering, DeclarativeFieldsMetaclass):
    """For forms over no model."""


class PaperFormMetaclass(Remembering, ModelFormMetaclass):
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


class PaperMixin(UnjudgedMixin):
    """What model forms and plain forms share."""

    rows: list[Row | Section] = []
    # The summary speaks for the server; the browser's own bubbles would come first, in its language.
    use_required_attribute = False

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.stale: dict[str, Theirs] = {}
        self.taken: list[Taken] = []
        self.was_stale = False
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)
            ask_plainly(field)

    def again(self, data=None, **instead):
        """Return the same form made with other data, or over another state of its object."""
        kept = {name: value for name, value in self.made_with.items() if name not in ("data", "files", "initial")}
        return type(self)(data, **(kept | instead))

    @property
    def helper(self) -> PaperHelper:
        """The crispy helper of this form."""
        return PaperHelper(self.rows)


class PlainPaperForm(PaperMixin, forms.Form, metaclass=PlainMetaclass):
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
        self.sent = self.data
        if self._has_version() and "version" not in self.fields:
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=getattr(self.instance, self.version_field)
            )
            if self.instance.pk:
                self.fields["marks"] = forms.CharField(
                    widget=forms.HiddenInput, required=False, initial=lambda: json.dumps(self.opened_with())
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

    def opened_with(self) -> dict[str, str]:
        """Return the marks of what stands in the fields when the form is opened."""
        return marks_of(self, initial_of(self))

    def full_clean(self) -> None:
        """Read the choices between two texts first."""
        if self.is_bound and not is_unjudged(self.data):
            settled = settle(self)
            self.data = self.data if settled is None else settled
        super().full_clean()

    def show_stale(self, current: models.Model) -> None:
        """Show both texts: ``current`` from the database beside what was typed.

        What only the other person changed is taken over and listed in ``taken``; what both changed is
        in ``stale`` and waits for a choice. The hidden version becomes the current one, so that saving
        again, now knowingly, succeeds.
        """
        self.was_stale = True
        # As it was sent, with what cleaning added to it: sealed values on their way back to the page.
        added = {name: values for name, values in as_query(self.data).lists() if name not in self.sent}
        self.data = as_query(self.sent)
        for name, values in added.items():
            self.data.setlist(name, values)
        fresh = self.again(instance=current)
        theirs = {name: sent for name, sent in initial_of(fresh).items() if name in self.fields}
        changes = Changes(current, self.version_field, self._seen())
        outcome = join(
            self.fields,
            mine=keep_joined(self),
            theirs=theirs,
            opened=read_marks(self.data.get(self.add_prefix("marks"))),
            by=changes.by,
        )
        self.stale = outcome.clashes
        self.taken = [
            Taken(str(self.fields[name].label), written(fresh.fields[name], theirs[name]), changes.by(name), name)
            for name in outcome.taken
        ]
        write(self.data, self, outcome.sent)
        self.data[self.add_prefix("version")] = str(getattr(current, self.version_field))
        self.data[self.add_prefix("marks")] = json.dumps(marks_of(fresh, theirs))

    def _seen(self) -> int | None:
        sent = str(self.data.get(self.add_prefix("version"), ""))
        return int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else None
