"""Powers of attorney: of a party's representative, of the director for competitions, and a draft."""

import datetime as dt

from cus.accounts.enums import Role
from cus.centre.models import Centre
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from partners import actions
from partners.models import AgreementParty, Partner, PowerOfAttorney
from partners.scopes import SCOPES

APART = {"represented", "address", "pesel", "granted_on", "valid_until", "signature_manner"}


def load_powers() -> int:
    """Write the powers unless there is any, or a partner that they name is gone; return how many were written."""
    rows = read_json("demo/powers.json")["powers"]
    partners = partners_by_slug()
    named = {row["represented"] for row in rows} - {None}
    if PowerOfAttorney.objects.exists() or not named <= partners.keys():
        return 0
    for row in rows:
        _write(row, partners.get(row["represented"]))
    return len(rows)


def _write(row: dict, unit: Partner | None) -> None:
    organiser, centre = demo_person(Role.ORGANISER), Centre.objects.first()
    values = {name: value for name, value in row.items() if name not in APART} | {
        "represented": unit,
        "represented_name": unit.name if unit else centre.name,
        "scope": list(SCOPES[row["kind"]]),
        "place": centre.town,
        "valid_until": dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
    }
    secrets = {"attorney_address": row["address"], "attorney_pesel": row["pesel"]}
    typed = {name: text for name, text in secrets.items() if text}
    power = actions.create_power(by=demo_person(Role.WORKER), values=values, secrets=typed)
    if not row["granted_on"]:
        return
    granted_on = dt.date.fromisoformat(row["granted_on"])
    actions.sign_power(by=organiser, power=power, granted_on=granted_on, signature_manner=row["signature_manner"])
    for party in AgreementParty.objects.filter(partner=unit).exclude(partner=None):
        actions.name_power_of_party(by=organiser, party=party, power=power)
