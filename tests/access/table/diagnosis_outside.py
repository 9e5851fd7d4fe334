"""Outside surveys of a diagnosis and their import."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

HERE = ("diagnosis.pk", "diagnosis.outside.pk")
PAST = ("diagnosis_in_force.pk", "diagnosis_in_force.outside.pk")
WRITE = only(STAFF, unseen="AR")

OUTSIDE = [
    page("diagnosis:outside_list", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:outside_list", "diagnosis_consulted.pk", get=only(STAFF, others=404)),
    page("diagnosis:outside_list", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:outside_detail", *HERE, get=only(STAFF, others=404)),
    page("diagnosis:outside_detail", *PAST, get=everybody()),
    form("diagnosis:outside_delete", *HERE, get=WRITE, post=only(STAFF, 409, unseen="AR")),
    form("diagnosis:outside_delete", *PAST, get=only(STAFF, 409), post=only(STAFF, 409)),
    form("diagnosis:outside_import", "diagnosis.pk", get=WRITE, post=only(STAFF, 422, unseen="AR")),
    form("diagnosis:outside_import", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    # A table waits for whoever brought it alone.
    form(
        "diagnosis:outside_preview",
        "diagnosis.pk",
        "survey_import.key",
        get=mixed(W=200, ODAR=404),
        post=mixed(W=409, ODAR=404),
    ),
    button("diagnosis:outside_drop", "diagnosis.pk", "survey_import.key", post=mixed(W=302, ODAR=404)),
    page("diagnosis:outside_table", "diagnosis.pk", "=wzor-zliczone.xlsx", get=WRITE),
    page("diagnosis:outside_table", "diagnosis.pk", "=nie-ma.csv", get=everybody(404)),
]
