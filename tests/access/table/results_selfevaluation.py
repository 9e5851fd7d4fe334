"""Self-evaluations: the staff write, the organiser reads, the director approves; others see approved ones."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

OPEN = "self_evaluation.pk"
SECTION = (OPEN, "self_evaluation.section.pk")
REMARKS = (OPEN, "self_evaluation.remarks.pk")
REMARK = (OPEN, "self_evaluation.remark.pk")
REVIEWED = "self_evaluation_reviewed.pk"
APPROVED = "self_evaluation_approved.pk"

RESULTS_SELF_EVALUATION = [
    page("results:selfevaluation_list", get=everybody()),
    form("results:selfevaluation_create", get=only(STAFF), post=only(STAFF, 422)),
    page("results:selfevaluation", OPEN, get=only(STAFF, others=404)),
    page("results:selfevaluation", REVIEWED, get=only(STAFF, others=404)),
    page("results:selfevaluation", APPROVED, get=everybody()),
    page("results:selfevaluation_document", OPEN, get=only(STAFF, others=404), costly=True),
    page("results:selfevaluation_document", APPROVED, get=everybody(202), costly=True),
    button("results:selfevaluation_refresh", OPEN, post=only(STAFF, 302, others=404)),
    button("results:selfevaluation_refresh", APPROVED, post=mixed(WOD=409, AR=403)),
    form(
        "results:selfevaluation_section",
        *SECTION,
        get=only(STAFF, others=404),
        post=only(STAFF, 422, others=404),
    ),
    button("results:selfevaluation_take", *SECTION, post=only(STAFF, 409, others=404)),
    form(
        "results:selfevaluation_remark_add",
        *REMARKS,
        get=only(STAFF, others=404),
        post=only(STAFF, 422, others=404),
    ),
    form("results:selfevaluation_remark", *REMARK, get=only(STAFF, others=404), post=only(STAFF, 422, others=404)),
    button("results:selfevaluation_remark_remove", *REMARK, post=only(STAFF, 302, others=404)),
    button("results:selfevaluation_prepare", OPEN, post=only(STAFF, 302, others=404)),
    button("results:selfevaluation_review", OPEN, post=mixed(W=403, OD=409, AR=404)),
    form(
        "results:selfevaluation_return",
        REVIEWED,
        get=mixed(WO=403, D=200, AR=404),
        post=mixed(WO=403, D=422, AR=404),
    ),
    button("results:selfevaluation_approve", REVIEWED, post=mixed(WO=403, D=302, AR=404)),
]
