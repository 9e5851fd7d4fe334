"""Forecasts of the demo diagnosis, both methods, with scenarios, assumptions and one later value."""

from decimal import Decimal
from typing import Any

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from diagnosis.actions.actuals import record_actual
from diagnosis.actions.forecasts import create_forecast, save_aspects
from diagnosis.actions.scenarios import create_scenario, edit_scenario
from diagnosis.models import Diagnosis, Forecast
from services.models import Service

FILE = "demo/forecasts.json"
PLAIN = ("title", "group", "method", "unit", "horizon", "rate_years", "source", "conclusion")
MONEY = ("amount", "unit_cost", "cost_growth")


def load_forecasts(diagnosis: Diagnosis) -> None:
    """Write the forecasts into the open diagnosis."""
    services = {service.slug: service for service in Service.objects.all()}
    worker = demo_person(Role.WORKER)
    for row in read_json(FILE)["forecasts"]:
        fields = {name: row[name] for name in PLAIN} | {
            "service": services.get(row["service"]),
            "foreseen_source": row.get("foreseen_source", ""),
            "foreseen_base": row.get("foreseen_base", ""),
        }
        values, populations = _rows(row)
        forecast = create_forecast(
            by=worker, diagnosis=diagnosis, fields=fields, values=values, populations=populations
        )
        nothing = forecast.scenarios.get(does_nothing=True)
        edit_scenario(by=worker, scenario=nothing, version=nothing.version, fields=_decimal(row["nothing"]))
        for scenario in row["scenarios"]:
            create_scenario(by=worker, forecast=forecast, fields=_decimal(scenario))
        answers = {aspect: (bearing, text) for aspect, (bearing, text) in row["aspects"].items()}
        save_aspects(by=worker, forecast=forecast, version=forecast.aspects_version, answers=answers)


def load_later_values(diagnosis: Diagnosis) -> None:
    """Enter what happened since the handover."""
    known = {row["title"]: row["actual"] for row in read_json(FILE)["forecasts"] if "actual" in row}
    for forecast in Forecast.objects.filter(diagnosis=diagnosis, title__in=known):
        actual = known[forecast.title]
        record_actual(
            by=demo_person(Role.WORKER),
            forecast=forecast,
            year=actual["year"],
            version=0,
            value=Decimal(actual["value"]),
            source=actual["source"],
        )


def _rows(row: dict[str, Any]) -> tuple[list[dict], list[dict]]:
    people = row.get("populations") or [None] * len(row["values"])
    values = [
        {"year": row["first"] + at, "value": Decimal(value), "population": count, "base": row.get("base", "")}
        for at, (value, count) in enumerate(zip(row["values"], people, strict=True))
    ]
    after = row["first"] + len(row["values"])
    foreseen = [{"year": after + at, "population": count} for at, count in enumerate(row.get("foreseen", ()))]
    return values, foreseen


def _decimal(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: Decimal(value) if name in MONEY else value for name, value in fields.items()}
