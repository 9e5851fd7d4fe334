"""Part 6: what the programme cost beside what was planned, and where the money was to come from."""

from collections.abc import Iterator
from decimal import Decimal

from cus.documents.blocks import Column
from cus.text.numbers import money
from programmes.decision import money_of
from programmes.money import costs_of, sheet_of
from programmes.results.enums import PeriodKind
from programmes.results.figures import totals_of
from programmes.results.implementation.ground import Ground
from programmes.results.implementation.sheet import Board, Entry, Lack, Line, Part
from programmes.results.implementation.words import share

NO_COST = "brak kwoty"


def costs(ground: Ground) -> Part:
    """Costs by service and by year, and planned sources."""
    boards = [_by_service(ground), _by_year(ground)]
    sources = _sources(ground)
    boards += [sources] if sources else []
    return Part(
        number=6,
        title="Koszty",
        law="art. 6 ust. 2 pkt 6",
        boards=tuple(boards),
        remarks=tuple(_remarks(ground)),
        field="about_costs",
        text=ground.written("about_costs"),
    )


def planned_costs(ground: Ground) -> dict[int, Decimal | None]:
    """What each service was to cost, by the version that rules; a service it no longer has is not in it."""
    return {item.service_id: costs_of(item) for item in ground.version.items.all()}


def _money(value: Decimal | None, empty: str = "–") -> str:
    return empty if value is None else money(value)


def _by_service(ground: Ground) -> Board:
    planned, lines = planned_costs(ground), []
    for offered in ground.services:
        plan, spent = planned.get(offered.key), totals_of(ground.of_service(offered)).cost
        note = "Usługa tylko we wcześniejszej wersji programu." if offered.is_dropped else ""
        cells = (
            Entry(offered.name, ground.item_url(offered.item)),
            Entry(_money(plan), ground.item_url(offered.item)),
            Entry(_money(spent, NO_COST), ground.figures_url(offered)),
            Entry(share(spent, plan) if plan and spent is not None else "–"),
        )
        lines.append(Line(cells, note=note))
    known = [value for value in planned.values() if value is not None]
    plan, spent = sum(known, Decimal(0)) if known else None, ground.everything.cost
    cells = (
        Entry("Razem"),
        Entry(_money(plan), ground.version.get_absolute_url()),
        Entry(_money(spent, NO_COST), ground.figures_url()),
        Entry(share(spent, plan) if plan and spent is not None else "–"),
    )
    lines.append(Line(cells, is_sum=True))
    columns = (
        Column(label="Usługa", width=40),
        Column(label="Planowany koszt", numeric=True),
        Column(label="Poniesiony koszt", numeric=True),
        Column(label="Wykonanie", width=15, numeric=True),
    )
    return Board("Koszty według usług", columns, tuple(lines))


def spent_by_year(ground: Ground) -> tuple[dict[int, Decimal | None], Decimal | None]:
    """What was spent in each year, and what was written for the whole period only, in złoty."""
    rows = [row for key, rows in ground.figures.items() if key is not None for row in rows]
    total = ground.everything.cost
    if ground.one_year is not None:
        return {ground.one_year: total}, None
    of_years = [row for row in rows if row.period_kind != PeriodKind.WHOLE]
    years = sorted({*ground.years, *(row.starts_on.year for row in of_years)})
    spent = {year: totals_of(row for row in of_years if row.starts_on.year == year).cost for year in years}
    rest = (total or Decimal(0)) - sum(filter(None, spent.values()), Decimal(0))
    return spent, rest or None


def _by_year(ground: Ground) -> Board:
    sheet = sheet_of(ground.version)
    planned = dict(zip(sheet.years, sheet.cost_sum.amounts, strict=True)) if sheet.costs else {}
    spent, undivided = spent_by_year(ground)
    lines = [_year_line(ground, str(year), planned.get(year), spent.get(year)) for year in sorted({*planned, *spent})]
    if undivided or sheet.undivided:
        lines.append(_year_line(ground, "Bez podziału na lata", sheet.undivided or None, undivided))
    plan = sheet.cost_total if sheet.costs or sheet.undivided else None
    lines.append(_year_line(ground, "Razem", plan, ground.everything.cost, is_sum=True))
    columns = (
        Column(label="Rok", width=40),
        Column(label="Planowany koszt", numeric=True),
        Column(label="Poniesiony koszt", numeric=True),
    )
    return Board("Koszty według lat", columns, tuple(lines))


def _year_line(ground: Ground, label: str, plan, spent, *, year: int | None = None, is_sum: bool = False) -> Line:
    cells = (
        Entry(label),
        Entry(_money(plan), ground.version.get_absolute_url()),
        Entry(_money(spent), ground.figures_url(year=year)),
    )
    return Line(cells, is_sum=is_sum)


def _sources(ground: Ground) -> Board | None:
    found = money_of(ground.version)
    if not found.rows:
        return None
    url = ground.version.get_absolute_url()
    lines = [
        Line((Entry(str(row.source)), *(Entry(money(one), url) for one in row.amounts), Entry(money(row.total), url)))
        for row in found.rows
    ]
    totals = (*(Entry(money(one), url) for one in found.totals), Entry(money(found.total), url))
    lines.append(Line((Entry("Razem"), *totals), is_sum=True))
    years = tuple(Column(label=str(year), numeric=True) for year in found.years)
    columns = (Column(label="Źródło", width=30), *years, Column(label="Razem", numeric=True))
    return Board("Planowane źródła finansowania", columns, tuple(lines), note="Według programu.")


def _remarks(ground: Ground) -> Iterator[str]:
    """Sums that do not agree: both are shown, nothing is balanced by force."""
    sheet = sheet_of(ground.version)
    by_item = sum(filter(None, planned_costs(ground).values()), Decimal(0))
    if by_item and (sheet.costs or sheet.undivided) and by_item != sheet.cost_total:
        yield (
            f"Program podaje dwie sumy planowanych kosztów: {money(by_item)} w usługach i {money(sheet.cost_total)} "
            "w latach."
        )


def lacks(ground: Ground) -> Iterator[Lack]:
    """Services whose cost nobody entered or planned."""
    planned = planned_costs(ground)
    for offered in ground.services:
        if totals_of(ground.of_service(offered)).cost is None:
            yield Lack(6, f"{offered.name}: brak poniesionego kosztu.", ground.figures_url(offered), "Wpisz koszt")
        if not offered.is_dropped and planned.get(offered.key) is None:
            text = f"{offered.name}: program nie podaje planowanego kosztu."
            yield Lack(6, text, ground.item_url(offered.item), "Zobacz program")
