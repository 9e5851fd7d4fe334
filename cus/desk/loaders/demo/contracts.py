"""Decisions „own or contracted?” of the demo programme, and drafts of its contracts.

The programme waits for the director, so no contract can be signed yet: competitions ran, texts are ready.
"""

import datetime as dt
from decimal import Decimal

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from programmes import actions
from programmes.contracts.drafting import proposed_rows, proposed_values
from programmes.contracts.enums import ContractKind
from programmes.models import ProgrammeItem, ProgrammeVersion, ServiceContract

AMOUNTS = ("own_contribution",)
LINKS = {"signatory": "signatory_id", "own_unit": "own_unit_id"}


def decide_sourcing(version: ProgrammeVersion) -> None:
    """Fill the check list of some services while the programme is a draft."""
    for row in read_json("demo/contracts.json")["sourcing"]:
        item = ProgrammeItem.objects.get(version=version, service__slug=row["service"])
        actions.decide_sourcing(
            by=demo_person(Role.WORKER),
            item=item,
            seen=item.edit_version,
            decision=row["decision"],
            reasons=row["reasons"],
            arguments={code: (True, note) for code, note in row["arguments"].items()},
        )


# Signs where nobody in the centre's room did on that day: a centre may have been loaded before it had such a past.
DIRECTOR = {"signer_name": "Andrzej Dąbek, dyrektor", "signer_basis": "art. 24 ust. 1 ustawy"}


def begin_contracts(
    version: ProgrammeVersion, rows: list[dict], *, on: dt.date | None = None
) -> list[ServiceContract]:
    """Begin the contracts of ``version`` as a person would from its services, ``on`` that day or today."""
    return [_begin(version, row, on) for row in rows]


def _begin(version: ProgrammeVersion, row: dict, on: dt.date | None) -> ServiceContract:
    found = {item.service.slug: item for item in version.items.select_related("service", "provider", "own_unit")}
    items = [found[slug] for slug in row["services"]]
    partners = partners_by_slug()
    proposed = {LINKS.get(name, name): value for name, value in proposed_values(version, items, on=on).items()}
    own = row.get("assignment", False)
    if not own:
        proposed.pop("own_unit_id")
    values = {name: Decimal(value) if name in AMOUNTS else value for name, value in row["values"].items()}
    copied = proposed_rows(items)["items"]
    services = {item.service_id: item.service for item in items}
    return actions.create_contract(
        by=demo_person(Role.WORKER),
        programme=version.programme,
        kind=ContractKind.ASSIGNMENT if own else ContractKind.CONTRACT,
        values=DIRECTOR | proposed | values,
        providers=[
            {
                "partner": partners[one["partner"]],
                "task": one["task"],
                "amount": Decimal(one["amount"]) if one["amount"] else None,
            }
            for one in row["providers"]
        ],
        items=[{**one, "service": services[one["service"]]} for one in copied],
        tranches=_tranches(proposed["amount"], row["tranches"]),
        report_dates=[
            {"due_on": dt.date.fromisoformat(one["due_on"]), "covers": one["covers"]}
            for one in row.get("report_dates", [])
        ],
    )


def _tranches(amount: Decimal, days: list[str]) -> list[dict]:
    """Equal parts, the last one taking what rounding left."""
    part = (amount / len(days)).quantize(Decimal("0.01")) if days else Decimal(0)
    amounts = [part] * (len(days) - 1) + [amount - part * (len(days) - 1)]
    conditions = ["po podpisaniu umowy", *["po przyjęciu sprawozdania za poprzedni rok"] * len(days)]
    return [
        {"due_on": dt.date.fromisoformat(day), "amount": one, "condition": condition}
        for day, one, condition in zip(days, amounts, conditions, strict=False)
    ]
