"""Reports of providers: working papers of the staff; the page of a link is open to whoever holds it, to nobody else."""

from tests.access.rows import STAFF, button, everybody, form, only, page

UNSEEN = {"unseen": "AR"}
OPEN = {"stranger": 200, "stranger_post": 422}
SHUT = {"stranger": 404, "stranger_post": 404}
REPORTS = [
    page("results:reports", get=only(STAFF)),
    page("results:programme_reports", "programme_in_force.programme_id", get=only(STAFF, **UNSEEN)),
    page("results:programme_reports", "programme_draft.programme_id", get=everybody(404)),
    page("results:contract_reports", "contract_reporting.pk", get=only(STAFF, **UNSEEN)),
    page("results:contract_reports", "contract_draft.pk", get=everybody(404)),
    button("results:report_open", "contract_reporting.pk", post=only(STAFF, 409, **UNSEEN)),
    form(
        "results:report_link_create",
        "contract_reporting.pk",
        get=only(STAFF, **UNSEEN),
        post=only(STAFF, 422, **UNSEEN),
    ),
    button("results:report_link_revoke", "report_link.pk", post=only(STAFF, 302, **UNSEEN)),
    button("results:report_link_revoke", "report_link_revoked.pk", post=only(STAFF, 409, **UNSEEN)),
    page("results:report", "report_awaited.pk", get=only(STAFF, **UNSEEN)),
    page("results:report", "report_received.pk", get=only(STAFF, **UNSEEN)),
    page("results:report", "report_returned.pk", get=only(STAFF, **UNSEEN)),
    page("results:report", "report_accepted.pk", get=only(STAFF, **UNSEEN)),
    form("results:report_fill", "report_awaited.pk", get=only(STAFF, **UNSEEN), post=only(STAFF, 422, **UNSEEN)),
    form("results:report_fill", "report_returned.pk", get=only(STAFF, **UNSEEN), post=only(STAFF, 422, **UNSEEN)),
    form("results:report_fill", "report_accepted.pk", get=only(STAFF, 409, **UNSEEN), post=only(STAFF, 409, **UNSEEN)),
    form(
        "results:report_review",
        "report_received.pk",
        get=only("OD", **UNSEEN),
        post=only("OD", 422, **UNSEEN),
    ),
    form("results:report_review", "report_awaited.pk", get=only("OD", 409, **UNSEEN), post=only("OD", 409, **UNSEEN)),
    form("results:report_reopen", "report_accepted.pk", get=only("OD", **UNSEEN), post=only("OD", 422, **UNSEEN)),
    form("results:report_reopen", "report_received.pk", get=only("OD", 409, **UNSEEN), post=only("OD", 409, **UNSEEN)),
    form("results:report_remind", "report_awaited.pk", get=only(STAFF, **UNSEEN), post=only(STAFF, 302, **UNSEEN)),
    form("results:report_remind", "report_accepted.pk", get=only(STAFF, **UNSEEN), post=only(STAFF, 409, **UNSEEN)),
    form("results:provider", "report_secret", get=everybody(), post=everybody(422), **OPEN),
    form(
        "results:provider_report", "report_secret", "report_awaited.pk", get=everybody(), post=everybody(422), **OPEN
    ),
    form(
        "results:provider_report",
        "report_secret",
        "report_received.pk",
        get=everybody(404),
        post=everybody(404),
        **SHUT,
    ),
    form("results:provider", "=zgadniety-odnosnik", get=everybody(404), post=everybody(404), **SHUT),
]
