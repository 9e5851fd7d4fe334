"""Programmes: own or contracted, contracts and assignments."""

from tests.access.rows import STAFF, button, everybody, form, only, page

CONTRACTS = [
    page("programmes:contracting", "programme_draft.pk", get=only(STAFF, others=404)),
    page("programmes:contracting", "programme_in_force.pk", get=everybody()),
    form(
        "programmes:sourcing",
        "programme_draft.pk",
        "programme_draft.item.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "programmes:sourcing",
        "programme_in_force.pk",
        "programme_in_force.item.pk",
        get=only(STAFF, 409),
        post=only(STAFF, 409),
    ),
    page("programmes:contract_list", get=everybody()),
    page("programmes:contract_table", "=umowy.xlsx", get=everybody()),
    page("programmes:contract_register_document", get=everybody(), costly=True),
    form(
        "programmes:contract_create",
        "programme_draft.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form("programmes:contract_create", "programme_in_force.pk", get=only(STAFF), post=only(STAFF, 422)),
    page("programmes:contract_detail", "contract_draft.pk", get=only(STAFF, others=404)),
    page("programmes:contract_detail", "contract_early.pk", get=only(STAFF, others=404)),
    page("programmes:contract_detail", "assignment.pk", get=only(STAFF, others=404)),
    page("programmes:contract_detail", "contract_signed.pk", get=everybody()),
    page("programmes:contract_detail", "contract_ended.pk", get=everybody()),
    page("programmes:contract_document", "contract_draft.pk", get=only(STAFF, others=404), costly=True),
    page("programmes:contract_document", "contract_signed.pk", get=everybody(), costly=True),
    page("programmes:contract_signed_document", "contract_signed.pk", get=only(STAFF, 202)),
    page("programmes:contract_signed_document", "contract_draft.pk", get=only(STAFF, 404, others=404)),
    form(
        "programmes:contract_edit",
        "contract_draft.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "programmes:contract_edit", "assignment.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")
    ),
    form("programmes:contract_edit", "contract_signed.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    button("programmes:contract_remove", "contract_draft.pk", post=only(STAFF, 302, unseen="AR")),
    button("programmes:contract_remove", "contract_signed.pk", post=only(STAFF, 409)),
    form(
        "programmes:contract_sign",
        "contract_draft.pk",
        get=only("OD", unseen="AR"),
        post=only("OD", 422, unseen="AR"),
    ),
    form(
        "programmes:contract_sign",
        "contract_early.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    form("programmes:contract_sign", "contract_signed.pk", get=only("OD", 409), post=only("OD", 409)),
    form("programmes:contract_amend", "contract_signed.pk", get=only("OD"), post=only("OD", 422)),
    form("programmes:contract_amend", "contract_ended.pk", get=only("OD", 409), post=only("OD", 409)),
    form("programmes:contract_end", "contract_signed.pk", get=only("OD"), post=only("OD", 422)),
    form("programmes:contract_end", "contract_ended.pk", get=only("OD", 409), post=only("OD", 409)),
    *(
        form(name, "contract_draft.pk", get=only("OD", 409, unseen="AR"), post=only("OD", 409, unseen="AR"))
        for name in ("programmes:contract_amend", "programmes:contract_end")
    ),
]
