"""The consultation of a diagnosis, and what of it readers see after the handover."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

NOW, OLD = "diagnosis_consulted.pk", "diagnosis_in_force.pk"
MEETING = (NOW, "diagnosis_consulted.consultation_meeting.pk")
REMARK = (NOW, "diagnosis_consulted.remark.pk")
ANSWERED = (NOW, "diagnosis_consulted.remark_answered.pk")
EDITED = {"get": only(STAFF, unseen="AR"), "post": only(STAFF, 422, unseen="AR")}
HEADS = {"get": mixed(W=403, OD=200, AR=404), "post": mixed(W=403, OD=422, AR=404)}

CONSULTATION = [
    page("diagnosis:consultation", NOW, get=only(STAFF, others=404)),
    page("diagnosis:consultation", OLD, get=everybody()),
    form("diagnosis:consultation_arrange", NOW, get=only(STAFF, unseen="AR"), post=only(STAFF, 302, unseen="AR")),
    form("diagnosis:consultation_arrange", OLD, get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "diagnosis:consultation_close",
        NOW,
        get=mixed(W=403, OD=200, AR=404),
        post=mixed(W=403, OD=302, AR=404),
    ),
    button("diagnosis:consultation_reopen", NOW, post=mixed(W=403, OD=409, AR=404)),
    page("diagnosis:consultation_report", NOW, get=only(STAFF, others=404)),
    page("diagnosis:consultation_report", OLD, get=everybody()),
    page("diagnosis:consultation_document", NOW, get=only(STAFF, others=404), costly=True),
    page("diagnosis:consultation_document", OLD, get=everybody(), costly=True),
    page("diagnosis:consultation_docx_document", NOW, get=only(STAFF, others=404), costly=True),
    form("diagnosis:consultation_meeting_create", NOW, **EDITED),
    form(
        "diagnosis:consultation_meeting_create",
        "diagnosis.pk",
        get=only(STAFF, 409, unseen="AR"),
        post=only(STAFF, 409, unseen="AR"),
    ),
    form("diagnosis:consultation_meeting_edit", *MEETING, **EDITED),
    form("diagnosis:consultation_meeting_delete", *MEETING, **EDITED),
    form("diagnosis:remark_create", NOW, **EDITED),
    form("diagnosis:remark_create", OLD, get=only(STAFF, 409), post=only(STAFF, 409)),
    form("diagnosis:remark_edit", *REMARK, **EDITED),
    form("diagnosis:remark_edit", *ANSWERED, get=only(STAFF, 409, unseen="AR"), post=only(STAFF, 409, unseen="AR")),
    form("diagnosis:remark_delete", *REMARK, **EDITED),
    form("diagnosis:remark_answer", *REMARK, **HEADS),
    button("diagnosis:remark_withdraw", *ANSWERED, post=mixed(W=403, OD=302, AR=404)),
]
