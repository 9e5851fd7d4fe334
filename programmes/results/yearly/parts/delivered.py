"""Programmes of the year with their figures, and their money: planned by source beside what was spent."""

from collections import defaultdict
from decimal import Decimal

from cus.text.dates import period
from cus.text.numbers import money as zl
from cus.text.numbers import number
from programmes.enums import FundingSource
from programmes.models import BudgetLine
from programmes.results.enums import PeriodKind
from programmes.results.figures import People, Totals, people_of, totals_of
from programmes.results.ledger import FEWEST, is_small
from programmes.results.yearly.programmes import RunProgramme, run_in
from programmes.results.yearly.scope import Scope
from programmes.results.yearly.told import Number, Sheet, SheetRow, Told, columns
from programmes.snapshot import quantity_text
from services.units import amount

NOT_GIVEN = "–"
PEOPLE_SOURCE = "Wyniki programu, liczby roczne"


def people_text(people: People) -> str:
    """Write different people; where nobody entered them, only what is known: „nie wpisano (od 12 do 30)”.

    A bound under five, read from a finer split, is not told.
    """
    if people.value is not None:
        return number(people.value)
    if people.at_least is None:
        return NOT_GIVEN
    if is_small(people.at_least):
        most = f"mniej niż {FEWEST}" if is_small(people.at_most) else f"najwyżej {number(people.at_most)}"
        return f"nie wpisano ({most})"
    return f"nie wpisano (od {number(people.at_least)} do {number(people.at_most)})"


def quantities_text(totals: Totals) -> str:
    """Write what was given, unit by unit."""
    return "\n".join(amount(value, unit) for unit, value in sorted(totals.quantities.items())) or NOT_GIVEN


def programmes(scope: Scope) -> Told:
    """Programmes of the year: people of the whole, then a row for each service."""
    found = run_in(scope)
    if not found:
        return Told(missing=("W tym roku nie był realizowany żaden program usług społecznych przyjęty przez radę.",))
    numbers = [
        Number(label="Programy realizowane w roku", text=str(len(found)), source="Wyniki programów", url=found[0].url)
    ]
    return Told(
        numbers=(*numbers, *(_people(one) for one in found)),
        sheets=tuple(_services(one, scope) for one in found),
        missing=tuple(
            f"{one.version}: nie wpisano żadnych liczb za {scope.year} rok." for one in found if not one.figures
        ),
    )


def _people(one: RunProgramme) -> Number:
    planned = one.version.planned_people
    plan = f"; plan: {number(planned)} rocznie" if planned else ""
    known = one.people.value is not None or one.people.at_least is not None
    text = (people_text(one.people) if known else "nie wpisano") + plan
    return Number(label=f"Różne osoby: {one.version}", text=text, source=PEOPLE_SOURCE, url=one.url)


def _services(one: RunProgramme, scope: Scope) -> Sheet:
    rows = []
    for item in one.items:
        figures = one.of(item)
        totals = totals_of(figures)
        cells = (
            item.service_name,
            quantity_text(item) or NOT_GIVEN,
            people_text(people_of(figures, PeriodKind.YEAR, one.year)),
            quantities_text(totals),
            NOT_GIVEN if totals.refusals is None else number(totals.refusals),
            NOT_GIVEN if totals.cost is None else zl(totals.cost),
        )
        rows.append(SheetRow(cells=cells, url=one.url))
    labels = ("Usługa:25", "Plan:15", "Różne osoby#:15", "Udzielono#:20", "Odmowy#:10", "Koszt#:15")
    when = period(one.version.period_start, one.version.period_end)
    return Sheet(
        title=f"{one.version}{f', {when}' if when else ''}",
        columns=columns(*labels),
        rows=tuple(rows),
        source=f"liczby z realizacji wpisane za {scope.year} rok; plan z programu",
        url=one.url,
        note=_joint(one, scope),
    )


def _joint(one: RunProgramme, scope: Scope) -> str:
    """Whom the figures of a programme concern."""
    if one.gminas and set(one.gminas) != {scope.gmina.name}:
        return f"Liczby dotyczą całego programu, wspólnego dla gmin: {', '.join(one.gminas)}."
    return "" if one.gminas else scope.of_centre


def money(scope: Scope) -> Told:
    """Money of the programmes: planned by source, and the cost of services."""
    found = run_in(scope)
    versions = {one.version.pk: one for one in found}
    planned: dict[int, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    lines = BudgetLine.objects.filter(item__version__in=versions, year=scope.year).select_related("item")
    for line in lines.order_by("pk"):
        planned[line.item.version_id][line.source] += line.amount
    rows, all_planned, all_spent = [], Decimal(0), None
    for one in found:
        plan = sum(planned[one.version.pk].values(), Decimal(0))
        spent = one.totals.cost
        all_planned += plan
        all_spent = all_spent if spent is None else (all_spent or Decimal(0)) + spent
        rows += [SheetRow(cells=(str(one.version), "razem", zl(plan), _zl(spent)), url=one.url)]
        for source, value in sorted(planned[one.version.pk].items()):
            rows.append(SheetRow(cells=(str(one.version), FundingSource(source).label, zl(value), "")))
    if len(found) > 1:
        rows.append(SheetRow(cells=("Wszystkie programy", "razem", zl(all_planned), _zl(all_spent)), is_sum=True))
    if not found:
        return Told(missing=("W tym roku nie było programu, z którym wiążą się pieniądze.",))
    sheet = Sheet(
        title=f"Pieniądze programów w {scope.year} roku",
        columns=columns("Program:35", "Źródło:25", "Plan#:20", "Koszt usług#:20"),
        rows=tuple(rows),
        source="plan: budżet w programach; koszt: liczby z realizacji",
        url=found[0].url,
        note="Koszt jest sumą kosztów wpisanych przy usługach. Wykonanie budżetu centrum podaje główny księgowy.",
    )
    return Told(sheets=(sheet,), concerns=scope.of_centre)


def _zl(value: Decimal | None) -> str:
    return "nie wpisano" if value is None else zl(value)
