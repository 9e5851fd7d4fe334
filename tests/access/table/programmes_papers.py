"""Papers for the council: the draft resolution and its justification."""

from tests.access.rows import STAFF, button, form, only, page

PROGRAMME_PAPERS = [
    page("programmes:papers", "programme_draft.pk", get=only(STAFF, unseen="AR")),
    page("programmes:papers", "programme_in_force.pk", get=only(STAFF)),
    button("programmes:papers_start", "programme_draft.pk", post=only("OD", 302, unseen="AR")),
    button("programmes:papers_start", "programme_in_force.pk", post=only("OD", 409)),
    form(
        "programmes:papers_edit",
        "programme_draft.pk",
        get=only("OD", 302, unseen="AR"),
        post=only("OD", 302, unseen="AR"),
    ),
    form("programmes:papers_edit", "programme_in_force.pk", get=only("OD", 409), post=only("OD", 302)),
    page("programmes:papers_document", "programme_draft.pk", "=uchwala", get=only(STAFF, unseen="AR"), costly=True),
    page(
        "programmes:papers_document", "programme_draft.pk", "=uzasadnienie", get=only(STAFF, unseen="AR"), costly=True
    ),
]
