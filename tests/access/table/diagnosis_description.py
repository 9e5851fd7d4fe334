"""The description of a diagnosis: its page, its authors and related documents."""

from tests.access.rows import STAFF, everybody, form, only, page

DESCRIPTION = [
    page("diagnosis:description", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:description", "diagnosis_in_force.pk", get=everybody()),
    form(
        "diagnosis:description_add",
        "diagnosis.pk",
        "=autor",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "diagnosis:description_add",
        "diagnosis.pk",
        "=dokument",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form("diagnosis:description_add", "diagnosis.pk", "=nie-ma", get=everybody(404), post=everybody(404)),
    form("diagnosis:description_add", "diagnosis_in_force.pk", "=autor", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "diagnosis:description_change",
        "diagnosis.pk",
        "=dokument",
        "diagnosis.related.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "diagnosis:description_change",
        "diagnosis.pk",
        "=dokument",
        "diagnosis_in_force.related.pk",
        get=everybody(404),
        post=everybody(404),
    ),
    form(
        "diagnosis:description_remove",
        "diagnosis.pk",
        "=dokument",
        "diagnosis.related.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 409, unseen="AR"),
    ),
]
