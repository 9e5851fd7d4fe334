"""Hours of a day as people type them."""

from django.core.exceptions import ValidationError

from cus.ui.fields import TextField
from services.standards.hours import parse_hours

HOURS_NOTE = (
    "Na przykład 8:00–16:00 albo 8–12, 14–18. Gdy przez całą dobę, wpisz: całodobowo. Dzień bez usługi zostaw pusty."
)


class HoursField(TextField):
    """Hours of one day: „8-16”, „8:00–12:00 i 14–18”, „całodobowo”."""

    def __init__(self, **kwargs) -> None:
        super().__init__(max_length=60, required=False, **kwargs)

    def to_python(self, value) -> str:
        """Return the hours as they are stored.

        Raises:
            ValidationError: they cannot be read; the message says how to write them.
        """
        try:
            return parse_hours(super().to_python(value) or "")
        except ValueError as error:
            raise ValidationError(str(error), code="hours") from error
