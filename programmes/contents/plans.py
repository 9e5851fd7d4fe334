"""Rows of plans: figures, costs, places and hours of a service; groups, stages, measures of a programme."""

import datetime
from decimal import Decimal

from cus.text.dates import period
from cus.text.numbers import number
from programmes.contents.items import money_text, with_remark
from programmes.contents.rows import Rows
from programmes.enums import Bound, CostKind, FigurePeriod, FigureScope, Weekday
from programmes.models import (
    CostLine,
    DeliveryHours,
    DeliveryPlace,
    JointGmina,
    MonitoringTask,
    PackageService,
    PlannedFigure,
    PlannedGroup,
    ProgrammeIndicator,
    ProgrammeStage,
    ServicePackage,
)
from services.enums import DeliveryMode, Unit
from services.units import amount, unit_of


def _bound(code: str) -> str:
    return "" if code == Bound.EXACTLY else Bound(code).label


def figure_text(row: dict) -> str:
    """Write a planned figure: „co najmniej 30 osób – opiekunowie rodzinni, rocznie”."""
    value = Decimal(row["amount"])
    unit = row["other_unit"] or unit_of(value, row["unit"])
    words = " ".join(filter(None, [_bound(row["bound"]), number(value), unit]))
    scope = "" if row["scope"] == FigureScope.SERVICE else FigureScope(row["scope"]).label
    named = f"{words} – {row['who']}" if row["who"] else words
    told = ", ".join(filter(None, [named, FigurePeriod(row["period"]).label, scope]))
    return f"w tym {told}" if row["is_part"] else told


def _lines(write):
    return lambda rows: "\n".join(write(row) for row in rows)


def _cost(row: dict) -> str:
    return with_remark(f"{row['year']}, {CostKind(row['kind']).label}: {money_text(row)}", row["note"])


def _place(row: dict) -> str:
    return with_remark(DeliveryMode(row["mode"]).label, row["place"])


def _hours(row: dict) -> str:
    times = "–".join(text[:5] for text in (row["begins"], row["ends"]) if text)
    return with_remark(" ".join(filter(None, [Weekday(row["weekday"]).label, times])), row["note"])


def _group(row: dict) -> str:
    return f"{row['who']}: {amount(row['amount'], Unit.PERSON, bound=_bound(row['bound']))}"


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _stage(row: dict) -> str:
    dates = period(_date(row["starts_on"]), _date(row["ends_on"]))
    told = ", ".join(filter(None, [row["name"], dates, row["who"]]))
    return f"{told}: {row['what']}" if row["what"] else told


def _package(row: dict) -> str:
    services = ", ".join(service["service"] for service in row["services"])
    return with_remark(": ".join(filter(None, [row["name"], services])), row["about"])


def _indicator(row: dict) -> str:
    start = f"z {number(Decimal(row['baseline']))} do " if row["baseline"] is not None else ""
    year = f" w {row['year']} r." if row["year"] else ""
    target = f"{start}{number(Decimal(row['target']))} {row['unit']}".strip()
    return with_remark(f"{row['name']}: {target}{year}", row["source"])


def _task(row: dict) -> str:
    return with_remark(row["what"], ", ".join(filter(None, [row["method"], row["how_often"], row["who"]])))


def _joint(row: dict) -> str:
    paper = ", ".join(filter(None, [row["agreement_number"], row["agreement_date"]]))
    return with_remark(row["gmina_name"], f"porozumienie {paper}" if paper else "bez porozumienia")


OF_ITEM = (
    Rows(
        model=PlannedFigure,
        within="item",
        name="figures",
        columns=("is_part", "bound", "amount", "unit", "other_unit", "who", "period", "scope"),
        label="inne liczby",
        write=_lines(figure_text),
    ),
    Rows(
        model=DeliveryPlace,
        within="item",
        name="places",
        columns=("mode", "place"),
        label="miejsce i sposób",
        write=_lines(_place),
    ),
    Rows(
        model=DeliveryHours,
        within="item",
        name="hours",
        columns=("weekday", "begins", "ends", "note"),
        label="dni i godziny",
        write=_lines(_hours),
    ),
    Rows(
        model=CostLine,
        within="item",
        name="cost_lines",
        columns=("year", "kind", "amount", "currency", "original", "note"),
        label="koszty",
        write=_lines(_cost),
    ),
)
OF_VERSION = (
    Rows(
        model=PlannedGroup,
        within="version",
        name="planned_groups",
        columns=("who", "bound", "amount"),
        label="grupy odbiorców",
        write=_lines(_group),
    ),
    Rows(
        model=ProgrammeStage,
        within="version",
        name="stages",
        columns=("name", "starts_on", "ends_on", "what", "who"),
        label="etapy",
        write=_lines(_stage),
    ),
    Rows(
        model=ServicePackage,
        within="version",
        name="packages",
        columns=("name", "about"),
        label="pakiety usług",
        write=_lines(_package),
        inner=(
            Rows(
                model=PackageService,
                within="package",
                name="services",
                columns=(),
                names={"service": "item__service_name"},
            ),
        ),
    ),
    Rows(
        model=MonitoringTask,
        within="version",
        name="monitoring_tasks",
        columns=("what", "method", "how_often", "who"),
        label="monitorowanie",
        write=_lines(_task),
    ),
    Rows(
        model=ProgrammeIndicator,
        within="version",
        name="indicators",
        columns=("name", "unit", "baseline", "target", "year", "source"),
        label="mierniki programu",
        write=_lines(_indicator),
    ),
    Rows(
        model=JointGmina,
        within="version",
        name="joint_gminas",
        columns=("gmina", "agreement_number", "agreement_date"),
        names={"gmina_name": "gmina__name"},
        label="gminy programu wspólnego",
        write=_lines(_joint),
    ),
)
