"""The consultations of a programme: staff record, the organiser and the director open, answer and close."""

from tests.access.rows import STAFF, button, everybody, form, only, page

OD = "OD"
KIND = "=mieszkancy"
OTHER = "=organizacje"


def of_draft(name: str, *args: str, letters: str = OD) -> object:
    """A form at a draft, which readers do not see."""
    got = only(letters, unseen="AR")
    return form(f"programmes:{name}", "programme_draft.pk", *args, get=got, post=only(letters, 422, unseen="AR"))


PROGRAMME_CONSULTATION = [
    page("programmes:consultations", "programme_draft.pk", get=only(STAFF, others=404)),
    page("programmes:consultations", "programme_approved.pk", get=only(STAFF, others=404)),
    page("programmes:consultations", "programme_adopted.pk", get=everybody()),
    page("programmes:consultations", "programme_in_force.pk", get=everybody()),
    of_draft("consultation", KIND),
    of_draft("consultation", OTHER),
    form("programmes:consultation", "programme_draft.pk", "=nikt", get=everybody(404), post=everybody(404)),
    of_draft("consultation_close", KIND),
    of_draft("remark_create", KIND, letters=STAFF),
    of_draft("remark_edit", "programme_draft.remark.pk", letters=STAFF),
    of_draft("remark_delete", "programme_draft.remark.pk", letters=STAFF),
    of_draft("remark_answer", "programme_draft.remark.pk"),
    form(
        "programmes:consultation_close",
        "programme_in_force.pk",
        KIND,
        get=only(OD, 409),
        post=only(OD, 409),
    ),
    button("programmes:consultation_reopen", "programme_draft.pk", KIND, post=only(OD, 409, unseen="AR")),
    button("programmes:consultation_reopen", "programme_in_force.pk", KIND, post=only(OD, 409)),
    form(
        "programmes:remark_create",
        "programme_in_force.pk",
        KIND,
        get=only(STAFF, 409),
        post=only(STAFF, 409),
    ),
    page("programmes:consultation_document", "programme_draft.pk", KIND, get=only(STAFF, others=404), costly=True),
    page("programmes:consultation_document", "programme_in_force.pk", KIND, get=everybody(), costly=True),
    page("programmes:consultation_document", "programme_adopted.pk", KIND, get=only(STAFF, others=404), costly=True),
]
