"""The information on implementation: staff see it grow, everybody who reads sees what was handed over."""

from tests.access.rows import STAFF, button, everybody, form, only, page

PREPARING, APPROVED = "information_preparing.programme_id", "information_approved.programme_id"
NOT_BEGUN = "programme_completed.programme_id"
RUNNING = "programme_in_force.programme_id"
UNSEEN = "programme_draft.programme_id"

INFORMATION = [
    page("results:information", PREPARING, get=everybody()),
    page("results:information", APPROVED, get=everybody()),
    page("results:information", NOT_BEGUN, get=everybody()),
    page("results:information", RUNNING, get=everybody()),
    page("results:information", "programme_draft.programme_id", get=everybody(404)),
    button("results:information_start", UNSEEN, post=everybody(404)),
    form("results:information_approve", UNSEEN, get=everybody(404), post=everybody(404)),
    form("results:information_correct", UNSEEN, get=everybody(404), post=everybody(404)),
    form("results:information_publish", UNSEEN, get=everybody(404), post=everybody(404)),
    page("results:information_draft_document", UNSEEN, get=everybody(404)),
    button("results:information_start", RUNNING, post=only("OD", 409)),
    button("results:information_start", "programme_over.programme_id", post=only("OD", 302)),
    form("results:information_edit", PREPARING, get=only("OD"), post=only("OD", 422)),
    form("results:information_edit", APPROVED, get=only("OD", 409), post=only("OD", 422)),
    form("results:information_edit", NOT_BEGUN, get=everybody(404), post=everybody(404)),
    form("results:information_approve", PREPARING, get=only("D"), post=only("D", 422)),
    form("results:information_approve", APPROVED, get=only("D", 409), post=only("D", 422)),
    form("results:information_correct", APPROVED, get=only("OD"), post=only("OD", 422)),
    form("results:information_correct", PREPARING, get=only("OD", 409), post=only("OD", 422)),
    form("results:information_publish", APPROVED, get=only("OD"), post=only("OD", 422)),
    form("results:information_publish", PREPARING, get=only("OD", 409), post=only("OD", 422)),
    page("results:information_draft_document", PREPARING, get=only(STAFF), costly=True),
    page("results:information_document", APPROVED, "=1", get=everybody(202)),
    page("results:information_document", PREPARING, "=1", get=everybody(404)),
]
