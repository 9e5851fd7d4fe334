"""A diagnosis in force, with the rows of form 1 and two territories of form 2."""

import uuid

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.files import read_json
from diagnosis.models import Diagnosis, Need, NeedService, TerritoryForm
from services.models import Service

FILE = "demo/diagnosis.json"
# The rows keep their keys over every installation, so that the programme can name them.
KEYS = uuid.UUID("6f1f0d5e-5d0c-4b7e-9a57-9d9901033000")
APART = {"ref", "services", "areas"}
POSITION_STEP = 1000


def need_key(ref: str) -> uuid.UUID:
    """Return the stable key of the need that the files call ``ref``."""
    return uuid.uuid5(KEYS, ref)


def load_diagnosis() -> int:
    """Write the diagnosis, in force, unless there is one; return how many needs came."""
    if Diagnosis.objects.exists():
        return 0
    fixture = read_json(FILE)
    facts = fixture["diagnosis"]
    diagnosis = Diagnosis.objects.create(
        created_by=demo_person(Role.ORGANISER),
        **{name: value for name, value in facts.items() if name != "gminas"},
    )
    diagnosis.gminas.set(facts["gminas"])
    _write_needs(diagnosis, fixture["needs"])
    for row in fixture["territories"]:
        fields = {("gmina_id" if name == "gmina" else name): value for name, value in row.items()}
        TerritoryForm.objects.create(diagnosis=diagnosis, **fields)
    return len(fixture["needs"])


def _write_needs(diagnosis: Diagnosis, rows: list[dict]) -> None:
    services = dict(Service.objects.values_list("slug", "pk"))
    for position, row in enumerate(rows, start=1):
        need = Need.objects.create(
            diagnosis=diagnosis,
            key=need_key(row["ref"]),
            position=position * POSITION_STEP,
            **{name: value for name, value in row.items() if name not in APART},
        )
        need.areas.set(row["areas"])
        for slug in row["services"]:
            NeedService.objects.create(need=need, service_id=services[slug])
