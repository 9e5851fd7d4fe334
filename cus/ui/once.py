"""A form that makes one thing, however many times it is sent."""

import uuid

from django import forms
from django.db import models


class OnceMixin:
    """Gives the form of a new object a ``token`` that names this opening of the form.

    The action keeps it with what it makes, so a second press or a page sent again gives the same
    object. Forms of existing objects have none.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.fields["token"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    @property
    def token(self) -> uuid.UUID | None:
        """The token that came with the form, or ``None`` where it was lost or spoiled on the way."""
        try:
            return uuid.UUID(self.data.get(self.add_prefix("token"), ""))
        except ValueError:
            return None

    def made_before(self, by) -> models.Model | None:
        """Return what ``by`` has already made by sending this very form, if anything."""
        if not self.is_bound or self.instance.pk is not None or self.token is None:
            return None
        return self._meta.model.objects.filter(token=self.token, created_by=by).first()
