"""The list on paper, A4 on its side."""

import datetime as dt
from dataclasses import dataclass

from cus.documents.parts import Document, Letterhead
from cus.text.dates import short_day
from diagnosis.models import Diagnosis
from diagnosis.potential.facts import Potential
from diagnosis.potential.listing import GminaPart, parts_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PotentialPaper:
    """What the template prints."""

    letterhead: Letterhead
    title: str
    as_of: dt.date
    parts: tuple[GminaPart, ...] = ()


def potential_document(diagnosis: Diagnosis, potential: Potential, *, letterhead: Letterhead) -> Document:
    """Return the list as a document; that of an open diagnosis says PROJEKT."""
    context = PotentialPaper(
        letterhead=letterhead, title=diagnosis.title, as_of=potential.as_of, parts=tuple(parts_of(potential))
    )
    return Document(
        template="documents/potential.html",
        context=context,
        title=f"Potencjał: kto wykonuje usługi społeczne. Stan na {short_day(potential.as_of)}",
        letterhead=letterhead,
        state=diagnosis.paper_state,
    )
