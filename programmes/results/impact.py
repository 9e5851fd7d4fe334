"""Notes on social impact, read for whoever writes of a programme or of a year: one query, then pure."""

import datetime
from collections.abc import Iterable

from programmes.models import Programme
from programmes.results.models import ImpactNote
from services.models import Service


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
