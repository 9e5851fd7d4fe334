"""Forms of an author and of a related document."""

import uuid

from django import forms

from cus.ui.forms import PaperForm, Row
from diagnosis.models import DiagnosisAuthor, RelatedDocument


class _RowForm(PaperForm):
    """A row that carries its stable key, so that a form sent twice makes one row."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = self.instance.key

    def clean_key(self) -> uuid.UUID:
        """Return the key sent, or a new one when it was lost on the way."""
        return self.cleaned_data.get("key") or uuid.uuid4()

    def fields_for_action(self) -> dict:
        """Return the fields of the model by name, without the version."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class AuthorForm(_RowForm):
    """Who makes the diagnosis, and which part of it."""

    rows = [
        Row("Autor", "osoba prawna, zespół albo organizacja", "name", "kind"),
        Row("Za co odpowiada", "gdy autorów jest kilku", "part"),
    ]

    class Meta:
        model = DiagnosisAuthor
        fields = ["name", "kind", "part"]


class RelatedDocumentForm(_RowForm):
    """A strategy or a plan: what it is, who adopted it and when, where it is and what it says of services."""

    rows = [
        Row("Dokument", "", "kind", "name", wide=["name"]),
        Row("Przyjęcie", "organ, numer uchwały, dni", "organ", "adopted_on", "valid_until", wide=["organ"]),
        Row("Gdzie jest", "strona BIP albo gminy", "link"),
        Row("Co mówi o usługach", "cele i działania ważne dla diagnozy", "about_services", wide=["about_services"]),
    ]

    class Meta:
        model = RelatedDocument
        fields = ["kind", "name", "organ", "adopted_on", "valid_until", "link", "about_services"]
