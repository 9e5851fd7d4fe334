"""The list of the potential as plain data: what the page shows, what is kept with a diagnosis, what a report prints."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import models

from partners.enums import PotentialCategory
from services.units import amount

# The letters of art. 21 ust. 3 pkt 2, in the order of the act.
LETTERS = dict(zip(PotentialCategory.values, "abcde", strict=True))


class Reason(models.TextChoices):
    """Why a card of the registry is not on the list; the label says how to mend it."""

    ARCHIVED = "archived", "fiszka jest w archiwum"
    NOT_ACTIVE = "not_active", "nie działa na obszarze centrum"
    ELSEWHERE = "elsewhere", "działa tylko w gminach spoza diagnozy"
    NO_SERVICE = "no_service", "nie ma żadnej usługi w ofercie"
    NO_CATEGORY = "no_category", "nie wybrano kategorii z art. 21 ust. 3"


@dataclass(frozen=True, slots=True)
class Gmina:
    """A gmina by its TERYT code and name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A service that an entity performs and how much of it; ``capacity`` is unknown when nobody said.

    ``areas`` are numbers of art. 2 ust. 1; ``unit`` and ``period`` are codes of ``services.enums``.
    """

    service_id: int
    service: str
    areas: tuple[int, ...] = ()
    capacity: Decimal | None = None
    unit: str = ""
    period: str = ""

    @property
    def said(self) -> str:
        """The scale in words: „40 posiłków dziennie”; empty when it is not known."""
        return "" if self.capacity is None else amount(self.capacity, self.unit, self.period)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entity with its services. ``partner_id`` is empty for a unit of the centre itself.

    ``gminas`` are those of the diagnosis in which it acts; empty when its card does not say where.
    """

    name: str
    category: str = ""
    partner_id: int | None = None
    unit_id: int | None = None
    gminas: tuple[Gmina, ...] = ()
    services: tuple[Scale, ...] = ()

    @property
    def key(self) -> str:
        """What tells the entity from the others when two lists are compared."""
        return f"u{self.unit_id}" if self.unit_id else f"p{self.partner_id}"

    @property
    def letter(self) -> str:
        """The letter of art. 21 ust. 3 pkt 2."""
        return LETTERS.get(self.category, "")

    def acts_in(self, code: str) -> bool:
        """Whether it acts in the gmina of that code."""
        return any(gmina.code == code for gmina in self.gminas)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A card that is not on the list, with every reason why."""

    name: str
    partner_id: int
    reasons: tuple[str, ...]
    where: str = ""

    @property
    def words(self) -> list[str]:
        """The reasons in Polish."""
        said = [Reason(reason).label for reason in self.reasons]
        return [f"{text}: {self.where}" if self.where and "gminach" in text else text for text in said]


@dataclass(frozen=True, slots=True, kw_only=True)
class Potential:
    """The list as of a day.

    ``entries`` are on the list; ``unsorted`` would be, had somebody chosen their category: they perform
    services in the area, so the coverage counts them, but the act asks for a category.
    """

    as_of: dt.date
    entries: tuple[Entry, ...] = ()
    unsorted: tuple[Entry, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    gminas: tuple[Gmina, ...] = field(default=())

    @property
    def performing(self) -> tuple[Entry, ...]:
        """Everybody who performs services in the area, also without a category."""
        return (*self.entries, *self.unsorted)

    @property
    def service_count(self) -> int:
        """How many different services the listed entities perform."""
        return len({scale.service_id for entry in self.entries for scale in entry.services})
