"""What the first programme of the demo centre gave: figures of seven quarters, measures, opinions, changes."""

import datetime as dt
from decimal import Decimal

from cus.accounts.enums import Role
from cus.centre.models import CentreUnit
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.opinions import judge
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.demo.reports import report
from cus.desk.loaders.demo.running import FILE as PROGRAMME_FILE
from cus.desk.loaders.files import read_json
from partners.models import Partner
from programmes.models import Programme, ProgrammeVersion
from programmes.results.actions.delivery import Subject, add_figure
from programmes.results.actions.indicators import add_actual
from programmes.results.enums import PeriodKind
from programmes.results.givers import ALL, Giver
from programmes.results.indicators import indicators_of
from programmes.results.models import DeliveryFigure
from programmes.results.periods import Span, span_of
from services.models import Service

FILE = "demo/results.json"
DECIMALS = {"quantity", "cost", "value", "scale"}
MEASURES = ("people", "turns", "quantity", "quantity_unit", "refusals", "cost")


def load_results() -> int:
    """Write them unless there are figures, or the programme or what it names is gone; return how many figures came."""
    number = read_json(PROGRAMME_FILE)["way"]["resolution_number"]
    version = ProgrammeVersion.objects.filter(resolution_number=number).first()
    fixture, partners = read_json(FILE), partners_by_slug()
    named = {row["partner"] for row in fixture["figures"]} - {None}
    if version is None or DeliveryFigure.objects.exists() or not named <= partners.keys():
        return 0
    services = {service.slug: service for service in Service.objects.active()}
    for row in fixture["figures"]:
        _figure(version, row, services, partners)
    _measures(version.programme, fixture["indicators"], services)
    report(version.programme, fixture["reports"])
    judge(version.programme, fixture["surveys"], services)
    return len(fixture["figures"])


def _span(version: ProgrammeVersion, row: dict) -> Span:
    if row["period_kind"] == PeriodKind.WHOLE:
        return Span(version.period_start, version.period_end, PeriodKind.WHOLE)
    return span_of(PeriodKind(row["period_kind"]), dt.date.fromisoformat(row["day"]))


def _figure(version: ProgrammeVersion, row: dict, services: dict[str, Service], partners: dict[str, Partner]) -> None:
    giver = ALL
    if row["partner"]:
        giver = Giver.of_partner(partners[row["partner"]])
    elif row["own_unit"]:
        giver = Giver.of_unit(CentreUnit.objects.get(name=row["own_unit"]))
    service = services[row["service"]].pk if row["service"] else None
    add_figure(
        by=demo_person(Role.WORKER),
        programme=version.programme,
        subject=Subject(service, giver, _span(version, row)),
        values=_typed({name: row[name] for name in MEASURES if name in row}),
    )


def _measures(programme: Programme, rows: list[dict], services: dict[str, Service]) -> None:
    series = {(one.service and one.service.slug, one.name): one for one in indicators_of(programme)}
    for row in rows:
        values = {"value": Decimal(row["value"]), "source": row["source"], "note": ""}
        span = span_of(PeriodKind(row["period_kind"]), dt.date.fromisoformat(row["day"]))
        one = series[row["service"], row["name"]]
        add_actual(by=demo_person(Role.WORKER), programme=programme, series=one, span=span, values=values)


def _typed(row: dict) -> dict:
    return {name: Decimal(value) if name in DECIMALS and value else value for name, value in row.items()}
