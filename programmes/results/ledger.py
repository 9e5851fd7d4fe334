"""Everything that is known of one programme's delivery, read once: services, providers, plan, figures, doubts."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils import timezone

from programmes.enums import ADOPTED_STATES, FigureScope
from programmes.models import Programme, ProgrammeItem, ProgrammeVersion
from programmes.results.enums import PeriodKind
from programmes.results.givers import Givers, giver_of, givers_of
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span, spans_between, spans_of
from programmes.results.plausible import Doubt, Planned, doubts_of
from programmes.results.subjects import offered_items, ruling
from services.enums import Period, Unit
from services.units import amount

PEOPLE = (Unit.PERSON, Unit.CARER)
# A plan of a day or of a week says nothing of how many different people come in a year.
LONG = (Period.MONTH, Period.YEAR, Period.TOTAL)

# Numbers of people from one to one less are told to nobody outside, but in totals of a service.
FEWEST = 5


def is_small(count: int | Decimal | None) -> bool:
    """Whether so few people could be known by the number."""
    return count is not None and 0 < count < FEWEST


@dataclass
class Ledger:
    """One programme with its figures; ``items`` by service, the newest version's first.

    ``staff``: read for whoever works at the desk; others see no doubts, and no small numbers of one provider.
    """

    programme: Programme
    version: ProgrammeVersion
    start: datetime.date
    end: datetime.date
    items: list[ProgrammeItem]
    rows: list[DeliveryFigure]
    givers: Givers
    staff: bool = True
    today: datetime.date = field(default_factory=timezone.localdate)

    @cached_property
    def spans(self) -> dict[str, Span]:
        """Every period that may be chosen, by its key."""
        return spans_of(self.start, self.end)

    @cached_property
    def planned(self) -> dict[int | None, Planned]:
        """What the plan says, by service; of the whole programme under ``None``."""
        found: dict[int | None, Planned] = {None: Planned(self.version.planned_people)}
        return found | {item.service_id: planned_of(item) for item in self.items}

    @property
    def years(self) -> list[int]:
        """Years of the programme."""
        return list(range(self.start.year, self.end.year + 1))

    def item_of(self, service_id: int | None) -> ProgrammeItem | None:
        """The item of a service, or ``None``."""
        return next((item for item in self.items if item.service_id == service_id), None)

    def find(self, service_id: int | None, giver_key: str, span: Span) -> DeliveryFigure | None:
        """The row of this service, provider and period, if there is one."""
        return next(
            (
                row
                for row in self.rows
                if row.service_id == service_id
                and giver_of(row).key == giver_key
                and row.period_kind == span.kind
                and row.starts_on == span.starts_on
            ),
            None,
        )

    def is_bound(self, row: DeliveryFigure) -> bool:
        """Whether the provider of the row had a contract for the service in the period; all together need none."""
        who = giver_of(row).key
        if not self.givers.bonds:
            # A centre that keeps its contracts elsewhere is not reminded of them at every figure.
            return True
        return not who or self.givers.bond(row.service_id, who, row.span) is not None

    def doubts(self, row: DeliveryFigure, others: Iterable[DeliveryFigure] | None = None) -> list[Doubt]:
        """Return what is odd in a row, among the programme's others."""
        return doubts_of(
            row,
            self.rows if others is None else others,
            self.planned.get(row.service_id),
            today=self.today,
            contract=self.is_bound(row),
        )

    @cached_property
    def all_doubts(self) -> dict[int, list[Doubt]]:
        """Doubts of every row that has any, by the row's key; they speak of other rows, so the staff alone read them."""
        if not self.staff:
            return {}
        found = {row.pk: self.doubts(row) for row in self.rows}
        return {pk: doubts for pk, doubts in found.items() if doubts}

    def hides(self, service_id: int | None, giver_key: str) -> bool:
        """Whether small numbers are kept back: of one provider among several, for whoever only reads.

        Totals of a service stay; a finer split under five could tell of a person.
        """
        return not self.staff and bool(giver_key) and service_id is not None and len(self.givers.of(service_id)) > 1

    def hides_bounds(self, rows: Iterable[DeliveryFigure]) -> bool:
        """Whether small bounds are kept back: they were read from one provider of several."""
        return any(self.hides(row.service_id, giver_of(row).key) for row in rows)

    def missing(self) -> list[tuple[ProgrammeItem, Span]]:
        """Closed quarters of the programme for which a service has no figure at all, the earliest first."""
        end = min(self.end, self.today)
        closed = [span for span in spans_between(PeriodKind.QUARTER, self.start, end) if span.ends_on < self.today]
        return [
            (item, span)
            for span in closed
            for item in self.items
            if not any(
                row.service_id == item.service_id and row.starts_on <= span.ends_on and span.starts_on <= row.ends_on
                for row in self.rows
            )
        ]


def ledger_of(programme: Programme, *, staff: bool = True) -> Ledger:
    """Read the programme's delivery: ten queries, whatever the number of figures."""
    version = ruling(programme)
    versions = getattr(programme, "adopted_versions", None) or list(
        programme.versions.filter(state__in=ADOPTED_STATES).order_by("-number")
    )
    items = offered_items(programme)
    prefetch_related_objects(items, "figures", "budget_lines")
    rows = list(
        DeliveryFigure.objects.filter(programme=programme)
        .select_related("service", "partner", "own_unit", "contract", "created_by")
        .order_by("starts_on", "ends_on", "pk")
    )
    start = min(one.period_start for one in versions)
    end = max(one.period_end for one in versions)
    return Ledger(programme, version, start, end, items, rows, givers_of(programme, items, rows), staff)


def planned_of(item: ProgrammeItem) -> Planned:
    """Return the planned people of a service, and the units it is counted in."""
    figures = [one for one in item.figures.all() if one.scope == FigureScope.SERVICE and not one.is_part]
    people = None
    if item.quantity is not None and item.quantity_unit in PEOPLE and item.quantity_period in LONG:
        people = item.quantity
    else:
        people = next((one.amount for one in figures if one.unit in PEOPLE and one.period in LONG), None)
    units = {item.quantity_unit, *(one.unit for one in figures)} - {"", *PEOPLE}
    return Planned(people, frozenset(units))


def planned_words(item: ProgrammeItem) -> list[str]:
    """Write what the plan says of a service: „co najmniej 90 osób rocznie”, „20 miejsc”."""
    found = []
    if item.quantity is not None:
        bound = item.get_quantity_bound_display() if item.quantity_bound != "exactly" else ""
        found.append(amount(item.quantity, item.quantity_unit, item.quantity_period, bound))
    for one in item.figures.all():
        if one.is_part or one.scope != FigureScope.SERVICE:
            continue
        bound = one.get_bound_display() if one.bound != "exactly" else ""
        words = amount(one.amount, one.unit, bound=bound)
        who = f" ({one.who})" if one.who else ""
        found.append(" ".join(filter(None, [words, one.other_unit, one.get_period_display()])) + who)
    if item.seats:
        found.append(amount(item.seats, Unit.PLACE))
    return found
