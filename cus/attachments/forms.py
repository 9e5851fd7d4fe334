"""Choosing a file."""

import re
import unicodedata
from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from cus.attachments.enums import ACCEPTED, ENDINGS, LARGEST, MEGABYTE
from cus.attachments.sniff import checked_type, too_large
from cus.ui.forms import PlainPaperForm, Row, TextField

LONGEST_NAME = 120


def clean_name(name: str) -> str:
    """Return a file's name that is safe to show and to save: no folders, controls or odd spaces."""
    bare = PurePath(name.replace("\\", "/")).name
    kept = "".join(sign for sign in unicodedata.normalize("NFC", bare) if unicodedata.category(sign)[0] != "C")
    stem, _, ending = re.sub(r"\s+", " ", kept).strip().rpartition(".")
    return f"{stem.strip(' .')[:LONGEST_NAME] or 'plik'}.{ending.lower()}"


class AttachmentForm(PlainPaperForm):
    """A file, what it is, and a word about it."""

    rows = [
        Row("Plik", f"{ACCEPTED}; najwyżej {LARGEST // MEGABYTE} MB", "file"),
        Row("Rodzaj", "czym jest ten plik", "kind"),
        Row("Opis", "na przykład data, numer pisma albo kogo dotyczy", "description"),
    ]
    file = forms.FileField(
        label="plik",
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
        error_messages={
            "required": "Wybierz plik z dysku.",
            "empty": "Plik jest pusty. Sprawdź, czy zapisał się do końca.",
            "max_length": "Nazwa pliku jest za długa. Skróć ją i dodaj plik ponownie.",
        },
    )
    kind = forms.ChoiceField(label="rodzaj", error_messages={"required": "Wybierz rodzaj z listy."})
    description = TextField(label="opis", max_length=300, required=False)

    def __init__(self, *args, kinds: dict[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "nie wybrano"), *kinds.items()]
        self.content = b""

    def clean_file(self) -> UploadedFile:
        """Look into the file; its bytes are then ``self.content``.

        Raises:
            ValidationError: it cannot be taken.
        """
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise ValidationError(too_large())
        self.content = upload.read()
        checked_type(self.name_of(upload), self.content)
        return upload

    @staticmethod
    def name_of(upload: UploadedFile) -> str:
        """Name under which the file is kept."""
        return clean_name(upload.name or "")
