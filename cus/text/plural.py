"""Polish plural forms."""

from decimal import Decimal


def plural(number: int | Decimal | float, one: str, few: str, many: str) -> str:
    """Return the noun's form that goes with ``number``: 1 osoba, 2 osoby, 5 osób.

    A number that is not whole takes ``few``, which for most nouns is the genitive it needs
    (1,5 osoby).
    """
    if number != int(number):
        return few
    whole = abs(int(number))
    if whole == 1:
        return one
    if whole % 10 in (2, 3, 4) and whole % 100 not in (12, 13, 14):
        return few
    return many


def split_forms(forms: str) -> tuple[str, str, str]:
    """Split ``"osoba,osoby,osób"`` into its three forms.

    Raises:
        ValueError: there are not exactly three.
    """
    one, few, many = (form.strip() for form in forms.split(","))
    return one, few, many
