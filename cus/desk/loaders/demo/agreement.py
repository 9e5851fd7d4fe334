"""One signed cooperation agreement with a party of social employment and its tasks divided."""

import datetime as dt

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from partners import actions
from partners.models import CooperationAgreement

VALUES = ("number", "place", "mission", "goals", "ends_on")


def load_agreement() -> int:
    """Write and sign the agreement unless there is one, or a partner that it names is gone; return 1 when written."""
    fixture = read_json("demo/agreement.json")["agreement"]
    partners = partners_by_slug()
    named = {row["partner"] for row in fixture["parties"]} - {None}
    if CooperationAgreement.objects.exists() or not named <= partners.keys():
        return 0
    agreement = actions.create_agreement(
        by=demo_person(Role.WORKER),
        values={name: fixture[name] for name in VALUES},
        gminas=fixture["gminas"],
        parties=[row | {"partner": partners.get(row["partner"])} for row in fixture["parties"]],
        tasks=[row | {"responsible": partners.get(row["responsible"], "centre")} for row in fixture["tasks"]],
        clauses=[{"text": text} for text in fixture["clauses"]],
    )
    actions.sign_agreement(
        by=demo_person(Role.ORGANISER),
        agreement=agreement,
        concluded_on=dt.date.fromisoformat(fixture["concluded_on"]),
        signature_manner=fixture["signature_manner"],
    )
    return 1
