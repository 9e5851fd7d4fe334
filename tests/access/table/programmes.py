"""Programmes: building and deciding."""

from tests.access.rows import STAFF, button, everybody, form, only, page

BUILDING = [
    page("programmes:list", get=everybody()),
    form("programmes:create", get=only("OD"), post=only("OD", 422)),
    *(
        page("programmes:detail", f"programme_{state}.pk", get=only(STAFF, others=404))
        for state in ("draft", "empty", "returned", "submitted", "approved", "sent")
    ),
    page("programmes:detail", "programme_adopted.pk", get=everybody()),
    page("programmes:detail", "programme_in_force.pk", get=everybody()),
    page("programmes:document", "programme_draft.pk", get=only(STAFF, others=404), costly=True),
    page("programmes:document", "programme_approved.pk", get=only(STAFF, 202, others=404)),
    page("programmes:document", "programme_in_force.pk", get=everybody()),
    form("programmes:needs", "programme_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 302, unseen="AR")),
    form(
        "programmes:needs",
        "programme_submitted.pk",
        get=only(STAFF, 409, unseen="AR"),
        post=only(STAFF, 409, unseen="AR"),
    ),
    form("programmes:edit", "programme_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("programmes:edit", "programme_returned.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("programmes:edit", "programme_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "programmes:item_add", "programme_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")
    ),
    form(
        "programmes:item_edit",
        "programme_draft.pk",
        "programme_draft.item.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "programmes:item_edit",
        "programme_draft.pk",
        "programme_submitted.item.pk",
        get=everybody(404),
        post=everybody(404),
    ),
    button(
        "programmes:item_remove", "programme_draft.pk", "programme_draft.item.pk", post=only(STAFF, 302, unseen="AR")
    ),
    button(
        "programmes:item_remove",
        "programme_submitted.pk",
        "programme_submitted.item.pk",
        post=only(STAFF, 409, unseen="AR"),
    ),
    form("programmes:basis", "programme_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 302, unseen="AR")),
]

DECIDING = [
    page("programmes:thread", "programme_draft.pk", get=only(STAFF, unseen="AR")),
    page("programmes:thread", "programme_in_force.pk", get=only(STAFF)),
    button("programmes:submit", "programme_draft.pk", post=only("OD", 302, unseen="AR")),
    button("programmes:submit", "programme_empty.pk", post=only("OD", 409, unseen="AR")),
    button("programmes:submit", "programme_submitted.pk", post=only("OD", 409, unseen="AR")),
    button("programmes:recall", "programme_submitted.pk", post=only("OD", 302, unseen="AR")),
    button("programmes:recall", "programme_draft.pk", post=only("OD", 409, unseen="AR")),
    page("programmes:decide", "programme_submitted.pk", get=only(STAFF, unseen="AR")),
    page("programmes:decide", "programme_draft.pk", get=only(STAFF, unseen="AR")),
    page("programmes:decide", "programme_approved.pk", get=only(STAFF, unseen="AR")),
    button("programmes:approve", "programme_submitted.pk", post=only("D", 302, unseen="AR")),
    button("programmes:approve", "programme_draft.pk", post=only("D", 409, unseen="AR")),
    button("programmes:approve", "programme_approved.pk", post=only("D", 409, unseen="AR")),
    button("programmes:return", "programme_submitted.pk", post=only("D", 422, unseen="AR")),
    form("programmes:revoke", "programme_approved.pk", get=only("D", unseen="AR"), post=only("D", 422, unseen="AR")),
    form("programmes:revoke", "programme_adopted.pk", get=only("D", 409), post=only("D", 409)),
    form(
        "programmes:send_to_mayor",
        "programme_approved.pk",
        get=only("OD", unseen="AR"),
        post=only("OD", 422, unseen="AR"),
    ),
    form(
        "programmes:send_to_mayor",
        "programme_draft.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    form("programmes:adopt", "programme_sent.pk", get=only("OD", unseen="AR"), post=only("OD", 422, unseen="AR")),
    form("programmes:publish", "programme_adopted.pk", get=only("OD"), post=only("OD", 422)),
    form(
        "programmes:publish",
        "programme_approved.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    form("programmes:publish", "programme_in_force.pk", get=only("OD", 409), post=only("OD", 409)),
]
