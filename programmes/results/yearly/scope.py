"""For which year and which gmina a report or a plan speaks, and which rows concern it."""

import datetime
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from cus.centre.models import CentreGmina, Gmina

OF_CENTRE = "Liczby dotyczą całego centrum: nie są prowadzone osobno dla gmin."
OF_CENTRE_SHORT = "całe centrum"


@dataclass(frozen=True, slots=True)
class Scope:
    """A calendar year of one gmina; ``is_only``: the centre served no other in that year."""

    year: int
    gmina: Gmina
    is_only: bool = True

    @property
    def first(self) -> datetime.date:
        """First day."""
        return datetime.date(self.year, 1, 1)

    @property
    def last(self) -> datetime.date:
        """Last day."""
        return datetime.date(self.year, 12, 31)

    @property
    def of_centre(self) -> str:
        """What stands at numbers that are not kept by gmina; nothing where there is one gmina."""
        return "" if self.is_only else OF_CENTRE

    def before(self) -> "Scope":
        """The year before."""
        return replace(self, year=self.year - 1)

    def after(self) -> "Scope":
        """The next year."""
        return replace(self, year=self.year + 1)

    def holds(self, day: datetime.date | None) -> bool:
        """Whether ``day`` lies in the year."""
        return day is not None and self.first <= day <= self.last

    def own(self, rows: QuerySet, field: str = "gmina") -> QuerySet:
        """Narrow rows to those of the gmina or of none in particular; all of them where it is the only one."""
        if self.is_only:
            return rows
        return rows.filter(Q(**{f"{field}__isnull": True}) | Q(**{field: self.gmina})).distinct()


def served_in(year: int) -> list[CentreGmina]:
    """Return the gminas that the centre served on any day of ``year``, the founder first."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    joined = Q(joined_on__isnull=True) | Q(joined_on__lte=last)
    stayed = Q(left_on__isnull=True) | Q(left_on__gte=first)
    return list(CentreGmina.objects.filter(joined, stayed).select_related("gmina"))


def scope_of(year: int, gmina: Gmina) -> Scope:
    """Return the scope; one query."""
    others = [served for served in served_in(year) if served.gmina_id != gmina.pk]
    return Scope(year, gmina, is_only=not others)
