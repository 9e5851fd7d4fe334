"""Money: none, sums that differ (both numbers are shown), years outside the programme."""

from collections.abc import Iterator

from cus.text.dates import day
from cus.text.numbers import money
from programmes.contents import contents_of
from programmes.gaps.reading import budget_total
from programmes.gaps.rule import PRACTICE, Gap, Rule
from programmes.money import costs_of, rows_total


def _none(item, ground) -> Iterator[Gap]:
    if not contents_of(item)["budget_lines"]:
        yield Gap("nie ma pozycji budżetu")


def _sums(item, ground) -> Iterator[Gap]:
    """Sources against costs, and costs written for the whole against the rows of costs."""
    rows = contents_of(item)["cost_lines"]
    sources, costs = budget_total(item), costs_of(item)
    if costs is not None and contents_of(item)["budget_lines"] and costs != sources:
        both = money(sources), money(costs)
        yield Gap(f"źródła {both[0]}, koszty {both[1]}", values=(("źródła", both[0]), ("koszty", both[1])))
    if item.planned_cost is not None and rows and item.planned_cost != rows_total(rows):
        both = money(item.planned_cost), money(rows_total(rows))
        yield Gap(
            f"planowany koszt {both[0]}, suma kosztów z tabeli {both[1]}",
            values=(("planowany koszt", both[0]), ("suma kosztów", both[1])),
        )


def _years(item, ground) -> Iterator[Gap]:
    start, end = ground.version.period_start, ground.version.period_end
    if not (start and end):
        return
    period = f"{day(start)} – {day(end)}"
    named = {row["year"] for name in ("budget_lines", "cost_lines") for row in contents_of(item)[name]}
    for year in sorted(year for year in named if not start.year <= year <= end.year):
        yield Gap(f"kwota na rok {year}, poza okresem programu", values=(("rok", str(year)), ("okres", period)))


ITEM_BUDGET = Rule(
    code="item_budget",
    title="Brak pozycji budżetu",
    source="art. 5 ust. 3 pkt 12",
    looks_at="kwoty przy usłudze",
    do="Wpisz kwoty",
    door="programmes:item_money",
    of_item=_none,
)
SUMS = Rule(
    code="sums",
    title="Sumy się różnią",
    source=PRACTICE,
    looks_at="sumę źródeł, planowany koszt i sumę kosztów usługi",
    do="Porównaj obie kwoty",
    door="programmes:item_money",
    of_item=_sums,
)
BUDGET_YEAR = Rule(
    code="budget_year",
    title="Pieniądze poza okresem programu",
    source=PRACTICE,
    looks_at="lata kwot i okres realizacji",
    do="Popraw rok kwoty albo okres programu",
    door="programmes:item_money",
    of_item=_years,
)
