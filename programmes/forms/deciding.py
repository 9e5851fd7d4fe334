"""What the process asks for: a comment, and the facts of the council's stage."""

from django.utils import timezone

from cus.text.organs import organ_later
from cus.ui.fields import DateField, LongTextField, TextField
from cus.ui.forms import PlainPaperForm, Row


class CommentForm(PlainPaperForm):
    """A comment without which a return or a revocation cannot be made."""

    comment = LongTextField(label="komentarz")


class RevocationForm(CommentForm):
    """Why an approval is taken back."""

    rows = [Row("Powód cofnięcia", "trafi do dziennika programu; przeczytają go autorzy", "comment")]


class MayorForm(PlainPaperForm):
    """The day on which the mayor got it."""

    sent_to_mayor_on = DateField(label="dzień przekazania")
    rows = [Row(organ_later("Przekazano wójtowi"), "data pisma", "sent_to_mayor_on")]

    def __init__(self, *args, **kwargs) -> None:
        kwargs["initial"] = {"sent_to_mayor_on": timezone.localdate()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class AdoptionForm(PlainPaperForm):
    """The council's resolution."""

    resolution_number = TextField(label="numer uchwały", max_length=60)
    resolution_date = DateField(label="data uchwały")
    rows = [Row("Uchwała rady gminy", "art. 4 ust. 1–2", "resolution_number", "resolution_date")]


class PublicationForm(PlainPaperForm):
    """The announcement in the official journal of the voivodeship."""

    journal_reference = TextField(label="rok i pozycja", max_length=120)
    journal_date = DateField(label="data ogłoszenia")
    effective_on = DateField(label="wchodzi w życie", required=False, help_text="Puste: 15 dni po ogłoszeniu.")
    rows = [
        Row(
            "Dziennik urzędowy województwa",
            "program jest aktem prawa miejscowego",
            "journal_reference",
            "journal_date",
        ),
        Row("Wejście w życie", "po 14 dniach od ogłoszenia", "effective_on"),
    ]
