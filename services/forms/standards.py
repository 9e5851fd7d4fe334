"""What people fill in of a quality standard: its six areas, the comment of a decision."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models

from cus.ui.fields import LongTextField, TextField, field_for
from cus.ui.forms import PaperForm, PlainPaperForm, Row, Section
from services.models import QualityStandard
from services.standards.areas import AREAS, CONTENT, HEAD, HOURS
from services.standards.authors import authors
from services.standards.hours import parse_hours

NO_PARTNER = ("", "bez partnera")
HOURS_NOTE = (
    "Na przykład 8:00–16:00 albo 8–12, 14–18. Gdy przez całą dobę, wpisz: całodobowo. Dzień bez usługi zostaw pusty."
)


class HoursField(TextField):
    """Hours of one day: „8-16”, „8:00–12:00 i 14–18”, „całodobowo”."""

    def to_python(self, value) -> str:
        """Return the hours as they are stored.

        Raises:
            ValidationError: they cannot be read; the message says how to write them.
        """
        try:
            return parse_hours(super().to_python(value) or "")
        except ValueError as error:
            raise ValidationError(str(error), code="hours") from error


def standard_field(db_field: models.Field, **kwargs):
    """Return the form field of a model field; hours read what people type."""
    if db_field.name in HOURS:
        return HoursField(label=db_field.verbose_name, required=False, max_length=60)
    return field_for(db_field, **kwargs)


def _area_rows() -> list[Row | Section]:
    rows: list[Row | Section] = []
    for area in AREAS:
        rows.append(Section(f"{area.number}. {area.title}", area.hint))
        for question in area.questions:
            note = HOURS_NOTE if question.fields == HOURS else ""
            wide = [name for name in question.fields if name in ("available_to", "payment_note")]
            rows.append(Row(question.label, question.hint, *question.fields, wide=wide, note=note))
    return rows


class StandardForm(PaperForm):
    """The six areas in the order of the handbook; everything may be left for later."""

    partner = forms.ChoiceField(
        label="opracowany wspólnie z",
        required=False,
        error_messages={"invalid_choice": "Tego partnera nie ma już w rejestrze. Wybierz innego."},
    )
    rows = [
        Section(
            "Standard", "Art. 13 ust. 1 pkt 7 ustawy: centrum opracowuje standard, gdy nie określają go przepisy."
        ),
        Row("Kto określa standard", "", "source"),
        Row("Przepis", "gdy standard określa przepis", "legal_basis"),
        Row("Opracowany wspólnie z", "partner z rejestru", "partner"),
        Row("Ma obowiązywać od", "", "planned_from"),
        *_area_rows(),
    ]

    class Meta:
        model = QualityStandard
        fields = [*HEAD, *CONTENT]
        widgets = {"source": forms.RadioSelect}
        formfield_callback = standard_field

    def __init__(self, *args, user, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        linked = authors().key_of(self.instance) if self.instance.pk else ""
        offered = authors().offered(user)
        if linked and linked not in dict(offered):
            offered = [(linked, self.instance.partner_name), *offered]
        self.fields["partner"].choices = [NO_PARTNER, *offered]
        self.initial["partner"] = linked
        self.fields["response_time"].validators.append(
            MinValueValidator(1, "Wpisz liczbę od 1 w górę albo zostaw puste.")
        )

    def clean(self) -> dict:
        """Ask for number and unit of the time together."""
        data = super().clean()
        time, unit = data.get("response_time"), data.get("response_unit")
        if time is not None and not unit and "response_unit" in data:
            self.add_error("response_unit", "Wybierz, czy to godziny, czy dni.")
        if unit and time is None and "response_time" in data:
            self.add_error("response_time", "Wpisz liczbę albo nie wybieraj jednostki.")
        return data


class StandardCommentForm(PlainPaperForm):
    """A comment without which a return or a revocation cannot be made."""

    comment = LongTextField(
        label="komentarz", error_messages={"required": "Napisz komentarz: bez niego nie wiadomo, dlaczego."}
    )
