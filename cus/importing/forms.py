"""Choosing tables to bring in."""

from django import forms

from cus.attachments.forms import clean_name
from cus.tables import LARGEST, TableRefused, read

MEGABYTES = LARGEST // (1024 * 1024)
ACCEPT = ".xlsx,.ods,.csv"
TOO_LARGE = f"Plik jest za duży. Może mieć najwyżej {MEGABYTES} MB."


class TableField(forms.FileField):
    """A table; what is wrong with the whole file is said at the field."""

    def __init__(self, **kwargs) -> None:
        messages = {
            "required": "Wybierz plik z dysku.",
            "empty": "Plik jest pusty. Sprawdź, czy zapisał się do końca.",
            "max_length": "Nazwa pliku jest za długa. Skróć ją i wybierz plik ponownie.",
        }
        widget = forms.FileInput(attrs={"accept": ACCEPT})
        super().__init__(max_length=255, widget=widget, error_messages=messages, **kwargs)

    def clean(self, data, initial=None) -> tuple[str, bytes]:
        """Return the file's name and bytes, both empty when there is none.

        Raises:
            ValidationError: it is no table, or one that cannot be opened.
        """
        upload = super().clean(data, initial)
        if not upload:
            return "", b""
        if upload.size > LARGEST:
            raise forms.ValidationError(TOO_LARGE)
        content = upload.read()
        try:
            read(content)
        except TableRefused as refused:
            raise forms.ValidationError([str(fault) for fault in refused.faults]) from refused
        return clean_name(upload.name or ""), content
