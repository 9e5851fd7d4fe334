"""The staffing balance: read like the diagnosis, kept by the staff as long as the diagnosis stands."""

from tests.access.rows import STAFF, button, everybody, form, only, page

ROW = ("diagnosis_in_force.pk", "diagnosis_in_force.staffing_row.pk")
PLAN = (*ROW, "diagnosis_in_force.filling_plan.pk")
ELSEWHERE = ("diagnosis.pk", "diagnosis_in_force.staffing_row.pk")
PLAN_ELSEWHERE = (*ELSEWHERE, "diagnosis_in_force.filling_plan.pk")

STAFFING = [
    page("diagnosis:staffing", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:staffing", "diagnosis_in_force.pk", get=everybody()),
    button("diagnosis:staffing_open", "diagnosis_consulted.pk", post=only(STAFF, 302, unseen="AR")),
    button("diagnosis:staffing_open", "diagnosis_in_force.pk", post=only(STAFF, 302)),
    page("diagnosis:staffing_document", "diagnosis.pk", get=everybody(404), costly=True),
    page("diagnosis:staffing_document", "diagnosis_in_force.pk", get=everybody(), costly=True),
    page("diagnosis:staffing_table", "diagnosis_in_force.pk", "=xlsx", get=everybody()),
    page("diagnosis:staffing_table", "diagnosis.pk", "=csv", get=everybody(404)),
    form("diagnosis:staffing_row_add", "diagnosis_in_force.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:staffing_row_add", "diagnosis.pk", get=everybody(404), post=everybody(404)),
    form("diagnosis:staffing_row", *ROW, get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:staffing_row", *ELSEWHERE, get=everybody(404), post=everybody(404)),
    button("diagnosis:staffing_take", *ROW, post=only(STAFF, 409)),
    button("diagnosis:staffing_take", *ELSEWHERE, post=everybody(404)),
    form("diagnosis:staffing_row_delete", *ELSEWHERE, get=everybody(404), post=everybody(404)),
    form("diagnosis:staffing_plan_create", *ELSEWHERE, get=everybody(404), post=everybody(404)),
    form("diagnosis:staffing_plan", *PLAN_ELSEWHERE, get=everybody(404), post=everybody(404)),
    form("diagnosis:staffing_plan_delete", *PLAN_ELSEWHERE, get=everybody(404), post=everybody(404)),
    form("diagnosis:staffing_row_delete", *ROW, get=only(STAFF), post=only(STAFF, 409)),
    form("diagnosis:staffing_plan_create", *ROW, get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:staffing_plan", *PLAN, get=only(STAFF), post=only(STAFF, 422)),
    form("diagnosis:staffing_plan_delete", *PLAN, get=only(STAFF), post=only(STAFF, 409)),
]
