"""The first programme of the demo centre: adopted in the year without a diagnosis, performed under six contracts."""

import datetime as dt

from cus.accounts.enums import Role
from cus.centre.models import Gmina
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.contracts import begin_contracts
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.demo.programme import edit_items, typed
from cus.desk.loaders.demo.programme_plans import write_plans
from cus.desk.loaders.files import read_json
from partners.enums import SignatureManner
from programmes import actions
from programmes.contracts.enums import ContractKind
from programmes.enums import BipPlace
from programmes.models import ConsultedWith, CouncilResolution, ProgrammeVersion
from services.models import Service

FILE = "demo/running-programme.json"


def load_running() -> int:
    """Write it unless its resolution is there, or what it names is gone; return 1 when it was written."""
    fixture = read_json(FILE)
    named = {row["provider"] for row in fixture["items"]} - {None}
    slugs = [row["service"] for row in fixture["items"]]
    services = {service.slug: service for service in Service.objects.active().filter(slug__in=slugs)}
    whole = named <= partners_by_slug().keys() and len(services) == len(slugs)
    if CouncilResolution.objects.filter(number=fixture["way"]["resolution_number"]).exists() or not whole:
        return 0
    way = {name: _moment(value) for name, value in fixture["way"].items()}
    version = _write(fixture, [services[slug] for slug in slugs], way)
    _consult(version, fixture["consultation"], way)
    _lead_into_force(version, way)
    signed, ended = way["contracts_signed_on"], way["contracts_ended_on"]
    _sign(ProgrammeVersion.objects.get(pk=version.pk), fixture["contracts"], signed, ended)
    return 1


def _moment(value):
    """Turn a day or a moment of the file into a date or a time; leave the rest."""
    if not isinstance(value, str) or not value[:4].isdigit() or "-" not in value:
        return value
    return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)


def _write(fixture: dict, services: list[Service], way: dict) -> ProgrammeVersion:
    organiser = demo_person(Role.ORGANISER)
    facts = fixture["programme"]
    version = actions.create_programme(by=organiser, diagnosis=None, name=facts["name"], on=way["created_on"])
    version = actions.save_sections(by=organiser, version=version, seen=version.edit_version, values=typed(facts))
    actions.add_items(by=organiser, version=version, services=services)
    edit_items(version, fixture, overrides={})
    write_plans(version, fixture["plans"], by=organiser)
    return version


def _consult(version: ProgrammeVersion, facts: dict, way: dict) -> None:
    organiser = demo_person(Role.ORGANISER)
    days = {name: dt.date.fromisoformat(facts[name]) for name in ("starts_on", "ends_on")}
    about = {name: facts[name] for name in ("basis", "channels", "about")}
    held = actions.arrange_consultation(
        by=organiser, version=version, kind=ConsultedWith.ORGANISATIONS, seen=0, values=days | about
    )
    for row in facts["remarks"]:
        answer = {name: row.pop(name) for name in ("verdict", "answer", "changes")}
        said = row | {"received_on": dt.date.fromisoformat(row["received_on"])}
        remark = actions.add_programme_remark(by=demo_person(Role.WORKER), consultation=held, values=said)
        actions.answer_programme_remark(
            by=organiser, remark=remark, seen=remark.edit_version, values=answer, on=days["ends_on"]
        )
    actions.close_programme_consultation(by=organiser, consultation=held, note=facts["note"], on=days["ends_on"])


def _lead_into_force(version: ProgrammeVersion, way: dict) -> None:
    organiser, director = demo_person(Role.ORGANISER), demo_person(Role.DIRECTOR)
    record = {"by": organiser, "version": version}
    actions.submit(**record, at=way["submitted_at"])
    actions.approve(by=director, version=version, at=way["approved_at"])
    actions.send_to_mayor(**record, sent_on=way["sent_to_mayor_on"])
    actions.adopt(
        **record,
        resolution_number=way["resolution_number"],
        resolution_date=way["resolution_date"],
        votes=way["votes"],
    )
    actions.send_to_voivode(**record, sent_on=way["sent_to_voivode_on"])
    actions.publish(**record, journal_reference=way["journal_reference"], journal_date=way["journal_date"])
    for row in way["bip"]:
        published = dt.date.fromisoformat(row["published_on"])
        gmina = Gmina.objects.get(teryt=row["gmina"]) if row["place"] == BipPlace.GMINA else None
        actions.record_bip(**record, place=row["place"], published_on=published, url=row["url"], gmina=gmina)


def _sign(version: ProgrammeVersion, rows: list[dict], day: dt.date, ended: dt.date) -> None:
    for contract in begin_contracts(version, rows, on=day):
        accountant = "" if contract.kind == ContractKind.ASSIGNMENT else "Gracja Jesionowa, główna księgowa"
        actions.sign_contract(
            by=demo_person(Role.ORGANISER),
            contract=contract,
            concluded_on=day,
            signature_manner=SignatureManner.PAPER,
            countersigned_by=accountant,
            countersigned_on=day if accountant else None,
        )
        actions.end_contract(by=demo_person(Role.ORGANISER), contract=contract, ended_on=ended)
