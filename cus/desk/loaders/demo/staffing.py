"""The staffing balance of the demo diagnosis: norms, own staff, plans of filling gaps."""

import datetime as dt
from decimal import Decimal

from cus.accounts.enums import Role
from cus.desk.loaders.demo.accounts import demo_person
from cus.desk.loaders.demo.partners import partners_by_slug
from cus.desk.loaders.files import read_json
from diagnosis.actions.staffing import create_plan, edit_row, open_balance
from diagnosis.enums import DiagnosisStage
from diagnosis.models import Diagnosis, StaffingBalance, StaffingRow

FILE = "demo/staffing.json"


def load_staffing() -> int:
    """Open the balance of the diagnosis in force, unless there is a balance; return how many rows got a norm."""
    diagnosis = Diagnosis.objects.filter(stage=DiagnosisStage.IN_FORCE).first()
    if diagnosis is None or StaffingBalance.objects.exists():
        return 0
    balance = open_balance(by=demo_person(Role.ORGANISER), diagnosis=diagnosis)
    rows = {(row.service.slug, row.unit): row for row in balance.rows.select_related("service")}
    written = 0
    for told in read_json(FILE)["rows"]:
        row = rows.get((told["service"], told["unit"]))
        if row:
            _write(row, told)
            written += 1
    return written


def _write(row: StaffingRow, told: dict) -> None:
    worker, partners = demo_person(Role.WORKER), partners_by_slug()
    staff, units, source = told["norm"]
    own, where = told.get("own", (None, ""))
    fields = {"norm_staff": Decimal(staff), "norm_units": Decimal(units), "norm_source": source}
    edit_row(by=worker, row=row, version=row.version, fields=fields | {"own_staff": own, "own_note": where})
    for plan in told["plans"]:
        bodies = {name: partners.get(plan[name]) for name in ("trainer", "employer") if name in plan}
        given = plan | bodies | {"due_on": dt.date.fromisoformat(plan["due_on"])}
        create_plan(by=worker, row=row, fields=given)
