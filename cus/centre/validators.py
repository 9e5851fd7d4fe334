"""Numbers of the centre: bank account, NIP, REGON, postal code.

The arithmetic is ``python-stdnum``'s; it lets all zeros and NIP 1111111111 through, we do not.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from stdnum import iban
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.pl import nip, regon

IBAN_DIGITS = 26
validate_postal_code = RegexValidator(r"^\d{2}-\d{3}$", "Wpisz kod w postaci 00-000.")


def bare(value: str) -> str:
    """Drop the spaces and hyphens that people write inside numbers."""
    return re.sub(r"[\s\-\u2010-\u2015]", "", value)


def whole_iban(value: str) -> str:
    """Return the number with its country: people write it with ``PL`` or without, with spaces or without."""
    number = bare(value).upper()
    return f"PL{number}" if number.isdigit() else number


def grouped(number: str) -> str:
    """Write a Polish account number as it is printed: ``61 1090 1014 …``; another number as it is."""
    digits = number.removeprefix("PL")
    if len(digits) != IBAN_DIGITS:
        return number
    return " ".join([digits[:2], *(digits[at : at + 4] for at in range(2, IBAN_DIGITS, 4))])


def validate_iban(value: str) -> None:
    """Check a Polish account number.

    Raises:
        ValidationError: another length, another country, all zeros or wrong check digits.
    """
    number = whole_iban(value)
    digits = number.removeprefix("PL")
    if not number.startswith("PL") or not (digits.isascii() and digits.isdigit()) or len(digits) != IBAN_DIGITS:
        raise ValidationError("Numer rachunku ma 26 cyfr. Sprawdź, czy nie brakuje którejś albo nie ma zbędnej.")
    if set(digits[2:]) == {"0"}:
        raise ValidationError("To nie jest prawdziwy numer rachunku. Wpisz właściwy.")
    try:
        iban.validate(number)
    except StdnumError as error:
        raise ValidationError(
            "Dwie pierwsze cyfry nie zgadzają się z resztą numeru: któraś cyfra jest błędna."
        ) from error


def _check(value: str, name: str, module, unreal: set[str]) -> None:
    number = bare(value)
    if not number.isascii() or number in unreal or set(number) == {"0"}:
        raise ValidationError(f"To nie jest prawdziwy numer {name}. Wpisz właściwy albo zostaw pole puste.")
    try:
        module.validate(number)
    except StdnumError as error:
        raise ValidationError(
            f"Numer {name} jest błędny: ma inną liczbę cyfr albo nie zgadza się cyfra kontrolna."
        ) from error


def validate_nip(value: str) -> None:
    """Check a NIP."""
    _check(value, "NIP", nip, {"1" * 10})


def validate_regon(value: str) -> None:
    """Check a REGON of 9 or 14 digits."""
    _check(value, "REGON", regon, set())
