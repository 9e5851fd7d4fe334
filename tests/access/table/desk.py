"""The start page, history, personal data and what belongs to no single room."""

from tests.access.rows import button, everybody, form, mixed, only, page

# Who sees the object sees its page of history, with what they may read on it; of what stands under
# nothing that they see (accounts, the template) only those learn who read the whole history of such things.
HISTORY = [
    page("desk:history", get=only("WODA")),
    page("desk:history_of", "=partner", "partner.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=porozumienie", "agreement_draft.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=porozumienie", "agreement_signed.pk", get=only("WODA")),
    page("desk:history_of", "=diagnoza", "diagnosis.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=diagnoza", "diagnosis_in_force.pk", get=only("WODA")),
    page("desk:history_of", "=potrzeba", "diagnosis.first_need.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=potrzeba", "gone_need.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=wersja-programu", "programme_draft.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=wersja-programu", "programme_in_force.pk", get=only("WODA")),
    page("desk:history_of", "=pozycja-programu", "programme_draft.item.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=pelnomocnictwo", "power_signed.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=usluga", "service.pk", get=only("WODA")),
    page("desk:history_of", "=usluga", "service_draft.pk", get=mixed(WODA=200, R=404)),
    page("desk:history_of", "=wydanie-klasyfikacji", "edition.pk", get=only("ODA", others=404)),
    page("desk:history_of", "=standard-uslugi", "standard_approved.pk", get=only("WODA")),
    page("desk:history_of", "=standard-uslugi", "standard_draft.pk", get=mixed(WOD=200, AR=404)),
    page("desk:history_of", "=centrum", "centre.pk", get=only("WODA")),
    page("desk:history_of", "=konto", "person.pk", get=mixed(DA=200, WOR=404)),
    page("desk:history_of", "=partner", "=999999", get=everybody(404)),
    page("desk:history_of", "=hasla", "=1", get=everybody(404)),
    form(
        "desk:history_restore",
        "=potrzeba",
        "gone_need.pk",
        "gone_need.event.pk",
        get=mixed(OD=200, W=403, AR=404),
        post=mixed(OD=302, W=403, AR=404),
    ),
    form(
        "desk:history_restore",
        "=jednostka-centrum",
        "gone_unit.pk",
        "gone_unit.event.pk",
        get=mixed(D=200, O=404, WAR=403),
        post=mixed(D=302, O=404, WAR=403),
    ),
    form(
        "desk:history_restore",
        "=potrzeba",
        "diagnosis.first_need.pk",
        "=1",
        get=everybody(404),
        post=everybody(404),
    ),
    page("desk:history_access", get=only("WODA")),
    page("desk:history_access_export", get=only("WODA")),
]

DESK = [
    page("desk:start", get=everybody()),
    page("desk:search", get=everybody()),
    *HISTORY,
    page("desk:alive", get=everybody(), stranger=200, stranger_post=405),
    page("desk:ready", get=everybody(), stranger=200, stranger_post=405),
    page("desk:working", get=everybody(), stranger=200, stranger_post=405),
    form("documents:check", get=everybody(), post=everybody(422), stranger=200, stranger_post=422),
    page("documents:archive", get=only("OD")),
    button("documents:archive_order", post=only("OD", 302)),
    button("documents:archive_verify", "standard_approved.frozen.pk", post=only("OD", 302, others=404)),
    page("desk:health_backup", get=everybody(503), stranger=503, stranger_post=405),
    page("desk:backups", get=only("DA")),
    page("ui:gallery", get=everybody()),
]

PERSONAL_DATA = [
    page("desk:personal_register", get=only("DA")),
    page("desk:personal_register_document", get=only("DA"), costly=True),
    form("desk:personal_retention", "=powers", get=only("DA"), post=only("DA", 302)),
    form("desk:personal_retention", "=nie-ma", get=only("DA", 404), post=only("DA", 404)),
    form("desk:person_report", get=only("D"), post=only("D", 422)),
    # Without a question these answer that it was lost.
    button("desk:person_document", post=only("D", 409)),
    button("desk:person_table", post=only("D", 409)),
    button("desk:person_erase", post=only("D", 409)),
    page("desk:personal_erasures", get=only("D")),
]
