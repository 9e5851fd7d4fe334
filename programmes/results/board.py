"""The table of delivery as people read it: each service by provider and quarter of a year; what is missing says so."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cus.text.numbers import NBSP, money, number
from cus.text.plural import plural
from programmes.enums import FigurePeriod, FigureScope
from programmes.models import ProgrammeItem
from programmes.results.enums import PeriodKind
from programmes.results.figures import People, people_of, people_of_programme, totals_of
from programmes.results.givers import ALL, Giver, giver_of
from programmes.results.ledger import PEOPLE, Ledger, is_small, planned_words
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span, key_of, short_label, spans_between
from programmes.results.plausible import Doubt
from services.enums import Period
from services.units import amount

MISSING, TO_COME = "brak", "jeszcze nie"
FEW_PEOPLE = "mniej niż 5 osób"


@dataclass(frozen=True)
class Said:
    """One number in words, and whether it is people, the main one of a cell."""

    words: str
    main: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in one period: numbers in words; none: ``blank`` says why.

    ``row`` is the figure itself; without one the numbers come from shorter periods within (``made_of``).
    ``query`` leads to the form of exactly this figure; ``asks``: somebody should fill it in.
    """

    span: Span
    heading: str
    said: tuple[Said, ...]
    blank: str = ""
    row: DeliveryFigure | None = None
    made_of: str = ""
    doubts: tuple[Doubt, ...] = ()
    query: str = ""
    asks: bool = False


@dataclass(frozen=True)
class Line:
    """One provider of a service over a year."""

    giver: Giver
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True)
class Entry:
    """One figure in the list of everything entered."""

    row: DeliveryFigure
    giver: Giver
    label: str
    said: tuple[Said, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True)
class Compared:
    """One number planned for a year, what was given (empty: nobody entered it), whole per cent of the plan."""

    planned: str
    given: str
    share: int | None


@dataclass(frozen=True)
class ServiceBoard:
    """One service over a year: the plan, lines, every figure behind them."""

    item: ProgrammeItem
    planned: list[str]
    compared: list[Compared]
    lines: list[Line]
    entries: list[Entry]


@dataclass(frozen=True)
class Board:
    """One year of a programme."""

    year: int
    headings: list[str]
    services: list[ServiceBoard]
    whole: list[Cell]
    entries: list[Entry]
    doubts: int


def board_of(ledger: Ledger, year: int) -> Board:
    """Return the table of ``year``."""
    quarters = list(spans_between(PeriodKind.QUARTER, *_days(year)))
    whole_year = next(iter(spans_between(PeriodKind.YEAR, *_days(year))))
    within = [row for row in ledger.rows if _in_year(row, year)]
    services = [_service(ledger, item, within, quarters, whole_year) for item in ledger.items]
    own = [row for row in within if row.service_id is None]
    return Board(
        year=year,
        headings=[short_label(span).rpartition(" ")[0] for span in quarters],
        services=services,
        whole=_of_programme(ledger, within, whole_year),
        entries=[_entry(ledger, row) for row in own],
        doubts=sum(len(ledger.all_doubts.get(row.pk, ())) for row in within),
    )


def _days(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _in_year(row: DeliveryFigure, year: int) -> bool:
    return row.period_kind == PeriodKind.WHOLE or row.starts_on.year == year


def _service(ledger: Ledger, item: ProgrammeItem, rows, quarters, year: Span) -> ServiceBoard:
    own = [row for row in rows if row.service_id == item.service_id]
    lines = [
        Line(
            giver,
            _cells(
                ledger, item.service_id, giver, [row for row in own if giver_of(row).key == giver.key], quarters, year
            ),
        )
        for giver in ledger.givers.of(item.service_id)
    ]
    together = any(giver_of(row).key == "" for row in own)
    if together or len(lines) != 1:
        # A lone provider is all of them.
        lines.append(Line(ALL, _total_cells(ledger, item.service_id, own, quarters, year), is_total=True))
    return ServiceBoard(
        item,
        planned_words(item),
        compared(item, own, year.starts_on.year),
        lines,
        [_entry(ledger, row) for row in own],
    )


def _cells(
    ledger: Ledger, service_id: int, giver: Giver, rows, quarters: Sequence[Span], year: Span
) -> tuple[Cell, ...]:
    found = [_cell(ledger, service_id, giver, rows, span) for span in quarters]
    return (*found, _cell(ledger, service_id, giver, rows, year))


def _cell(ledger: Ledger, service_id: int | None, giver: Giver, rows: Sequence[DeliveryFigure], span: Span) -> Cell:
    """The figure of a period; without one, what shorter periods add up to."""
    query = f"usluga={service_id or ''}&kto={giver.key}&okres={key_of(span)}"
    row = next((row for row in rows if row.period_kind == span.kind and row.starts_on == span.starts_on), None)
    inner = [one for one in rows if span.starts_on <= one.starts_on and one.ends_on <= span.ends_on and one is not row]
    if row is None and not inner:
        return Cell(span, short_label(span), (), _blank(ledger, span), query=query)
    people = (
        People(row.people, row.people, row.people, row)
        if row and row.people is not None
        else people_of(inner, span.kind)
    )
    totals = totals_of([row, *inner] if row else inner)
    hide = ledger.hides(service_id, giver.key)
    said = (*_said_people(people, hide=hide), *_said_totals(totals, hide=hide))
    if row is not None and row.places is not None:
        said = (*said, Said(amount(row.places, "place")))
    doubts = tuple(ledger.all_doubts.get(row.pk, ())) if row else ()
    made_of = "" if row else _made_of(inner)
    asks = row is None and _asks_people(ledger, span)
    return Cell(span, short_label(span), said, "", row, made_of, doubts, query, asks)


def _empty(ledger: Ledger, span: Span, query: str) -> Cell:
    blank = _blank(ledger, span)
    return Cell(span, short_label(span), (), blank, query=query, asks=blank == MISSING)


def _asks_people(ledger: Ledger, span: Span) -> bool:
    """Whether the number of different people of this period has to be entered: a year that has begun."""
    return span.kind == PeriodKind.YEAR and span.starts_on <= ledger.today


def _total_cells(ledger: Ledger, service_id: int, rows, quarters: Sequence[Span], year: Span) -> tuple[Cell, ...]:
    """All providers together: amounts add up, people are entered or lie between bounds."""
    cells = []
    for span in (*quarters, year):
        together = [row for row in rows if giver_of(row).key == ""]
        row = next((one for one in together if one.period_kind == span.kind and one.starts_on == span.starts_on), None)
        inner = [one for one in rows if span.starts_on <= one.starts_on and one.ends_on <= span.ends_on]
        query = f"usluga={service_id}&kto=&okres={key_of(span)}"
        if not inner:
            cells.append(_empty(ledger, span, query))
            continue
        people = people_of(inner, span.kind)
        hide = people.value is None and ledger.hides_bounds(inner)
        said = (*_said_people(people, hide=hide), *_said_totals(totals_of(inner)))
        doubts = tuple(ledger.all_doubts.get(row.pk, ())) if row else ()
        asks = people.value is None and _asks_people(ledger, span)
        cells.append(Cell(span, short_label(span), said, "", row, "", doubts, query, asks))
    return tuple(cells)


def _of_programme(ledger: Ledger, rows, year: Span) -> list[Cell]:
    """Different people of the whole programme: in the year, and over all its years."""
    whole = ledger.spans[next(key for key in ledger.spans if key.startswith("whole:"))]
    cells = []
    for span, of, number_of_year in ((year, rows, year.starts_on.year), (whole, ledger.rows, None)):
        people = people_of_programme(of, span.kind, number_of_year)
        row = people.row
        said = tuple(_said_people(people, hide=people.value is None and ledger.hides_bounds(of)))
        doubts = tuple(ledger.all_doubts.get(row.pk, ())) if row else ()
        query = f"usluga=&kto=&okres={key_of(span)}"
        cells.append(Cell(span, span.label, said, _blank(ledger, span), row, "", doubts, query))
    return cells


def _blank(ledger: Ledger, span: Span) -> str:
    if span.ends_on < ledger.start or span.starts_on > ledger.end:
        return "poza programem"
    return TO_COME if span.ends_on >= ledger.today else MISSING


MADE_OF = {
    PeriodKind.MONTH: ("miesiąca", "miesięcy", "miesięcy"),
    PeriodKind.QUARTER: ("kwartału", "kwartałów", "kwartałów"),
    PeriodKind.HALF: ("półrocza", "półroczy", "półroczy"),
}


def _made_of(rows: Sequence[DeliveryFigure]) -> str:
    kinds = {row.period_kind for row in rows}
    words = MADE_OF.get(kinds.pop()) if len(kinds) == 1 else None
    return f"z {len(rows)} {plural(len(rows), *(words or ('okresu', 'okresów', 'okresów')))}"


def _said_people(people: People, *, hide: bool = False) -> tuple[Said, ...]:
    """``hide``: numbers under five are not told, and bounds that begin under five neither."""
    if people.value is not None:
        return (Said(FEW_PEOPLE if hide and is_small(people.value) else amount(people.value, "person"), main=True),)
    if people.at_least is None:
        return ()
    if hide and is_small(people.at_least):
        return (Said(MISSING, main=True),)
    if people.at_least == people.at_most:
        return (Said(f"brak; najwyżej {amount(people.at_most, 'person')}", main=True),)
    return (Said(f"brak; od {number(people.at_least)} do {amount(people.at_most, 'person')}", main=True),)


def _said_totals(totals, *, hide: bool = False) -> list[Said]:
    """``hide``: what counts people is left out, refusals too: all less those of others would tell them."""
    given = sorted(totals.quantities.items())
    said = [Said(amount(value, unit)) for unit, value in given if not (hide and unit in PEOPLE)]
    if totals.turns is not None:
        said.append(Said(amount(totals.turns, "turn")))
    if totals.refusals is not None and not hide:
        said.append(Said(f"{number(totals.refusals)}{NBSP}{plural(totals.refusals, 'odmowa', 'odmowy', 'odmów')}"))
    if totals.cost is not None:
        said.append(Said(money(totals.cost)))
    return said


def said_of(row: DeliveryFigure, *, hide: bool = False) -> tuple[Said, ...]:
    """Write every number of one figure; ``hide``: as whoever only reads may see it."""
    said = list(_said_people(People(row.people), hide=hide)) if row.people is not None else []
    if row.places is not None:
        said.append(Said(amount(row.places, "place")))
    return (*said, *_said_totals(totals_of([row]), hide=hide))


def _entry(ledger: Ledger, row: DeliveryFigure) -> Entry:
    doubts = tuple(ledger.all_doubts.get(row.pk, ()))
    giver = giver_of(row)
    said = said_of(row, hide=ledger.hides(row.service_id, giver.key))
    return Entry(row, giver, row.span.label, said, doubts)


def compared(item: ProgrammeItem, rows: Sequence[DeliveryFigure], year: int) -> list[Compared]:
    """Return what a year's plan of the service came to; only what is planned for a year."""
    within = [row for row in rows if _in_year(row, year) and row.period_kind != PeriodKind.WHOLE]
    people, totals = people_of(within, PeriodKind.YEAR, year), totals_of(within)
    plans = [(item.quantity, item.quantity_unit)] if item.quantity_period == Period.YEAR else []
    plans += [
        (one.amount, one.unit)
        for one in item.figures.all()
        if one.period == FigurePeriod.YEAR and one.scope == FigureScope.SERVICE and not one.is_part
    ]
    found = []
    for planned, unit in plans:
        if planned is None or not unit:
            continue
        given = people.value if unit in PEOPLE else totals.quantities.get(unit)
        found.append(
            Compared(amount(planned, unit), "" if given is None else amount(given, unit), share(given, planned))
        )
    money_planned = sum(line.amount for line in item.budget_lines.all() if line.year == year)
    if money_planned:
        given = totals.cost
        found.append(
            Compared(money(money_planned), "" if given is None else money(given), share(given, money_planned))
        )
    return found


def share(given: Decimal | int | None, planned: Decimal | int | None) -> int | None:
    """Return how many whole per cent of the plan was given."""
    return int(Decimal(given) * 100 / Decimal(planned)) if given is not None and planned else None
