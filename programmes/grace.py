"""The year in which a programme may be made without a diagnosis (art. 76 pkt 1; art. 77 for a joining gmina)."""

import datetime

from django.utils import timezone

from cus.centre.models import Centre
from cus.centre.terms import Grace, graces
from cus.text.dates import day

NO_GRACE = (
    "Wybierz diagnozę. Bez niej program opracowuje się tylko przez rok od utworzenia centrum albo przystąpienia gminy "
    "(art. 76 pkt 1 i art. 77)."
)


def grace_now(on: datetime.date | None = None) -> Grace | None:
    """Return the year of grace that runs ``on`` that day (today when not given), the longest one, or ``None``."""
    centre = Centre.objects.for_page().first()
    if centre is None:
        return None
    running = [grace for grace in graces(centre, on or timezone.localdate()) if not grace.is_over]
    return max(running, key=lambda grace: grace.ends_on, default=None)


def note_of(grace: Grace) -> str:
    """Return the note that a programme without a diagnosis carries; its authors may write more."""
    article = "art. 76 pkt 1" if grace.served is None else "art. 77"
    begun = "centrum utworzono" if grace.served is None else f"gmina {grace.served} przystąpiła"
    return (
        f"Program opracowano bez diagnozy na podstawie {article} ustawy: {begun} {day(grace.began_on)} r., "
        f"a rok na opracowanie programu bez diagnozy mija {day(grace.ends_on)} r."
    )
