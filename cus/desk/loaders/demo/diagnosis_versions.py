"""Who made the demo diagnosis and what it is read with; and its update, which is being written."""

import datetime as dt
import uuid

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from diagnosis.actions.description import add_row
from diagnosis.actions.diagnoses import advance
from diagnosis.actions.needs import save_needs
from diagnosis.actions.updates import start_update
from diagnosis.models import Diagnosis, DiagnosisAuthor, RelatedDocument
from diagnosis.sheet import NeedDeletion, NeedSave

FILE = "demo/diagnosis_versions.json"
KEYS = uuid.UUID("6f1f0d5e-5d0c-4b7e-9a57-9d9901033001")
DAYS = ("adopted_on", "valid_until")


def describe(diagnosis: Diagnosis) -> None:
    """Write further authors and the related documents of a diagnosis that is not handed over."""
    facts, by = read_json(FILE), demo_person(Role.ORGANISER)
    for model, rows in ((DiagnosisAuthor, facts["authors"]), (RelatedDocument, facts["documents"])):
        for row in rows:
            fields = {name: dt.date.fromisoformat(value) if name in DAYS else value for name, value in row.items()}
            key = uuid.uuid5(KEYS, row["name"])
            add_row(by=by, diagnosis=diagnosis, model=model, key=key, fields=fields)


def load_update(diagnosis: Diagnosis, need_key) -> Diagnosis:
    """Begin an update of the diagnosis in force and change some of its needs; ``need_key`` names them."""
    facts, organiser = read_json(FILE)["update"], demo_person(Role.ORGANISER)
    update = start_update(by=organiser, diagnosis=diagnosis, reason=facts["reason"])
    advance(by=organiser, diagnosis=update, name="start_research")
    saves = [
        NeedSave(need_key(row["ref"]), 1, {name: value for name, value in row.items() if name != "ref"})
        for row in facts["needs"]
    ]
    saves.append(NeedSave(uuid.uuid5(KEYS, "added"), 0, facts["added"]))
    deletions = [NeedDeletion(need_key(ref), 1) for ref in facts["removed"]]
    result = save_needs(by=demo_person(Role.WORKER), diagnosis=update, saves=saves, deletions=deletions)
    if result.invalid or result.stale or result.gone:
        raise ValueError(f"demo update refused: {result}")
    return update
