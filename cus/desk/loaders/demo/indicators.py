"""Indicators of the demo centre: a file in the shape of the data bank, values typed by hand, and what the diagnosis shows."""

import datetime as dt
from decimal import Decimal

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import FIXTURES, read_json
from diagnosis.actions.figure_imports import accept_figures, keep_figure_file
from diagnosis.actions.figures import save_figure
from diagnosis.actions.indicators import FIELDS, Slice, Typed, save_indicator, save_typed_values
from diagnosis.figures.bring import Choices, brought_by
from diagnosis.figures.own import own_areas
from diagnosis.figures.plan import plan_of
from diagnosis.models import Area, Diagnosis, Indicator

FILE = "demo/indicators.json"


def load_indicators(diagnosis: Diagnosis) -> None:
    """Bring the figures in and show them in the open diagnosis."""
    if Indicator.objects.exists():
        return
    fixture, worker = read_json(FILE), demo_person(Role.WORKER)
    _bring_in(fixture["file"], worker)
    for row in fixture["typed"]:
        _type(row, worker)
    for row in fixture["shown"]:
        values = {"indicator": Indicator.objects.get(name=row["indicator"]), "sex": "", "age": row["age"]}
        values |= {"year_from": None, "year_to": None, "chart": row["chart"], "comment": row["comment"]}
        save_figure(by=worker, diagnosis=diagnosis, values=values, areas=Area.objects.none())


def _bring_in(told: dict, worker) -> None:
    content = (FIXTURES / "demo" / told["name"]).read_bytes()
    choices = Choices(areas=tuple(told["areas"]))
    kept = keep_figure_file(name=told["name"], content=content, choices=choices, by=worker)
    plan = plan_of(brought_by(content, told["name"], choices), own_areas(), choices.areas)
    accept_figures(kept=kept, fingerprint=plan.fingerprint, by=worker)


def _type(row: dict, worker) -> None:
    values = {name: row.get(name) for name in FIELDS} | {"is_population": False}
    indicator = save_indicator(by=worker, indicator=Indicator(), values=values)
    typed = [
        Typed(int(year), Decimal(value) if value else None, "" if value else "no_data")
        for year, value in row["values"].items()
    ]
    save_typed_values(
        by=worker,
        indicator=indicator,
        seen=indicator.version,
        about=Slice(row["area"], "Brzozowa Górka"),
        typed=typed,
        source=row["source"],
        as_of=dt.date.fromisoformat(row["as_of"]),
    )
