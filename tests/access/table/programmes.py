"""Programmes: building and deciding."""

from tests.access.rows import STAFF, button, everybody, form, only, page

# Pages of one service.
ITEM_PAGES = (
    "item_edit",
    "item_conditions",
    "item_fees",
    "item_data",
    "item_place",
    "item_provider",
    "item_money",
    "item_indicators",
)

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
    page("programmes:edit", "programme_draft.pk", get=only(STAFF, 302, unseen="AR")),
    page("programmes:edit", "programme_in_force.pk", get=only(STAFF, 409)),
    *(
        form(
            "programmes:point",
            "programme_draft.pk",
            f"={number}",
            get=only(STAFF, unseen="AR"),
            post=only(STAFF, 422, unseen="AR"),
        )
        for number in (1, 3, 4, 5, 10, 11, 12)
    ),
    form(
        "programmes:point",
        "programme_returned.pk",
        "=1",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form("programmes:point", "programme_in_force.pk", "=3", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "programmes:item_add", "programme_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")
    ),
    *(
        form(
            f"programmes:{name}",
            "programme_draft.pk",
            "programme_draft.item.pk",
            get=only(STAFF, unseen="AR"),
            post=only(STAFF, 422, unseen="AR"),
        )
        for name in ITEM_PAGES
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
    page("programmes:compare", "programme_draft.pk", get=only(STAFF, others=404)),
    page("programmes:compare", "programme_in_force.pk", get=everybody()),
    page("programmes:coverage", "programme_draft.pk", get=only(STAFF, unseen="AR")),
    page("programmes:coverage", "programme_in_force.pk", get=only(STAFF)),
    page("programmes:thread_of_need", "diagnosis.first_need.key", get=only(STAFF, unseen="AR")),
    page("programmes:thread_of_need", "diagnosis_in_force.first_need.key", get=only(STAFF)),
    page("programmes:thread_of_service", "service.slug", get=only(STAFF)),
    page("programmes:thread_of_service", "service_draft.slug", get=only(STAFF, unseen="R")),
    page("programmes:opinions", "programme_draft.pk", get=only(STAFF, unseen="AR")),
    page("programmes:opinions", "programme_in_force.pk", get=only(STAFF)),
    form(
        "programmes:opinion",
        "programme_submitted.pk",
        "=prawna",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "programmes:opinion",
        "programme_in_force.pk",
        "=finansowa",
        get=only(STAFF),
        post=only(STAFF, 409),
    ),
    button("programmes:notice_read", "programme_notice.pk", post=only("O", 302, others=404)),
    page("programmes:gaps", "programme_draft.pk", get=only(STAFF, unseen="AR")),
    page("programmes:gaps", "programme_approved.pk", get=only(STAFF, unseen="AR")),
    page("programmes:gaps", "programme_in_force.pk", get=only(STAFF)),
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
]
