"""What the demo programme plans: figures, places, hours and costs of services; stages, groups, measures, a package."""

import datetime as dt
from decimal import Decimal

from programmes import actions
from programmes.models import ProgrammeItem, ProgrammeVersion

DECIMALS = {"amount", "baseline", "target"}
DATES = {"starts_on", "ends_on"}
TIMES = {"begins", "ends"}


def write_plans(version: ProgrammeVersion, plans: dict, *, by) -> None:
    """Write the rows of ``plans`` into ``version`` and its services."""
    for slug, tables in plans["items"].items():
        item = ProgrammeItem.objects.get(version=version, service__slug=slug)
        rows = {name: [_typed(row) for row in given] for name, given in tables.items()}
        actions.save_item(by=by, item=item, seen=item.edit_version, values={}, rows=rows)
    version.refresh_from_db()
    rows = {name: [_typed(row) for row in given] for name, given in plans["version"].items()}
    actions.save_sections(by=by, version=version, seen=version.edit_version, values={}, rows=rows)
    for package in plans["packages"]:
        items = version.items.filter(service__slug__in=package["services"])
        actions.save_package(by=by, version=version, name=package["name"], about=package["about"], items=items)


def _typed(row: dict) -> dict:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value):
    if value is None:
        return None
    if name in DATES:
        return dt.date.fromisoformat(value)
    if name in TIMES:
        return dt.time.fromisoformat(value)
    return Decimal(value) if name in DECIMALS else value
