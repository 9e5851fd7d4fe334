"""Fields of the builder: an amount in another currency, an hour, a gmina of the register."""

import datetime
import re
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError

from cus.centre.models import Gmina
from cus.text.numbers import money, parse_decimal
from cus.ui.fields import TextField
from programmes.enums import Currency

FOREIGN = [code for code in Currency.values if code != Currency.PLN]
CODE = re.compile(r"\b\d{7}\b")
MOST_NAMED = 6


class ForeignField(TextField):
    """An amount in another currency: ``12 000 EUR`` becomes the pair of amount and code."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**({"required": False, "max_length": 30} | kwargs))

    def clean(self, value) -> tuple[Decimal, str] | None:
        """Return amount and code, or ``None``.

        Raises:
            ValidationError: there is no code of a currency, or no number.
        """
        text = super().clean(value).upper()
        if not text:
            return None
        code = next((code for code in FOREIGN if code in text), None)
        try:
            amount = parse_decimal(text.replace(code or "", ""))
        except ValueError:
            code = None
        if code is None or amount < 0 or amount >= Decimal(10) ** 10:
            raise ValidationError(f"Wpisz kwotę z walutą, na przykład 12 000 EUR ({', '.join(FOREIGN)}).")
        return amount.quantize(Decimal("0.01")), code

    def prepare_value(self, value):
        """Show a pair as it is written; leave what was typed as it is."""
        return money(*value) if isinstance(value, tuple) else value


class HourField(forms.TimeField):
    """An hour of the day: ``8``, ``8:30`` and ``8.30`` are read."""

    widget = forms.TimeInput(format="%H:%M", attrs={"placeholder": "8:30", "autocomplete": "off"})
    input_formats = ["%H:%M", "%H.%M", "%H"]
    default_error_messages = {"invalid": "Wpisz godzinę, na przykład 8:30."}

    def __init__(self, **kwargs) -> None:
        super().__init__(input_formats=self.input_formats, **kwargs)

    def prepare_value(self, value):
        """Show hours and minutes."""
        return value.strftime("%H:%M") if isinstance(value, datetime.time) else value


class GminaField(TextField):
    """A gmina by its name or TERYT code; of several with one name the code says which."""

    def clean(self, value) -> Gmina | None:
        """Return the gmina.

        Raises:
            ValidationError: the register has none, or several, of that name.
        """
        text = super().clean(value)
        if not text:
            return None
        code = CODE.search(text)
        usable = Gmina.objects.usable()
        found = list(usable.filter(teryt=code[0])) if code else list(usable.filter(name__iexact=text))
        if not found and not code:
            found = list(usable.search(text)[: MOST_NAMED + 1])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError("Rejestr nie ma takiej gminy. Wpisz jej nazwę albo siedem cyfr kodu TERYT.")
        names = "; ".join(f"{gmina.teryt} {gmina}" for gmina in found[:MOST_NAMED])
        raise ValidationError(f"Pasuje kilka gmin. Wpisz kod tej właściwej: {names}.")

    def prepare_value(self, value):
        """Show name and code."""
        return f"{value.name} ({value.teryt})" if isinstance(value, Gmina) else value
