"""Quantities in words: 24 rodziny rocznie, 15,00 zł za godzinę."""

from decimal import Decimal

from cus.text.numbers import NBSP, number
from cus.text.plural import plural
from services.enums import Period, Unit

# One, few, many; then the accusative after „za”.
FORMS: dict[str, tuple[str, str, str, str]] = {
    Unit.PERSON: ("osoba", "osoby", "osób", "osobę"),
    Unit.FAMILY: ("rodzina", "rodziny", "rodzin", "rodzinę"),
    Unit.HOUSEHOLD: ("gospodarstwo domowe", "gospodarstwa domowe", "gospodarstw domowych", "gospodarstwo domowe"),
    Unit.PLACE: ("miejsce", "miejsca", "miejsc", "miejsce"),
    Unit.CARER: ("opiekun", "opiekunów", "opiekunów", "opiekuna"),
    Unit.HOUR: ("godzina", "godziny", "godzin", "godzinę"),
    Unit.VISIT: ("wizyta", "wizyty", "wizyt", "wizytę"),
    Unit.MEAL: ("posiłek", "posiłki", "posiłków", "posiłek"),
    Unit.TRIP: (
        "przejazd w obie strony",
        "przejazdy w obie strony",
        "przejazdów w obie strony",
        "przejazd w obie strony",
    ),
    Unit.KILOMETRE: ("kilometr", "kilometry", "kilometrów", "kilometr"),
    Unit.LOAN: ("wypożyczenie", "wypożyczenia", "wypożyczeń", "wypożyczenie"),
    Unit.TURN: ("turnus", "turnusy", "turnusów", "turnus"),
    Unit.DAY: ("doba", "doby", "dób", "dobę"),
    Unit.MONTH: ("miesiąc", "miesiące", "miesięcy", "miesiąc"),
    Unit.SERVICE: ("usługa", "usługi", "usług", "usługę"),
    # Only prices and limits of programmes count in these.
    "household_hour": (
        "godzina na gospodarstwo",
        "godziny na gospodarstwo",
        "godzin na gospodarstwo",
        "godzinę na gospodarstwo",
    ),
    "ticket": ("bilet", "bilety", "biletów", "bilet"),
}


def unit_of(value: Decimal | int, unit: str) -> str:
    """Return the unit's form that goes with ``value``: 2 rodziny, 5 rodzin."""
    return plural(value, *FORMS[unit][:3]) if unit in FORMS else ""


def amount(value: Decimal | int, unit: str, period: str = "", bound: str = "") -> str:
    """Write a quantity: „co najmniej 90 osób dziennie”. ``bound`` comes in words, „dokładnie” left out."""
    words = [bound, NBSP.join(filter(None, [number(value), unit_of(value, unit)]))]
    words.append(Period(period).label if period else "")
    return " ".join(filter(None, words))


def per(unit: str) -> str:
    """Write what a price is for: „za godzinę”; nothing when the unit is not said."""
    return f"za{NBSP}{FORMS[unit][3]}" if unit in FORMS else ""
