"""Part 4: how far the programme was carried out: what was given of what was planned, and the stages."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cus.documents.blocks import Column
from cus.text.dates import period
from cus.text.plural import plural
from programmes.contents import contents_of
from programmes.contents.plans import figure_text
from programmes.enums import FigurePeriod, FigureScope
from programmes.models import ProgrammeItem
from programmes.results.enums import PeriodKind
from programmes.results.figures import people_of, totals_of
from programmes.results.implementation.ground import Ground, Offered
from programmes.results.implementation.parts.people import actual_of
from programmes.results.implementation.sheet import Board, Entry, Fact, Lack, Line, Part
from programmes.results.implementation.words import PEOPLE, STATES, is_few, over, share, split_text
from programmes.results.models import DeliveryFigure
from programmes.snapshot import quantity_text
from services.enums import Period, Unit
from services.units import amount

COUNTED = frozenset({Period.TOTAL, Period.YEAR, Period.MONTH, Period.WEEK, Period.DAY})
HOW = (
    "Plan na cały okres: liczba z programu razy lata, miesiące, tygodnie albo dni, na które program ustanowiono. "
    "Stopień: ile z planu wykonano. Osób, rodzin, gospodarstw i miejsc nie dodaje się z różnych okresów."
)


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned quantity of a service, as the programme says it."""

    text: str
    value: Decimal
    unit: str
    period: str


def degree(ground: Ground) -> Part:
    """Services that were given, quantities against the plan, stages."""
    boards = [_quantities(ground)]
    stages = contents_of(ground.version)["stages"]
    if stages:
        boards.append(_stages(ground, stages))
    return Part(
        number=4,
        title="Stopień realizacji",
        law="art. 6 ust. 2 pkt 4",
        facts=tuple(_facts(ground)),
        boards=tuple(boards),
        field="degree",
        text=ground.written("degree"),
    )


def was_given(rows: list[DeliveryFigure]) -> bool:
    """Whether any figure says that the service reached somebody."""
    names = ("people", "places", "turns", "quantity", "cost")
    return any(getattr(row, name) for row in rows for name in names)


def _facts(ground: Ground) -> Iterator[Fact]:
    given = [one for one in ground.services if was_given(ground.of_service(one))]
    every = len(ground.services)
    text = f"{len(given)} z {every} {plural(every, 'usługi', 'usług', 'usług')} programu"
    yield Fact("Usługi, których udzielano", Entry(text, ground.figures_url()))
    not_given = [one.name for one in ground.services if ground.of_service(one) and one not in given]
    if not_given:
        yield Fact("Nie udzielano", Entry(", ".join(not_given), ground.figures_url()))
    unknown = [one.name for one in ground.services if not ground.of_service(one)]
    if unknown:
        yield Fact("Bez żadnych liczb", Entry(", ".join(unknown), ground.figures_url()))
    if ground.everything.refusals is not None:
        yield Fact("Odmowy we wszystkich usługach", Entry(str(ground.everything.refusals), ground.figures_url()))
    if ground.term.is_repealed:
        yield Fact("Plan", Entry("na cały okres z programu; program uchylono wcześniej"))


def planned_of(item: ProgrammeItem) -> Iterator[Planned]:
    """Quantities that the plan of a service gives: the main one, then the others of the whole service."""
    if item.quantity is not None:
        yield Planned(quantity_text(item), item.quantity, item.quantity_unit, item.quantity_period)
    for row in contents_of(item)["figures"]:
        if row["unit"] and row["scope"] == FigureScope.SERVICE and not row["is_part"]:
            span = Period.TOTAL if row["period"] == FigurePeriod.TOTAL else row["period"]
            yield Planned(figure_text(row), Decimal(row["amount"]), row["unit"], span)


def _quantities(ground: Ground) -> Board:
    lines = [line for offered in ground.services for line in _of_service(ground, offered)]
    columns = (
        Column(label="Usługa", width=30),
        Column(label="Planowano", width=25),
        Column(label="Wykonano", width=30),
        Column(label="Stopień", numeric=True),
    )
    return Board("Wykonanie planu według usług", columns, tuple(lines), note=HOW)


def _of_service(ground: Ground, offered: Offered) -> Iterator[Line]:
    rows = ground.of_service(offered)
    name = Entry(offered.name, ground.item_url(offered.item))
    told: set[str] = set()
    for plan in planned_of(offered.item):
        told.add(plan.unit)
        given, degree = _compared(ground, offered, plan, rows)
        cells = (
            name,
            Entry(_plan_text(ground, plan), name.url),
            Entry(given, ground.figures_url(offered)),
            Entry(degree),
        )
        yield Line(cells)
    totals = totals_of(rows)
    rest = [amount(value, unit) for unit, value in totals.quantities.items() if unit not in told]
    if totals.turns is not None and Unit.TURN not in told:
        rest.append(amount(totals.turns, Unit.TURN))
    if rest:
        given = Entry(", ".join(rest), ground.figures_url(offered))
        yield Line((name, Entry("nie planowano w tej jednostce"), given, Entry("–")))
    elif not told:
        yield Line((name, Entry("nie podano liczby", name.url), Entry("brak liczb"), Entry("–")))


def _plan_text(ground: Ground, plan: Planned) -> str:
    """The plan in words and, where it is counted for a shorter time, for the whole period."""
    whole = _whole(ground, plan)
    if whole is None or plan.unit in STATES or plan.period == Period.TOTAL:
        return plan.text
    return f"{plan.text}\nrazem {amount(whole, plan.unit)}"


def _whole(ground: Ground, plan: Planned) -> Decimal | None:
    if plan.period not in COUNTED:
        return None
    return over(plan.value, plan.period, _plan_start(ground), ground.version.period_end)


def _plan_start(ground: Ground) -> datetime.date:
    return ground.version.period_start or ground.start


def _compared(ground: Ground, offered: Offered, plan: Planned, rows: list[DeliveryFigure]) -> tuple[str, str]:
    """What was given of one plan, and how many per cent of it."""
    if plan.unit in PEOPLE:
        return _people(ground, offered, plan, rows)
    if plan.unit in STATES:
        return "nie sumuje się", "–"
    given = _given(rows, plan.unit)
    if given is None:
        return "brak liczb", "–"
    whole = _whole(ground, plan)
    return amount(given, plan.unit), share(given, whole) if whole else "–"


def _given(rows: list[DeliveryFigure], unit: str) -> Decimal | None:
    totals = totals_of(rows)
    if unit == Unit.TURN and totals.turns is not None:
        return Decimal(totals.turns)
    return totals.quantities.get(unit)


def _people(ground: Ground, offered: Offered, plan: Planned, rows: list[DeliveryFigure]) -> tuple[str, str]:
    """People: over the whole programme, or year by year where the plan is for a year."""
    if plan.period == Period.TOTAL or (plan.period == Period.YEAR and ground.one_year is not None):
        whole = actual_of(ground, offered)
        if whole.value is None:
            return "brak liczby", "–"
        return amount(whole.value, plan.unit), share(Decimal(whole.value), plan.value)
    if plan.period != Period.YEAR:
        return "osoby: część 3", "–"
    counts = [(year, people_of(rows, PeriodKind.YEAR, year)) for year in ground.years]
    texts = [f"{year}: {split_text(count) if count.value is not None else 'brak liczby'}" for year, count in counts]
    shares = [
        f"{year}: {'–' if count.value is None or is_few(count) else share(Decimal(count.value), plan.value)}"
        for year, count in counts
    ]
    return "\n".join(texts), "\n".join(shares)


def _stages(ground: Ground, stages: list[dict]) -> Board:
    lines = []
    for row in stages:
        days = [datetime.date.fromisoformat(text) if text else None for text in (row["starts_on"], row["ends_on"])]
        note = ""
        if ground.term.is_repealed and days[0] and days[0] >= ground.term.end:
            note = "Nie rozpoczął się: program uchylono wcześniej."
        cells = Entry(row["name"], ground.version.get_absolute_url()), Entry(period(*days) or "–"), Entry(row["what"])
        lines.append(Line(cells, note=note))
    columns = Column(label="Etap", width=30), Column(label="Planowany czas", width=30), Column(label="Co obejmował")
    return Board("Etapy programu", columns, tuple(lines))


def lacks(ground: Ground) -> Iterator[Lack]:
    """Services without figures, and the description that nobody wrote."""
    for offered in ground.services:
        if not ground.of_service(offered):
            text = f"{offered.name}: nie wpisano żadnych liczb z realizacji."
            yield Lack(4, text, ground.figures_url(offered), "Wpisz liczby")
    if not ground.written("degree"):
        yield Lack(4, "Nie ma opisu stopnia realizacji: liczby mówią ile, opis mówi dlaczego.")
