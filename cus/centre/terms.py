"""Terms that run from the creation of the centre and from the joining of a gmina (art. 76 and 77)."""

import datetime
from dataclasses import dataclass

from cus.centre.models import Centre, CentreGmina


@dataclass(frozen=True, slots=True)
class Grace:
    """A year in which a programme may be made without a diagnosis; ``served`` is the joining gmina, or none."""

    article: str
    began_on: datetime.date
    ends_on: datetime.date
    left: int
    served: CentreGmina | None = None

    @property
    def is_over(self) -> bool:
        """The last day has passed."""
        return self.left < 0


def graces(centre: Centre, today: datetime.date) -> list[Grace]:
    """Return the years of grace of the centre and of each gmina that joined, with whole days left after today."""
    found = []
    if centre.grace_ends_on:
        found.append(Grace("art. 76", centre.created_on, centre.grace_ends_on, (centre.grace_ends_on - today).days))
    found += [
        Grace("art. 77", served.joined_on, served.grace_ends_on, (served.grace_ends_on - today).days, served)
        for served in centre.served_gminas.all()
        if served.joined_on
    ]
    return found
