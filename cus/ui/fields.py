"""Form fields that read what Poles type."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from cus.text.dates import parse_day
from cus.text.numbers import number, parse_decimal
from cus.text.typography import tidy
from cus.text.validators import LONG_TEXT, TextLimit, no_unprintable

EARLIEST, LATEST = dt.date(1900, 1, 1), dt.date(2200, 12, 31)


NOT_CHOSEN = "nie wybrano"


# What an empty field is answered with: the mending of each kind of field. The first kind that fits counts.
_ASKED = (
    (forms.BooleanField, "Zaznacz to pole."),
    (forms.FileField, "Wybierz plik z dysku."),
    (forms.MultipleChoiceField, "Zaznacz co najmniej jedną odpowiedź."),
    (forms.ModelMultipleChoiceField, "Zaznacz co najmniej jedną odpowiedź."),
    (forms.ChoiceField, "Wybierz jedną z odpowiedzi."),
    (forms.ModelChoiceField, "Wybierz jedną z odpowiedzi."),
    (forms.DateField, "Wpisz dzień, na przykład 22.11.2026."),
    (forms.IntegerField, "Wpisz liczbę."),
    (forms.Field, "Wpisz coś tutaj: to pole nie może być puste."),
)


def ask_plainly(field: forms.Field) -> None:
    """Let an empty required field say how to mend it, unless it has words of its own."""
    if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
        field.error_messages["required"] = next(words for kind, words in _ASKED if isinstance(field, kind))


class TextField(forms.CharField):
    """Text: tidied, of limited length, of characters that a document can print.

    The limit is checked on the server and counted beside the field; the browser is never told to
    cut, since it cuts pasted text without a word.
    """

    def __init__(self, *, max_length: int | None = None, **kwargs) -> None:
        self.limit = max_length or LONG_TEXT
        super().__init__(**kwargs)
        self.validators += [TextLimit(self.limit), no_unprintable]

    def to_python(self, value) -> str:
        """Return the tidied text."""
        text = super().to_python(value)
        return tidy(text) if isinstance(text, str) else text


class LongTextField(TextField):
    """Text of several lines."""

    widget = forms.Textarea(attrs={"rows": 3})


class WebAddressField(forms.URLField):
    """An address of a page; without ``https://`` at the front it is added."""

    default_error_messages = {"invalid": "Wpisz adres strony, na przykład https://bip.example.pl."}

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("assume_scheme", "https")
        super().__init__(**kwargs)


# What mends a number out of its limits; Django only asks to make sure.
LIMITS = {
    "min_value": "Wpisz liczbę nie mniejszą niż %(limit_value)s.",
    "max_value": "Wpisz liczbę nie większą niż %(limit_value)s.",
}


class Limited:
    """A number field that says plainly what its limits are, unless a validator has words of its own."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        for validator in self.validators:
            if "message" not in vars(validator) and getattr(validator, "code", "") in LIMITS:
                validator.message = LIMITS[validator.code]


class DecimalField(Limited, forms.DecimalField):
    """A decimal number: ``1 234,50``, ``1.234,50``, ``20 zł`` are all read."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {"invalid": "Wpisz liczbę, na przykład 1 234,50."}

    def to_python(self, value):
        """Return a ``Decimal`` or ``None``."""
        if isinstance(value, str) and value.strip():
            try:
                value = parse_decimal(value)
            except ValueError as error:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        return super().to_python(value)

    def prepare_value(self, value):
        """Show a number as it is written here; leave what was typed as it is."""
        if value is None or isinstance(value, str):
            return value
        return number(value, self.decimal_places)

    def widget_attrs(self, widget) -> dict:
        """The field is a text field: a number field refuses the comma."""
        return {}


class IntegerField(Limited, forms.IntegerField):
    """A whole number; ``1 140`` is read."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {"invalid": "Wpisz liczbę całkowitą, na przykład 12."}

    def to_python(self, value):
        """Return an ``int`` or ``None``."""
        if isinstance(value, str) and value.strip():
            try:
                amount = parse_decimal(value)
            except ValueError as error:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from error
            if amount != amount.to_integral_value():
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = int(amount)
        return super().to_python(value)

    def widget_attrs(self, widget) -> dict:
        """The field is a text field: no spinner, no change by the wheel."""
        return {}


class DateField(forms.DateField):
    """A day: ``22.11.2026``, ``2026-11-22`` and ``22 listopada 2026`` are read."""

    widget = forms.DateInput(
        format="%d.%m.%Y", attrs={"placeholder": "dd.mm.rrrr", "autocomplete": "off", "inputmode": "text"}
    )
    default_error_messages = {
        "invalid": "Wpisz datę jako dzień, miesiąc i rok, na przykład 22.11.2026.",
        "far": "Sprawdź rok: data powinna być między 1900 a 2200 rokiem.",
    }

    def to_python(self, value):
        """Return a ``date`` or ``None``."""
        if isinstance(value, str) and value.strip():
            try:
                value = parse_day(value)
            except ValueError as error:
                raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        day = super().to_python(value)
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(self.error_messages["far"], code="far")
        return day


class YesNoField(forms.NullBooleanField):
    """Tak / Nie, and the third answer while nobody has asked yet.

    ``required=True`` takes the third answer away and refuses an empty one.
    """

    widget = forms.RadioSelect
    default_error_messages = {"required": "Zaznacz „Tak” albo „Nie”."}

    def __init__(self, **kwargs) -> None:
        super().__init__(**kwargs)
        answers = [("true", "Tak"), ("false", "Nie")]
        self.widget.choices = answers if self.required else [*answers, ("", "brak odpowiedzi")]

    def prepare_value(self, value):
        """Turn the value into the one of the three answers."""
        return {True: "true", False: "false", None: "", "True": "true", "False": "false"}.get(value, value)

    def validate(self, value) -> None:
        """Refuse no answer where one is needed."""
        if self.required and value is None:
            raise ValidationError(self.error_messages["required"], code="required")


class EmailField(forms.EmailField):
    """An e-mail address."""

    default_error_messages = {"invalid": "Wpisz adres e-mail w postaci nazwa@domena.pl."}


def field_for(db_field: models.Field, **kwargs):
    """Return our form field for a model field; the ``formfield_callback`` of every paper form."""
    if getattr(db_field, "choices", None) or not isinstance(db_field, models.Field):
        return _with_words(db_field.formfield(**kwargs))
    classes = [
        (models.BooleanField, YesNoField if db_field.null else forms.BooleanField),
        (models.TextField, LongTextField),
        (models.EmailField, EmailField),
        (models.URLField, WebAddressField),
        (models.SlugField, forms.SlugField),
        (models.CharField, TextField),
        (models.DecimalField, DecimalField),
        (models.IntegerField, IntegerField),
        (models.DateTimeField, None),
        (models.DateField, DateField),
    ]
    form_class = next((ours for model_class, ours in classes if isinstance(db_field, model_class)), None)
    if form_class is None:
        return _with_words(db_field.formfield(**kwargs))
    if form_class is LongTextField:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
    return db_field.formfield(form_class=form_class, **kwargs)


def _with_words(field):
    """Say „nie wybrano” where Django prints a row of dashes."""
    if isinstance(field, forms.ModelChoiceField):
        field.empty_label = NOT_CHOSEN if field.empty_label else None
    elif isinstance(field, forms.ChoiceField):
        field.choices = [(value, label if value not in ("", None) else NOT_CHOSEN) for value, label in field.choices]
    return field
