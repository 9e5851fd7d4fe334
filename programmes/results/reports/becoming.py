"""How a report becomes figures of delivery: what would be written, and with what it clashes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from programmes.models import ServiceContract
from programmes.results.enums import FigureSource
from programmes.results.models import DeliveryFigure, ProviderReport, ReportRow
from programmes.results.models.delivery import AMOUNTS, HAS_AMOUNT
from programmes.results.reports.due import span_for
from programmes.results.reports.words import LABELS, NUMBERS, asked_numbers, written

WHERE = ("programme_id", "service_id", "partner_id", "own_unit_id")


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures that already stand where the report would write, and differ.

    ``pairs``: label, what stands there, what the report says. ``replaceable``: the report may take their
    place; otherwise their days overlap in another way, or another contract's report wrote them.
    """

    row: ReportRow
    period: str
    pairs: tuple[tuple[str, str, str], ...]
    replaceable: bool
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What accepting writes for a row: ``values`` by name; nothing where there is a ``clash``, unless it gives way."""

    row: ReportRow
    values: dict[str, object]
    clash: Clash | None = None


def values_of(report: ProviderReport, row: ReportRow) -> dict[str, object]:
    """Return the figures that ``row`` gives, by name; with the unit where there is a quantity."""
    asked = asked_numbers(report)
    values = {name: getattr(row, name) if name in asked else None for name in NUMBERS}
    return values | {"quantity_unit": row.quantity_unit if values["quantity"] is not None else ""}


def says_something(values: dict[str, object]) -> bool:
    """Whether any figure was given."""
    return any(values[name] is not None for name in NUMBERS)


def place_of(report: ProviderReport, row: ReportRow) -> dict[str, object]:
    """Return of whom, of what and of which period the figure of ``row`` speaks."""
    span = span_for(report)
    return {
        "programme_id": report.contract.programme_id,
        "service_id": row.service_id,
        "partner_id": row.partner_id,
        "own_unit_id": row.own_unit_id,
        "period_kind": span.kind,
        "starts_on": span.starts_on,
        "ends_on": span.ends_on,
    }


def plans_of(report: ProviderReport) -> list[Plan]:
    """Return what accepting ``report`` would write, row by row."""
    return [_plan(report, row) for row in report.rows.all()]


def clashes_of(report: ProviderReport) -> list[Clash]:
    """Return what stands in the way of accepting ``report``."""
    return [plan.clash for plan in plans_of(report) if plan.clash]


def _plan(report: ProviderReport, row: ReportRow) -> Plan:
    values, place = values_of(report, row), place_of(report, row)
    if not says_something(values):
        return Plan(row, values)
    near = DeliveryFigure.objects.filter(
        **{name: place[name] for name in WHERE}, starts_on__lte=place["ends_on"], ends_on__gte=place["starts_on"]
    ).select_related("created_by", "contract")
    in_place = near.filter(period_kind=place["period_kind"], starts_on=place["starts_on"]).first()
    if any(values[name] is not None for name in AMOUNTS):
        others = near.filter(HAS_AMOUNT).exclude(pk__in=[pk for pk in (row.figure_id, in_place and in_place.pk) if pk])
        parts = list(others)
        if parts:
            clash = _clash_of_parts(row, parts, values, place)
            if clash:
                return Plan(row, values, clash)
            # The parts add up to the same, so only what does not add up is left to be told.
            values |= dict.fromkeys(AMOUNTS) | {"quantity_unit": ""}
    return Plan(row, values, _clash_in_place(report.contract, row, in_place, values))


def _clash_of_parts(row: ReportRow, parts: list[DeliveryFigure], values: dict, place: dict) -> Clash | None:
    """Compare amounts with the sum of shorter periods; what reaches beyond ours cannot be compared."""
    inside = all(place["starts_on"] <= one.starts_on and one.ends_on <= place["ends_on"] for one in parts)
    totals = {name: _total(parts, name) for name in AMOUNTS}
    units = {one.quantity_unit for one in parts if one.quantity is not None}
    same_unit = values["quantity"] is None or units <= {values["quantity_unit"]}
    if inside and same_unit and all(values[name] in (None, totals[name]) for name in AMOUNTS):
        return None
    shown = DeliveryFigure(**totals, quantity_unit=units.pop() if len(units) == 1 else "")
    names = ", ".join(one.span.label for one in parts)
    why = (
        "Suma tych okresów jest inna niż w sprawozdaniu."
        if inside
        else "Te dni nakładają się na okres sprawozdania tylko częściowo, więc nie da się ich porównać ani zsumować."
    )
    return Clash(row, names, _pairs(shown, row, values, AMOUNTS), False, why)


def _total(parts: Iterable[DeliveryFigure], name: str) -> Decimal | int | None:
    given = [getattr(one, name) for one in parts if getattr(one, name) is not None]
    return sum(given) if given else None


def _clash_in_place(
    contract: ServiceContract, row: ReportRow, figure: DeliveryFigure | None, values: dict
) -> Clash | None:
    """Compare with the figure of the same period, unless the report wrote it and nobody touched it since."""
    if figure is None or (figure.pk == row.figure_id and figure.version == row.figure_version):
        return None
    if all(getattr(figure, name) == values[name] for name in (*NUMBERS, "quantity_unit")):
        return None
    replaceable = figure.contract_id in (None, contract.pk)
    why = _who_wrote(figure) if replaceable else f"Te liczby pochodzą z innej umowy: {figure.contract}."
    return Clash(row, figure.span.label, _pairs(figure, row, values, NUMBERS), replaceable, why)


def _pairs(figure: DeliveryFigure, row: ReportRow, values: dict, names: Iterable[str]) -> tuple:
    return tuple(
        (LABELS[name], written(figure, name) or "–", (written(row, name) if values[name] is not None else "") or "–")
        for name in names
        if (getattr(figure, name), values[name]) != (None, None)
    )


def _who_wrote(figure: DeliveryFigure) -> str:
    if figure.source == FigureSource.REPORT:
        return "Ktoś poprawił ręcznie liczby przyjęte wcześniej z tego sprawozdania."
    return f"Liczby już są: {figure.get_source_display()}, {figure.created_by}."


def span_label(report: ProviderReport) -> str:
    """Name the period under which figures of ``report`` will stand."""
    return span_for(report).label
