"""An occupation typed in one field: a code, a title, or both."""

import re

from django.core.exceptions import ValidationError

from services.models import Occupation
from services.occupations.classification import Classification

_CODE = re.compile(r"(\d[\d ]*)\s*[-–:]?\s*(.*)", re.DOTALL)


def parts_of(text: str) -> tuple[str, str]:
    """Split „341201 – Asystent …” into its code and title; either may be empty."""
    match = _CODE.fullmatch(text.strip())
    return (match[1].replace(" ", ""), match[2].strip()) if match else ("", text.strip())


def resolve(text: str, classification: Classification | None = None) -> Occupation:
    """Return the occupation of the current edition that ``text`` names.

    Raises:
        ValidationError: code and title do not agree with the classification; the message proposes the right code.
    """
    classification = classification or Classification.current()
    code, title = parts_of(text)
    finding = classification.check(code, title)
    if finding:
        raise ValidationError(finding.message, code=finding.kind)
    entry = classification.entry(code) if code else classification.named(title)[0]
    return Occupation.objects.get(pk=entry.pk)
