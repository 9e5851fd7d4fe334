"""What is written of an opinion."""

from django import forms

from cus.ui.forms import PaperForm, Row
from programmes.models import Opinion


class OpinionForm(PaperForm):
    """When somebody asked, who answered, when and what."""

    version_field = "edit_version"
    rows = [
        Row("Poproszono o opinię", "dzień, w którym przekazano projekt", "requested_on"),
        Row("Kto wydał opinię", "imię, nazwisko i funkcja", "author"),
        Row("Data opinii", "", "given_on"),
        Row("Wynik", "negatywna opinia ostrzega dyrektora, niczego nie wstrzymuje", "result"),
        Row("Treść albo uwagi", "najważniejsze zdania; skan dodasz po zapisaniu", "text"),
    ]

    class Meta:
        model = Opinion
        fields = ["requested_on", "author", "given_on", "result", "text"]
        widgets = {"result": forms.Select}
