"""Programmes: the order of services, copying them from another programme, packages."""

from tests.access.rows import STAFF, button, form, only

MOVING = only(STAFF, 302, unseen="AR")
ARRANGING = [
    button("programmes:item_move", "programme_draft.pk", "programme_draft.item.pk", post=MOVING),
    button(
        "programmes:item_move",
        "programme_submitted.pk",
        "programme_submitted.item.pk",
        post=only(STAFF, 409, unseen="AR"),
    ),
    form(
        "programmes:items_copy", "programme_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")
    ),
    form(
        "programmes:package_create",
        "programme_draft.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "programmes:package_edit",
        "programme_draft.pk",
        "programme_draft.package.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    button("programmes:package_remove", "programme_draft.pk", "programme_draft.package.pk", post=MOVING),
]
