"""Check digits of Polish identifiers, shared by model, form and import.

The arithmetic is ``python-stdnum``'s; it lets all zeros and NIP 1111111111 through, we do not.
"""

import re

from django.core.exceptions import ValidationError
from stdnum.exceptions import InvalidChecksum
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.pl import nip as stdnum_nip
from stdnum.pl import pesel as stdnum_pesel
from stdnum.pl import regon as stdnum_regon

KRS_DIGITS = 10


def digits_of(value: str) -> str:
    """Drop spaces and hyphens that people write inside numbers."""
    return re.sub(r"[\s\-\u2010-\u2015]", "", value)


def _refuse_repeated(value: str, name: str) -> None:
    if set(value) == {"0"} or (name == "NIP" and set(value) == {"1"}):
        raise ValidationError(f"To nie jest prawdziwy numer {name}. Wpisz właściwy albo zostaw pole puste.")


def _validate(value: str, *, name: str, lengths: tuple[int, ...], check) -> None:
    number = digits_of(value)
    if not number.isascii() or not number.isdigit() or len(number) not in lengths:
        expected = " albo ".join(str(length) for length in lengths)
        raise ValidationError(
            f"Numer {name} ma {expected} cyfr. Sprawdź, czy nie brakuje którejś albo nie ma zbędnej."
        )
    _refuse_repeated(number, name)
    try:
        check(number)
    except InvalidChecksum as error:
        raise ValidationError("Cyfra kontrolna się nie zgadza. Sprawdź numer albo zostaw pole puste.") from error
    except StdnumError as error:
        raise ValidationError(f"To nie jest poprawny numer {name}. Sprawdź go albo zostaw pole puste.") from error


def validate_nip(value: str) -> None:
    """Check a NIP: 10 digits, weights 6 5 7 2 3 4 5 6 7 mod 11."""
    _validate(value, name="NIP", lengths=(10,), check=stdnum_nip.validate)


def validate_regon(value: str) -> None:
    """Check a REGON: 9 or 14 digits."""
    _validate(value, name="REGON", lengths=(9, 14), check=stdnum_regon.validate)


def validate_krs(value: str) -> None:
    """Check a KRS number: 10 digits, no check digit, not all zeros."""
    _validate(value, name="KRS", lengths=(KRS_DIGITS,), check=lambda number: number)


def validate_pesel(value: str) -> None:
    """Check a PESEL: 11 digits, a date of birth that exists, the check digit. The message never repeats it."""
    _validate(value, name="PESEL", lengths=(11,), check=stdnum_pesel.validate)


DELIVERY_ADDRESS = re.compile(r"AE:PL-(\d{5})-(\d{5})-([A-Z]{5})-(\d{2})")


def tidy_delivery_address(value: str) -> str:
    """Write an address of electronic delivery as the register does: capitals, hyphens, no spaces."""
    return re.sub(r"[\u2010-\u2015]", "-", re.sub(r"\s", "", value)).upper()


def validate_delivery_address(value: str) -> None:
    """Check the shape of an address of electronic delivery (ADE): AE:PL-, 5 and 5 digits, 5 letters, 2 digits."""
    if not DELIVERY_ADDRESS.fullmatch(tidy_delivery_address(value)):
        raise ValidationError(
            "Adres do doręczeń elektronicznych ma postać AE:PL-12345-12345-ABCDE-12: "
            "dwa razy pięć cyfr, pięć liter i dwie cyfry. Przepisz go z pisma albo zostaw pole puste."
        )


def delivery_check_agrees(value: str) -> bool:
    """Say whether the last two digits of an ADE agree with the rest.

    They are the sum of the digits of the difference between the two numbers added and the codes of the
    letters added. The rule is published nowhere that binds; it holds for 15 of 16 addresses that
    institutions print, so a card says that it does not agree and takes the address all the same.
    """
    found = DELIVERY_ADDRESS.fullmatch(tidy_delivery_address(value))
    if not found:
        return False
    first, second, letters, check = found.groups()
    difference = abs(int(first) + int(second) - sum(map(ord, letters)))
    return sum(map(int, str(difference))) == int(check)
