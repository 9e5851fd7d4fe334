"""What the demo partnership has done since it was signed: a committee, its first meeting, an annex, a self-check."""

import datetime as dt

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from partners import actions
from partners.enums import AgreementState, AnnexKind
from partners.features import FEATURES
from partners.models import AgreementParty, CommitteeMember, CooperationAgreement

DAYS = ("held_on", "due_on", "starts_on", "ends_on", "checked_on")


def load_partnership() -> int:
    """Write it all unless a committee is there, or a party that it names is gone; return how many people sit in it."""
    fixture = read_json("demo/partnership.json")
    agreement = CooperationAgreement.objects.filter(state=AgreementState.SIGNED).order_by("pk").first()
    if agreement is None or CommitteeMember.objects.exists():
        return 0
    parties = _parties(agreement)
    if not {row["party"] for row in fixture["members"]} <= parties.keys():
        return 0
    members = [_member(agreement, row, parties) for row in fixture["members"]]
    _meeting(agreement, fixture, parties, members)
    _programme(agreement, fixture["programme"], parties)
    _check(agreement, fixture["check"])
    return len(members)


def _parties(agreement: CooperationAgreement) -> dict[str | None, AgreementParty]:
    """Parties by the slug of the demo file; the centre has none."""
    names = {row["name"]: row["slug"] for row in read_json("demo/partners.json")["partners"]}
    present = agreement.parties.present().select_related("partner")
    return {names.get(party.partner.name) if party.partner else None: party for party in present}


def _dated(row: dict) -> dict:
    return {
        name: dt.date.fromisoformat(value) if name in DAYS and value else value
        for name, value in row.items()
        if not (name in DAYS and value is None)
    }


def _member(agreement: CooperationAgreement, row: dict, parties: dict) -> CommitteeMember:
    values = row | {"party": parties[row["party"]], "joined_on": agreement.concluded_on}
    return actions.add_member(by=demo_person(Role.WORKER), agreement=agreement, values=values)


def _meeting(agreement: CooperationAgreement, fixture: dict, parties: dict, members: list) -> None:
    worker = demo_person(Role.WORKER)
    meeting = actions.create_meeting(
        by=worker, agreement=agreement, values=_dated(fixture["meeting"]), present=members
    )
    for row in fixture["decisions"]:
        responsible = parties[row["responsible"]] if row["responsible"] else None
        values = _dated(row) | {"responsible": responsible, "decided_on": meeting.held_on}
        actions.add_decision(by=worker, meeting=meeting, values=values)
    actions.close_meeting(by=demo_person(Role.ORGANISER), meeting=meeting, seen=meeting.version)


def _programme(agreement: CooperationAgreement, row: dict, parties: dict) -> None:
    modules = [_dated(module) | {"teacher": parties[module["teacher"]]} for module in row["modules"]]
    values = {"kind": AnnexKind.EDUCATION, "number": 1, "title": row["title"], "text": row["text"]}
    actions.create_annex(by=demo_person(Role.WORKER), agreement=agreement, values=values, modules=modules)


def _check(agreement: CooperationAgreement, row: dict) -> None:
    told = row["answers"]
    answers = {feature.key: tuple(told.get(feature.key, ("yes", ""))) for feature in FEATURES}
    values = {name: value for name, value in _dated(row).items() if name != "answers"}
    actions.create_check(by=demo_person(Role.WORKER), agreement=agreement, values=values, answers=answers)
