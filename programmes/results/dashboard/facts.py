"""What the dashboard shows of one year: plain values, ready to be told on a page or on paper."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal

from programmes.results.complaints import Tally
from programmes.results.figures import People
from programmes.results.quality import Results

UNKNOWN = "nie podano"


@dataclass(frozen=True)
class ServiceFacts:
    """One service of a programme in the year. ``planned`` is the number of people a year in the plan."""

    name: str
    planned: Decimal | None
    people: People
    refusals: int | None
    planned_money: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True)
class ProgrammeFacts:
    """One programme that ran in the year, with its services."""

    pk: int
    name: str
    starts_on: datetime.date
    ends_on: datetime.date
    planned: int | None
    people: People
    services: tuple[ServiceFacts, ...]
    planned_money: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True)
class YearMoney:
    """Planned and spent in a year, of all programmes; ``None``: nothing was entered."""

    year: int
    planned: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True)
class Measure:
    """A measure at the end of the year: ``value`` is the last one entered up to then."""

    programme: str
    service: str
    name: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    value: Decimal | None
    progress: int | None
    is_reached: bool | None


@dataclass(frozen=True)
class Ending:
    """Something that runs out, or is missing (``on`` is ``None``)."""

    what: str
    name: str
    on: datetime.date | None
    url: str
    kind: str


@dataclass(frozen=True)
class Coverage:
    """Needs of the diagnosis in force: how many a service of a running programme answers; which have none."""

    title: str = ""
    url: str = ""
    total: int = 0
    answered: int = 0
    open: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judged:
    """What people think of a service."""

    service: str
    results: Results


@dataclass(frozen=True)
class Dashboard:
    """Everything about one year, as it stands ``on`` a day."""

    year: int
    years: tuple[int, ...]
    on: datetime.date
    programmes: tuple[ProgrammeFacts, ...]
    money: tuple[YearMoney, ...]
    measures: tuple[Measure, ...]
    endings: tuple[Ending, ...]
    coverage: Coverage
    quality: tuple[Judged, ...]
    complaints: Tally = field(default_factory=Tally)

    @property
    def answers(self) -> int:
        """Questionnaires that the shown results count."""
        return sum(one.results.answers or 0 for one in self.quality)

    @property
    def refusals(self) -> int | None:
        """Refusals of the year, of all services; ``None`` where nobody entered any."""
        given = [one.refusals for whole in self.programmes for one in whole.services if one.refusals is not None]
        return sum(given) if given else None

    @property
    def this_year(self) -> YearMoney:
        """Money of the year."""
        return next((one for one in self.money if one.year == self.year), YearMoney(self.year, None, None))
