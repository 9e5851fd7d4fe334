"""Findings of the demo diagnosis, and its consultation: meetings, remarks, answers but one."""

import datetime as dt

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from diagnosis.actions import consultation as act
from diagnosis.actions.findings import add_finding
from diagnosis.models import ConsultationMeeting, Diagnosis, Need

FILE = "demo/consultation.json"


def load_findings(diagnosis: Diagnosis, key_of) -> None:
    """Write the findings; ``key_of`` turns the name of a need in the files into its key."""
    for row in read_json(FILE)["findings"]:
        needs = _needs(diagnosis, row["needs"], key_of)
        add_finding(
            by=demo_person(Role.ORGANISER), diagnosis=diagnosis, kind=row["kind"], text=row["text"], needs=needs
        )


def hold_consultation(diagnosis: Diagnosis, key_of) -> None:
    """Hold the consultation that has begun, and close it."""
    fixture, organiser = read_json(FILE), demo_person(Role.ORGANISER)
    act.arrange_consultation(by=organiser, diagnosis=diagnosis, seen=0, values=fixture["arrangement"])
    meetings = [
        act.add_meeting(by=organiser, diagnosis=diagnosis, values=_dated(row, "held_on"))
        for row in fixture["meetings"]
    ]
    for row in fixture["remarks"]:
        _record(diagnosis, row, meetings, key_of)
    act.close_consultation(by=organiser, diagnosis=diagnosis)


def _record(diagnosis: Diagnosis, row: dict, meetings: list[ConsultationMeeting], key_of) -> None:
    said = ("received_on", "channel", "sender", "organisation", "text", "parts")
    values = _dated({name: row[name] for name in said if name in row}, "received_on")
    if "meeting" in row:
        values["meeting"] = meetings[row["meeting"]]
    needs = _needs(diagnosis, row["needs"], key_of)
    remark = act.add_remark(by=demo_person(Role.WORKER), diagnosis=diagnosis, values=values, needs=needs)
    if "verdict" in row:
        answer = {name: row[name] for name in ("verdict", "answer", "changes")}
        act.answer_remark(by=demo_person(Role.ORGANISER), remark=remark, seen=remark.version, values=answer)


def _dated(row: dict, name: str) -> dict:
    return row | {name: dt.date.fromisoformat(row[name])}


def _needs(diagnosis: Diagnosis, refs: list[str], key_of) -> list[Need]:
    return list(diagnosis.needs.filter(key__in=[key_of(ref) for ref in refs]).in_order())
