"""Columns of the table of figures, the same to bring in and to take away."""

from dataclasses import dataclass
from decimal import Decimal

from cus.importing.fields import Field
from cus.importing.words import Labels, Text, Words, Wrong
from cus.text.numbers import number, parse_decimal
from services.enums import Unit

SHEET = "liczby"
MOST = 1_000_000


@dataclass(frozen=True)
class Count(Words):
    """A whole number from nought up; an empty cell says nothing."""

    empty = None

    def read(self, text: str) -> int | None:
        """Return the number.

        Raises:
            Wrong: not a whole number, below nought, too large.
        """
        if not text:
            return None
        value = _decimal(text)
        if value < 0:
            raise Wrong("Liczba nie może być ujemna.")
        if value != value.to_integral_value():
            raise Wrong("Wpisz liczbę całkowitą.")
        if value > MOST:
            raise Wrong(f"Wpisz liczbę nie większą niż {number(MOST)}.")
        return int(value)

    def show(self, value: int | None) -> str:
        """Return the digits."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class NotNegative(Words):
    """A number from nought up with at most two decimal places; ``below`` is said of a negative one."""

    below: str = "Liczba nie może być ujemna."
    empty = None

    def read(self, text: str) -> Decimal | None:
        """Return the number.

        Raises:
            Wrong: not a number, below nought, too long.
        """
        if not text:
            return None
        value = _decimal(text)
        if value < 0:
            raise Wrong(self.below)
        if value != round(value, 2) or value >= 10**10:
            raise Wrong("Liczba może mieć 10 cyfr przed przecinkiem i dwie po nim.")
        return value

    def show(self, value: Decimal | None) -> str:
        """Return the number as it is written in Polish."""
        return "" if value is None else number(value)


def _decimal(text: str) -> Decimal:
    try:
        return parse_decimal(text)
    except ValueError as error:
        raise Wrong("Wpisz samą liczbę, na przykład 24 albo 2,5.") from error


IDENTITY = (
    Field("programme", "nr programu", Count(), "Numer programu w tej aplikacji. Chroni przed pomyleniem plików."),
    Field("service", "usługa", Text(200), "Nazwa usługi z programu, albo „cały program”.", required=True),
    Field("giver", "wykonawca", Text(300), "Nazwa wykonawcy z umowy lub przydziału, albo „wszyscy razem”."),
    Field("period", "okres", Text(60), "Np. II kwartał 2026, luty 2026, I półrocze 2026, rok 2026.", required=True),
)
NUMBERS = (
    Field("people", "różne osoby", Count(), "Ile różnych osób w tym okresie; każda raz."),
    Field("places", "miejsca", Count(), "Ile miejsc było do dyspozycji."),
    Field("turns", "turnusy", Count(), "Ile turnusów się odbyło."),
    Field("quantity", "ile", NotNegative(), "Ile godzin, posiłków, przejazdów…"),
    Field("quantity_unit", "jednostka", Labels(Unit), "Czego dotyczy kolumna „ile”."),
    Field("refusals", "odmowy", Count(), "Ilu osobom odmówiono."),
    Field("cost", "koszt (zł)", NotNegative("Koszt nie może być ujemny."), "Brutto, za ten okres."),
)
NOTE = Field("note", "uwagi", Text(300), "Bez nazwisk i danych mieszkańców.")
FIELDS = (*IDENTITY, *NUMBERS, NOTE)
VALUE_FIELDS = (*NUMBERS, NOTE)
