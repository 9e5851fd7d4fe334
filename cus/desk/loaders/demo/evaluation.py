"""What the demo centre knows beside its figures: complaints, changes that were seen, what it did with partners."""

import datetime as dt

from cus.accounts.enums import Role
from cus.centre.models import CentreUnit
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.demo.running import FILE as PROGRAMME_FILE
from cus.desk.loaders.files import read_json
from partners import actions as together
from partners.models import JointAction, Partner
from programmes.models import Programme, ProgrammeVersion
from programmes.results.actions import complaints
from programmes.results.actions.impact import add_impact_note
from programmes.results.models import Complaint, ComplaintTopic, ImpactNote
from services.models import Service

FILE = "demo/evaluation.json"
# Steps of a complaint in the order in which they are taken, and who takes them.
STEPS = {
    "ask": (complaints.ask_to_explain, Role.WORKER),
    "explain": (complaints.record_explanation, Role.WORKER),
    "find": (complaints.record_finding, Role.WORKER),
    "correct": (complaints.record_correction, Role.WORKER),
    "close": (complaints.close_complaint, Role.ORGANISER),
    "reopen": (complaints.reopen_complaint, Role.ORGANISER),
}


def load_evaluation() -> int:
    """Write it all unless something of it is there, or what it names is gone; return how many rows came."""
    number = read_json(PROGRAMME_FILE)["way"]["resolution_number"]
    version = ProgrammeVersion.objects.filter(resolution_number=number).first()
    fixture, partners = read_json(FILE), partners_by_slug()
    named = {slug for row in fixture["actions"] for slug in row["partners"]}
    named |= {row["values"].get("partner") for row in fixture["complaints"]} - {None}
    known = any(model.objects.exists() for model in (Complaint, ImpactNote, JointAction))
    if version is None or known or not named <= partners.keys():
        return 0
    services = {service.slug: service for service in Service.objects.active()}
    for row in fixture["complaints"]:
        _complaint(version.programme, row, services, partners)
    for row in fixture["impact"]:
        values = _dated(row) | {"service": services[row["service"]] if row["service"] else None}
        add_impact_note(by=demo_person(Role.WORKER), programme=version.programme, values=values)
    for row in fixture["actions"]:
        _action(row, partners)
    return len(fixture["complaints"]) + len(fixture["impact"]) + len(fixture["actions"])


def _dated(row: dict) -> dict:
    """The row with its days as dates."""
    return {
        name: dt.date.fromisoformat(value) if value and name.endswith(("_on", "_due")) else value
        for name, value in row.items()
    }


def _complaint(programme: Programme, row: dict, services: dict[str, Service], partners: dict[str, Partner]) -> None:
    values = _dated(row["values"]) | {"programme": programme, "service": services[row["values"]["service"]]}
    values["topic"] = ComplaintTopic.objects.get(code=values["topic"])
    if "partner" in values:
        values["partner"] = partners[values["partner"]]
    if "own_unit" in values:
        values["own_unit"] = CentreUnit.objects.get(name=values["own_unit"])
    complaint = complaints.enter_complaint(by=demo_person(Role.WORKER), values=values)
    for name, (step, role) in STEPS.items():
        if name not in row:
            continue
        told = _dated(row[name])
        told = {"values": told} if name == "find" else told
        complaint = step(by=demo_person(role), complaint=complaint, seen=complaint.version, **told)


def _action(row: dict, partners: dict[str, Partner]) -> None:
    worker, (first, *others) = demo_person(Role.WORKER), row["partners"]
    values = {name: value for name, value in _dated(row).items() if name != "partners"}
    action = together.save_joint_action(by=worker, values=values, partner=partners[first])
    for slug in others:
        together.join_action(by=worker, action=action, partner=partners[slug])
