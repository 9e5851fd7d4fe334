"""Drafts and attachments."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

DRAFTS = [
    # A script's requests: nothing sent is not what our pages send. A draft that is not one's own is not there.
    button("drafts:keep", post=everybody(400)),
    button("drafts:presence", post=everybody(400)),
    button("drafts:drop", post=everybody(404)),
    page("drafts:session", get=everybody()),
]

ATTACHMENTS = [
    form("attachments:add", "=partner", "partner.pk", get=only(STAFF, others=404), post=only(STAFF, 422, others=404)),
    form(
        "attachments:add",
        "=partner",
        "partner_archived.pk",
        get=only(STAFF, 409, others=404),
        post=only(STAFF, 409, others=404),
    ),
    form(
        "attachments:add",
        "=porozumienie",
        "agreement_draft.pk",
        get=only(STAFF, others=404),
        post=only(STAFF, 422, others=404),
    ),
    form("attachments:add", "=porozumienie", "agreement_signed.pk", get=only(STAFF), post=only(STAFF, 422)),
    form("attachments:add", "=diagnoza", "diagnosis_in_force.pk", get=only(STAFF), post=only(STAFF, 422)),
    form(
        "attachments:add",
        "=program",
        "programme_draft.pk",
        get=only(STAFF, others=404),
        post=only(STAFF, 422, others=404),
    ),
    form("attachments:add", "=nie-ma", "programme_draft.pk", get=everybody(404), post=everybody(404)),
    page("attachments:download", "scan.key", get=only(STAFF, others=404)),
    page("attachments:download", "resolution.key", get=everybody()),
    button("attachments:remove", "scan.key", post=only(STAFF, 302, others=404)),
    button("attachments:remove", "resolution.key", post=mixed(W=403, OD=302, AR=403)),
]
