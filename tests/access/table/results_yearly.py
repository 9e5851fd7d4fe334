"""The yearly report and plan: drafts for the staff, approved editions for everybody who reads."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

PREPARES = mixed(W=403, OD=200, AR=403)
SEEN = mixed(W=403, OD=200, AR=404)
SENT = mixed(W=403, OD=422, AR=404)
REPORT, PLAN = "annual_report.pk", "annual_plan.pk"
APPROVED = "annual_report_approved.pk"

YEARLY = [
    page("results:annual_list", get=everybody()),
    form("results:annual_start", get=PREPARES, post=mixed(W=403, OD=422, AR=403)),
    page("results:annual", REPORT, get=only(STAFF, unseen="AR")),
    page("results:annual", PLAN, get=only(STAFF, unseen="AR")),
    page("results:annual", APPROVED, get=everybody()),
    page("results:annual_part", REPORT, "=podsumowanie", get=only(STAFF, unseen="AR")),
    page("results:annual_part", REPORT, "=programy", get=only(STAFF, unseen="AR")),
    page("results:annual_part", PLAN, "=programy", get=everybody(404)),
    form("results:annual_part_edit", REPORT, "=programy", get=SEEN, post=SENT),
    page("results:annual_document", REPORT, get=only(STAFF, unseen="AR"), costly=True),
    page("results:annual_document", PLAN, get=only(STAFF, unseen="AR"), costly=True),
    form("results:annual_due", REPORT, get=SEEN, post=SENT),
    button("results:annual_discard", REPORT, post=mixed(W=403, OD=302, AR=404)),
    form("results:annual_approve", PLAN, get=mixed(WO=403, D=200, AR=404), post=mixed(WO=403, D=422, AR=404)),
    form("results:annual_correct", APPROVED, get=only("D"), post=only("D", 422)),
    form("results:annual_correct", PLAN, get=mixed(WO=403, D=409, AR=404), post=mixed(WO=403, D=422, AR=404)),
    page("results:annual_edition_document", "annual_edition.pk", get=everybody(202), costly=True),
    form("results:annual_council", "annual_edition.pk", get=only("OD"), post=only("OD", 422)),
    form("results:annual_task_create", PLAN, get=SEEN, post=SENT),
    form("results:annual_proposals", PLAN, get=SEEN, post=mixed(W=403, OD=302, AR=404)),
    form("results:annual_task_edit", "plan_task.pk", get=SEEN, post=SENT),
    button("results:annual_task_remove", "plan_task.pk", post=mixed(W=403, OD=302, AR=404)),
    button("results:annual_task_move", "plan_task.pk", "=wyzej", post=mixed(W=403, OD=302, AR=404)),
    form("results:annual_outcome", "plan_task_running.pk", get=SEEN, post=SENT),
]
