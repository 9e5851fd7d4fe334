"""Notes of the year, and what a diagnosis does with them: papers of the staff."""

from tests.access.rows import STAFF, button, form, only, page

NOTES = [
    page("diagnosis:note_list", get=only(STAFF)),
    page("diagnosis:note_table", "=rozeznanie.xlsx", get=only(STAFF), costly=True),
    form("diagnosis:note_create", get=only(STAFF), post=only(STAFF, 422)),
    page("diagnosis:note_detail", "note.pk", get=only(STAFF, others=404)),
    page("diagnosis:note_detail", "note_taken.pk", get=only(STAFF, others=404)),
    form("diagnosis:note_edit", "note.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form(
        "diagnosis:note_edit", "note_taken.pk", get=only(STAFF, 409, unseen="AR"), post=only(STAFF, 409, unseen="AR")
    ),
    form("diagnosis:note_delete", "note.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("diagnosis:notes", "diagnosis.pk", get=only(STAFF, others=404), post=only(STAFF, 422, others=404)),
    form("diagnosis:notes", "diagnosis_in_force.pk", get=only(STAFF), post=only(STAFF, 409)),
    # Without notes there is nothing to make a row of: back to the list.
    form(
        "diagnosis:need_from_notes",
        "diagnosis.pk",
        get=only(STAFF, 302, unseen="AR"),
        post=only(STAFF, 302, unseen="AR"),
    ),
    form("diagnosis:need_from_notes", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    button("diagnosis:note_put_back", "diagnosis.pk", "note_taken.pk", post=only(STAFF, 302, unseen="AR")),
]
