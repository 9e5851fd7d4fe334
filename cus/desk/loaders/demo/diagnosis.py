"""A diagnosis in force, with the rows of form 1 and two territories of form 2."""

import datetime as dt
import uuid

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.consultation import hold_consultation, load_findings
from cus.desk.loaders.demo.diagnosis_versions import describe, load_update
from cus.desk.loaders.demo.forecasts import load_forecasts, load_later_values
from cus.desk.loaders.demo.indicators import load_indicators
from cus.desk.loaders.demo.notes import read_notes
from cus.desk.loaders.demo.research import load_research
from cus.desk.loaders.files import read_json
from diagnosis.actions.diagnoses import advance, create_diagnosis, hand_over, open_consultation, put_in_force
from diagnosis.actions.needs import save_needs
from diagnosis.actions.territories import create_territory
from diagnosis.models import Diagnosis, Need
from diagnosis.sheet import DETAIL_FIELDS, SERVICES, TEXT_FIELDS, NeedSave
from services.models import Service

FILE = "demo/diagnosis.json"
# The rows keep their keys over every installation, so that the programme can name them.
KEYS = uuid.UUID("6f1f0d5e-5d0c-4b7e-9a57-9d9901033000")


def need_key(ref: str) -> uuid.UUID:
    """Return the stable key of the need that the files call ``ref``."""
    return uuid.uuid5(KEYS, ref)


def load_diagnosis() -> int:
    """Write the diagnosis and lead it through its stages, unless there is one; return how many needs came."""
    if Diagnosis.objects.exists():
        return 0
    fixture = read_json(FILE)
    facts = fixture["diagnosis"]
    diagnosis = create_diagnosis(
        by=demo_person(Role.ORGANISER),
        title=facts["title"],
        period_start=dt.date.fromisoformat(facts["period_start"]),
        gminas=facts["gminas"],
        authors=facts["authors"],
    )
    _write_needs(diagnosis, fixture["needs"])
    for row in fixture["territories"]:
        fields = {("gmina_id" if name == "gmina" else name): value for name, value in row.items()}
        create_territory(by=demo_person(Role.WORKER), diagnosis=diagnosis, fields=fields)
    read_notes(diagnosis, need_key)
    load_findings(diagnosis, need_key)
    load_research(diagnosis)
    describe(diagnosis)
    load_indicators(diagnosis)
    load_forecasts(diagnosis)
    _lead_into_force(diagnosis, facts)
    load_later_values(diagnosis)
    load_update(Diagnosis.objects.get(pk=diagnosis.pk), need_key)
    return len(fixture["needs"])


def _write_needs(diagnosis: Diagnosis, rows: list[dict]) -> None:
    services = dict(Service.objects.values_list("slug", "pk"))
    saves = [
        NeedSave(
            key=need_key(row["ref"]),
            version=0,
            fields={name: row.get(name) for name in (*TEXT_FIELDS, *DETAIL_FIELDS)}
            | {SERVICES: [services[slug] for slug in row["services"]]},
        )
        for row in rows
    ]
    result = save_needs(by=demo_person(Role.WORKER), diagnosis=diagnosis, saves=saves)
    if result.invalid:
        raise ValueError(f"demo needs refused: {result.invalid}")
    needs = {need.key: need for need in Need.objects.filter(diagnosis=diagnosis)}
    for row in rows:
        needs[need_key(row["ref"])].areas.set(row["areas"])


def _lead_into_force(diagnosis: Diagnosis, facts: dict) -> None:
    organiser, director = demo_person(Role.ORGANISER), demo_person(Role.DIRECTOR)
    date = {
        name: dt.date.fromisoformat(value) for name, value in facts.items() if name.endswith(("_on", "_from", "_to"))
    }
    advance(by=organiser, diagnosis=diagnosis, name="start_research")
    advance(by=organiser, diagnosis=diagnosis, name="start_report")
    open_consultation(
        by=organiser, diagnosis=diagnosis, date_from=date["consultation_from"], date_to=date["consultation_to"]
    )
    hold_consultation(diagnosis, need_key)
    hand_over(
        by=director,
        diagnosis=diagnosis,
        to_mayor_on=date["handed_to_mayor_on"],
        to_council_on=date["handed_to_council_on"],
    )
    put_in_force(by=organiser, diagnosis=diagnosis)
