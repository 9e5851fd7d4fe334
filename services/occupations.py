"""Finding an occupation by what a person typed: a code, a title, or both.

That a code exists proves nothing: a misprinted code may belong to a jockey. Code and title are
compared, and the right code is proposed.
"""

import re

from django.contrib.postgres.search import TrigramSimilarity
from django.core.exceptions import ValidationError

from cus.text.search import fold
from services.models import Occupation

_CODE = re.compile(r"(\d[\d ]{0,6}\d)\s*[-–:]?\s*(.*)", re.DOTALL)
LIKENESS = 0.25
LONGEST_TITLE = 300


def resolve(text: str) -> Occupation:
    """Return the occupation of the current edition that ``text`` names.

    Raises:
        ValidationError: no such code, or the code belongs to another title, or the title is not in the
            classification; the message proposes up to three occupations.
    """
    current = Occupation.objects.filter(edition__is_current=True, level=Occupation.OCCUPATION_LEVEL)
    match = _CODE.fullmatch(text.strip())
    if match:
        code, title = match[1].replace(" ", ""), match[2].strip()
        found = current.filter(code=code).first()
        if found is None:
            raise ValidationError(f"W klasyfikacji nie ma zawodu o kodzie {code}.{_proposal(title)}")
        if title and fold(title) not in {fold(found.title), fold(found.variant_title)}:
            raise ValidationError(f"Kod {code} to w klasyfikacji „{found.title}”.{_proposal(title)}")
        return found
    exact = [entry for entry in alike(text) if fold(text) in {fold(entry.title), fold(entry.variant_title)}]
    if len(exact) == 1:
        return exact[0]
    raise ValidationError(f"W klasyfikacji nie ma zawodu o tej nazwie.{_proposal(text)}")


def alike(title: str) -> list[Occupation]:
    """Return up to three occupations of the current edition whose title is most like ``title``."""
    # Longer than any title; comparing a pasted page with each of them would take the database a minute.
    title = title.strip()[:LONGEST_TITLE]
    if not title:
        return []
    return list(
        Occupation.objects.filter(edition__is_current=True, level=Occupation.OCCUPATION_LEVEL)
        .annotate(likeness=TrigramSimilarity("title", title))
        .filter(likeness__gte=LIKENESS)
        .order_by("-likeness", "code")[:3]
    )


def _proposal(title: str) -> str:
    found = alike(title)
    if not found:
        return " Wpisz kod i nazwę ze spisu zawodów."
    return f" Czy chodzi o: {'; '.join(str(entry) for entry in found)}?"
