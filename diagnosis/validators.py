"""Pure checks of what is typed into a diagnosis."""

import re

from django.core.exceptions import ValidationError
from stdnum.pl import pesel

ELEVEN = re.compile(r"(?<!\d)\d{11}(?!\d)")


def no_pesel(value: str) -> None:
    """Refuse a text that holds a PESEL number: a diagnosis is of groups, never of one person.

    Raises:
        ValidationError: with code ``pesel``.
    """
    if any(pesel.is_valid(found) for found in ELEVEN.findall(value)):
        raise ValidationError(
            "W tekście jest numer PESEL. Usuń go: tu nie ma miejsca na dane mieszkańców.", code="pesel"
        )
