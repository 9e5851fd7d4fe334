"""Notes on social impact, read for whoever writes of a programme or of a year: one query, then pure.

A scale of fewer than five people is read by the staff alone, who are asked about it; elsewhere it is told as
``FEW_PEOPLE``.
"""

import datetime
import re
from collections.abc import Iterable

from cus.text.numbers import number
from programmes.models import Programme
from programmes.results.complaining.naming import looks_personal
from programmes.results.ledger import FEWEST, is_small
from programmes.results.models import ImpactNote
from services.models import Service

FEW_PEOPLE = f"mniej niż {FEWEST} osób"
# Units in which people are counted, as they are typed: „osoby”, „os.”, „seniorów”.
COUNTS_PEOPLE = re.compile(
    r"\W*(?:os|os[oó]b\w*|ludzi\w*|mieszka(?:niec|ńc|nk|nek)\w*|senior\w*|dziec[ik]\w*|opiekun\w*|kobiet\w*|mężczy\w*"
    r"|ucz(?:eń|ni[aó]\w*|enni\w*)|uczestni\w*|podopieczn\w*|wolontariusz\w*)(?!\w)",
    re.IGNORECASE,
)


def notes_of(
    *,
    programme: Programme | None = None,
    start: datetime.date | None = None,
    end: datetime.date | None = None,
) -> list[ImpactNote]:
    """Return notes made from ``start`` to ``end`` (both counted in), of ``programme`` or of all, by day.

    One query, services at hand. The caller has checked that its reader may read the programme.
    """
    found = ImpactNote.objects.select_related("service")
    if programme is not None:
        found = found.filter(programme=programme)
    if start is not None:
        found = found.filter(noted_on__gte=start)
    if end is not None:
        found = found.filter(noted_on__lte=end)
    return list(found.order_by("noted_on", "pk"))


def by_service(notes: Iterable[ImpactNote]) -> list[tuple[Service | None, list[ImpactNote]]]:
    """Group notes by service, in the order in which services first occur; the whole programme (``None``) first."""
    groups: dict[Service | None, list[ImpactNote]] = {}
    for note in notes:
        groups.setdefault(note.service, []).append(note)
    return sorted(groups.items(), key=lambda pair: pair[0] is not None)


def tells_of_few(note: ImpactNote) -> bool:
    """Whether the scale of a note is a number of people under five."""
    return is_small(note.scale) and COUNTS_PEOPLE.match(note.scale_unit) is not None


def scale_of(note: ImpactNote, *, staff: bool = False) -> str:
    """Write the scale of a note, empty without one; only the ``staff`` reads how few people it speaks of."""
    if note.scale is None:
        return ""
    return FEW_PEOPLE if tells_of_few(note) and not staff else f"{number(note.scale)} {note.scale_unit}"


def doubts_of(note: ImpactNote) -> list[tuple[str, str]]:
    """Return what in a note might tell of one person: the kind in words, and where it stands."""
    found = looks_personal(note.change, note.group, note.known_detail, note.source)
    return [*found, ("mniej niż pięć osób", scale_of(note, staff=True))] if tells_of_few(note) else found
