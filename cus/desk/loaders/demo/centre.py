"""Profile of the demo centre, the gmina it serves and its units."""

import datetime as dt

from cus.accounts.enums import Role
from cus.accounts.models import User
from cus.centre.actions import confirm_condition, save_gmina, save_profile, save_row, save_unit
from cus.centre.models import (
    BankAccount,
    Centre,
    CentreGmina,
    CentreUnit,
    Post,
    PostHolding,
    Resolution,
    Signatory,
)
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json


def load_centre() -> int:
    """Write the profile unless a centre is there; return 1 when it was written."""
    if Centre.objects.exists():
        return 0
    fixture = read_json("demo/centre.json")
    director = demo_person(Role.DIRECTOR)
    centre = save_profile(by=director, centre=Centre(**fixture["centre"]), version=0)
    for row in fixture["gminas"]:
        facts = {name: value for name, value in row.items() if name != "teryt"}
        save_gmina(by=director, served=CentreGmina(centre=centre, gmina_id=row["teryt"], **facts), version=0)
    units: dict[str, CentreUnit] = {}
    for row in fixture["units"]:
        unit = CentreUnit(**row | {"centre": centre, "parent": units.get(row["parent"])})
        units[row["name"]] = save_unit(by=director, unit=unit, version=0)
    _load_people(centre, fixture, units, director)
    for kind, rows in ((BankAccount, fixture["accounts"]), (Resolution, fixture["resolutions"])):
        for row in rows:
            save_row(by=director, row=kind(centre=centre, **dated(row)), version=0)
    return 1


def _load_people(centre: Centre, fixture: dict, units: dict[str, CentreUnit], director: User) -> None:
    """Posts with their holders and check lists, and who signs."""
    holders: dict[str, list[PostHolding]] = {}
    for row in fixture["posts"]:
        post = save_row(by=director, row=Post(centre=centre, kind=row["kind"], unit=units.get(row["unit"])), version=0)
        holders[row["kind"]] = [_load_holder(post, facts, director) for facts in row["holders"]]
    for row in fixture["signatories"]:
        facts = dated({name: value for name, value in row.items() if name != "post"})
        held = [one for one in holders.get(row["post"], []) if one.is_valid_on(facts["valid_from"])]
        signatory = Signatory(centre=centre, holding=held[0] if held else None, **facts)
        save_row(by=director, row=signatory, version=0)


def _load_holder(post: Post, facts: dict, director: User) -> PostHolding:
    account = demo_person(Role(facts["role"])) if facts.get("role") else None
    given = {name: value for name, value in facts.items() if name not in ("checks", "role", "person_name")}
    name = str(account) if account else facts["person_name"]
    holding = PostHolding(post=post, person_name=name, account=account, **dated(given))
    save_row(by=director, row=holding, version=0)
    for check in facts["checks"]:
        values = dated({name: value for name, value in check.items() if name != "condition"})
        confirm_condition(by=director, holding=holding, condition=check["condition"], values=values, version=0)
    return holding


def dated(row: dict) -> dict:
    """Turn the days of a row of the file into dates."""
    days = ("valid_from", "valid_to", "checked_on", "adopted_on", "in_force_from")
    return {name: dt.date.fromisoformat(value) if name in days and value else value for name, value in row.items()}
