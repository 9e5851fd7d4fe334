"""Numbers with a unit that somebody typed: „75 osób”, whichever form of the noun was typed."""

from decimal import Decimal

from cus.text.numbers import number
from cus.text.plural import plural

# One, two, five and one and a half of what measures most often count. Other units stay as they were typed.
NOUNS = (
    ("osoba", "osoby", "osób", "osoby"),
    ("rodzina", "rodziny", "rodzin", "rodziny"),
    ("dziecko", "dzieci", "dzieci", "dziecka"),
    ("senior", "seniorzy", "seniorów", "seniora"),
    ("mieszkaniec", "mieszkańcy", "mieszkańców", "mieszkańca"),
    ("uczestnik", "uczestnicy", "uczestników", "uczestnika"),
    ("wolontariusz", "wolontariusze", "wolontariuszy", "wolontariusza"),
    ("gospodarstwo", "gospodarstwa", "gospodarstw", "gospodarstwa"),
    ("minuta", "minuty", "minut", "minuty"),
    ("godzina", "godziny", "godzin", "godziny"),
    ("dzień", "dni", "dni", "dnia"),
    ("tydzień", "tygodnie", "tygodni", "tygodnia"),
    ("miesiąc", "miesiące", "miesięcy", "miesiąca"),
    ("rok", "lata", "lat", "roku"),
    ("miejsce", "miejsca", "miejsc", "miejsca"),
    ("spotkanie", "spotkania", "spotkań", "spotkania"),
    ("zgłoszenie", "zgłoszenia", "zgłoszeń", "zgłoszenia"),
    ("posiłek", "posiłki", "posiłków", "posiłku"),
    ("porada", "porady", "porad", "porady"),
    ("wizyta", "wizyty", "wizyt", "wizyty"),
    ("usługa", "usługi", "usług", "usługi"),
    ("umowa", "umowy", "umów", "umowy"),
    ("sztuka", "sztuki", "sztuk", "sztuki"),
    ("punkt", "punkty", "punktów", "punktu"),
    ("partner", "partnerzy", "partnerów", "partnera"),
)
BY_FORM = {form: noun for noun in NOUNS for form in noun}


def with_unit(value: int | Decimal | float, unit: str) -> str:
    """Return „85 %”, „75 osób”, „1 rodzina”; an empty unit leaves the number alone."""
    noun = BY_FORM.get(unit.strip().lower())
    if noun is None:
        return f"{number(value)} {unit}".strip()
    one, few, many, part = noun
    return f"{number(value)} {part if value != int(value) else plural(value, one, few, many)}"
