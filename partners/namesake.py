"""Organisations that bear „CUS” in their name: a name alone does not make a centre of the Act.

A centre is made by a resolution of the council (art. 9); an association or a company may call itself so.
Our own centre is a party of agreements without a card, so a card under its name is refused.
"""

import re

from django.core.exceptions import ValidationError

from cus.centre.models import Centre
from cus.text.search import fold

CALLED = re.compile(r"\bcentr(um|a|ow|om|ach|ami) uslug spolecznych\b|\bcus\b")
OWN_NAME = "Tak nazywa się wasze centrum, a ono nie ma fiszki: w porozumieniach wybiera się je z listy stron."


def is_called_cus(name: str) -> bool:
    """Say whether the name could be taken for a centre of social services."""
    return bool(CALLED.search(fold(name)))


def is_own_name(name: str) -> bool:
    """Say whether it is the name of our own centre, full or short, whatever its case and diacritics."""
    if not is_called_cus(name):
        return False
    centre = Centre.objects.current()
    return centre is not None and " ".join(fold(name).split()) in {
        " ".join(fold(own).split()) for own in (centre.name, centre.short_name)
    }


def refuse_own_name(name: str) -> None:
    """Refuse the name of our own centre.

    Raises:
        ValidationError: it is.
    """
    if is_own_name(name):
        raise ValidationError(OWN_NAME)
