"""The register of complaints is for the staff alone; what changed is read by everybody who reads the programme."""

from tests.access.rows import STAFF, everybody, form, only, page


def _step(name: str, *, letters: str = STAFF, opened: int, closed: int) -> list:
    """A step at a complaint just entered and at a closed one: the status of opening it."""
    return [
        form(
            f"results:complaint_{name}",
            f"{complaint}.pk",
            get=only(letters, status, unseen="AR"),
            post=only(letters, 422 if status == 200 else status, unseen="AR"),
        )
        for complaint, status in (("complaint", opened), ("complaint_closed", closed))
    ]


COMPLAINTS = [
    page("results:complaint_list", get=only(STAFF)),
    page("results:complaint_table", "=skargi.xlsx", get=only(STAFF), costly=True),
    page("results:complaint_register", "complaint.year", get=only(STAFF, others=404), costly=True),
    page("results:complaint_register", "=1999", get=everybody(404), costly=True),
    page("results:programme_complaints", "programme_in_force.programme_id", get=only(STAFF)),
    page("results:programme_complaints", "programme_draft.programme_id", get=everybody(404)),
    form("results:complaint_create", get=only(STAFF), post=only(STAFF, 422)),
    page("results:complaint_detail", "complaint.pk", get=only(STAFF, others=404)),
    page("results:complaint_detail", "complaint_closed.pk", get=only(STAFF, others=404)),
    *_step("edit", opened=200, closed=409),
    *_step("ask", opened=200, closed=409),
    *_step("explain", opened=200, closed=409),
    *_step("find", opened=200, closed=409),
    *_step("correct", opened=409, closed=409),
    *_step("close", letters="OD", opened=409, closed=409),
    *_step("reopen", letters="OD", opened=409, closed=200),
    page("results:impact", "programme_in_force.programme_id", get=everybody()),
    page("results:impact", "programme_draft.programme_id", get=everybody(404)),
    form("results:impact_create", "programme_in_force.programme_id", get=only(STAFF), post=only(STAFF, 422)),
    form("results:impact_create", "programme_draft.programme_id", get=everybody(404), post=everybody(404)),
    form("results:impact_edit", "impact_note.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("results:impact_delete", "impact_note.pk", get=only(STAFF), post=only(STAFF, 422)),
]
