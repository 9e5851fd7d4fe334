"""A programme that was returned once and waits for the director again, and a thin draft."""

import datetime as dt
from decimal import Decimal

from cus.accounts.enums import Role
from cus.centre.models import CentreUnit
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.contracts import begin_contracts, decide_sourcing
from cus.desk.loaders.demo.diagnosis import need_key
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.demo.programme_plans import write_plans
from cus.desk.loaders.files import read_json
from diagnosis.models import Diagnosis, Need
from programmes import actions
from programmes.models import Programme, ProgrammeItem, ProgrammeVersion

TERMS = ("conditions", "admission", "points", "windows", "limits", "discounts", "exemptions", "fee_caps")
ROWS = (*TERMS, "data_items", "indicators", "budget_lines")
DECIMALS = {"quantity", "planned_cost", "baseline", "target", "amount"}
DECIMALS |= {"low", "high", "percent", "part_amount", "cost"}
DATES = {"period_start", "period_end", "valid_from", "valid_to", "opens_on", "closes_on"}


def load_programmes() -> int:
    """Write both programmes unless there is one, or the demo diagnosis is gone; return how many."""
    if Programme.objects.exists():
        return 0
    fixture, draft = read_json("demo/programme.json"), read_json("demo/draft-programme.json")
    needs = _needs(fixture["needs"] + draft["needs"])
    if needs is None:
        return 0
    version = _create(fixture, needs)
    edit_items(version, fixture, overrides=fixture["before_return"])
    decide_sourcing(version)
    organiser, director = demo_person(Role.ORGANISER), demo_person(Role.DIRECTOR)
    write_plans(version, read_json("demo/programme-plans.json"), by=organiser)
    actions.submit(by=organiser, version=version)
    actions.return_with_comment(by=director, version=version, comment=fixture["return_comment"])
    changed = {**fixture, "items": [item for item in fixture["items"] if item["service"] in fixture["before_return"]]}
    edit_items(version, changed, overrides={})
    actions.submit(by=organiser, version=version)
    begin_contracts(version, read_json("demo/contracts.json")["contracts"])
    _create(draft, needs)
    return 2


def _needs(refs: list[str]) -> dict[str, Need] | None:
    """Return the needs by their names in the files, or ``None`` when the demo diagnosis is not whole."""
    keys = {need_key(ref): ref for ref in refs}
    found = {keys[need.key]: need for need in Need.objects.filter(key__in=keys, diagnosis__update_of=None)}
    return found if len(found) == len(keys) else None


def _create(fixture: dict, needs: dict[str, Need]) -> ProgrammeVersion:
    """Create a programme from the picked needs and fill its sections."""
    organiser = demo_person(Role.ORGANISER)
    picked = [needs[ref] for ref in fixture["needs"]]
    diagnosis = Diagnosis.objects.get(pk=picked[0].diagnosis_id)
    version = actions.create_programme(
        by=organiser, diagnosis=diagnosis, name=fixture["programme"]["name"], needs=picked
    )
    version = actions.save_sections(
        by=organiser, version=version, seen=version.edit_version, values=typed(fixture["programme"])
    )
    # Every service of the picked needs came along; those that the programme does not offer go.
    wanted = {item["service"] for item in fixture["items"]}
    for item in version.items.exclude(service__slug__in=wanted) if wanted else []:
        actions.remove_item(by=organiser, item=item)
    return version


def edit_items(version: ProgrammeVersion, fixture: dict, *, overrides: dict[str, dict]) -> None:
    """Write the services of the file into ``version``; ``overrides`` by the name of a service."""
    partners = partners_by_slug()
    units = {unit.name: unit for unit in CentreUnit.objects.all()}
    copies = {need.key: need for need in version.needs.all()}
    for row in fixture["items"]:
        item = ProgrammeItem.objects.get(version=version, service__slug=row["service"])
        apart = {"service", "needs", "provider", "own_unit", "fee_rules", *ROWS}
        written = row | overrides.get(row["service"], {})
        values = {name: value for name, value in written.items() if name not in apart}
        actions.save_item(
            by=demo_person(Role.WORKER),
            item=item,
            seen=item.edit_version,
            values=typed(values) | {"provider": partners.get(row["provider"]), "own_unit": units.get(row["own_unit"])},
            needs=[copies[need_key(ref)] for ref in row["needs"]],
            rows={name: [typed(line) for line in row[name]] for name in ROWS},
        )
        _set_fee_rules(item, written["fee_rules"])


def _set_fee_rules(item: ProgrammeItem, rows: list[dict]) -> None:
    """Make the fee rules of ``item`` those of the file."""
    worker = demo_person(Role.WORKER)
    for rule in item.fee_rules.all():
        actions.remove_fee_rule(by=worker, rule=rule)
    for row in rows:
        rule = actions.add_fee_rule(by=worker, item=item, base=row["base"])
        values = {name: value for name, value in row.items() if name not in ("base", "bands")}
        bands = [typed(band) for band in row.get("bands", ())]
        actions.save_fee_rule(by=worker, rule=rule, seen=rule.edit_version, values=typed(values), bands=bands)


def typed(values: dict) -> dict:
    """Turn the amounts and dates of a JSON object into decimals and dates."""
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value):
    if value is None:
        return None
    if name in DECIMALS:
        return Decimal(value)
    return dt.date.fromisoformat(value) if name in DATES else value
