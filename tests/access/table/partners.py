"""Partner cards, their import and the guide to services."""

from tests.access.rows import STAFF, button, everybody, form, mixed, only, page

CARD_PARTS = (
    *("place_create", "founders", "parent", "gmina", "former_names", "contact_create", "joint_action_create"),
)

PARTNERS = [
    page("partners:registry_prints", get=only(STAFF)),
    button("partners:registry_print_order", post=only(STAFF, 302)),
    page("partners:registry_print", "registry_print.pk", get=mixed(WOD=200, AR=404)),
    page("partners:registry_print_file", "registry_print.pk", get=mixed(WOD=302, AR=404)),
    page("partners:list", get=only(STAFF)),
    form("partners:create", get=only(STAFF), post=only(STAFF, 422)),
    form("partners:import", get=only(STAFF), post=only(STAFF, 422)),
    form("partners:import_preview", "registry_import.key", get=only("W", others=404), post=only("W", 409, others=404)),
    button("partners:import_drop", "registry_import.key", post=only("W", 302, others=404)),
    page("partners:import_table", "=rejestr.xlsx", get=only(STAFF)),
    page("partners:import_table", "=pusty-wzor-oferta.csv", get=only(STAFF)),
    page("partners:import_table", "=inne.xlsx", get=only(STAFF, 404)),
    button("partners:bundle_order", post=only(STAFF, 302)),
    page("partners:bundle", "card_bundle.pk", get=only("O", others=404)),
    page("partners:bundle_file", "card_bundle.pk", get=only("O", others=404)),
    button("partners:bundle_cancel", "card_bundle.pk", post=only("O", 302, others=404)),
    page("partners:alike", get=only(STAFF)),
    page("partners:alike_of", "partner.pk", get=only(STAFF, unseen="AR")),
    form(
        "partners:merge",
        "partner_free.pk",
        "partner.pk",
        get=only("OD", unseen="AR"),
        post=only("OD", 422, unseen="AR"),
    ),
    form(
        "partners:merge",
        "partner_archived.pk",
        "partner.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    page("partners:detail", "partner.pk", get=only(STAFF, unseen="AR")),
    page("partners:detail", "partner_archived.pk", get=only(STAFF, unseen="AR")),
    form("partners:edit", "partner.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form(
        "partners:edit", "partner_archived.pk", get=only(STAFF, 409, unseen="AR"), post=only(STAFF, 409, unseen="AR")
    ),
    form("partners:offers", "partner.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form(
        "partners:offers", "partner_archived.pk", get=only(STAFF, 409, unseen="AR"), post=only(STAFF, 409, unseen="AR")
    ),
    form("partners:offer", "partner.pk", "offer.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("partners:staff", "partner.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form(
        "partners:staff", "partner_archived.pk", get=only(STAFF, 409, unseen="AR"), post=only(STAFF, 409, unseen="AR")
    ),
    form(
        "partners:staff_check",
        "partner.pk",
        "staff_group.pk",
        "service.slug",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form("partners:facilities", "partner.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    button("partners:archive", "partner_free.pk", post=only("OD", 302, unseen="AR")),
    button("partners:archive", "partner.pk", post=only("OD", 409, unseen="AR")),
    page("partners:path", "partner.pk", get=only(STAFF, unseen="AR")),
    page("partners:path", "partner_free.pk", get=only(STAFF, unseen="AR")),
    page("partners:document", "partner.pk", get=only(STAFF, unseen="AR"), costly=True),
    form("partners:upkeep", get=only("OD"), post=only("OD", 422)),
    button("partners:confirm", "partner.pk", post=only(STAFF, 302, unseen="AR")),
    button("partners:confirm", "partner_archived.pk", post=only(STAFF, 409, unseen="AR")),
    *(
        form(f"partners:{name}", "partner.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR"))
        for name in CARD_PARTS
    ),
    *(
        form(
            f"partners:{name}",
            "partner_archived.pk",
            get=only(STAFF, 409, unseen="AR"),
            post=only(STAFF, 409, unseen="AR"),
        )
        for name in CARD_PARTS
    ),
    button("partners:parent_remove", "partner.pk", post=only(STAFF, 302, unseen="AR")),
    form("partners:place_edit", "place.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    button("partners:place_remove", "place.pk", post=only(STAFF, 302, unseen="AR")),
    button("partners:founder_remove", "founder.pk", post=only(STAFF, 302, unseen="AR")),
    form("partners:contact_edit", "contact.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    button("partners:contact_done", "contact.pk", post=only(STAFF, 302, unseen="AR")),
    button("partners:contact_remove", "contact.pk", post=only(STAFF, 302, unseen="AR")),
    form("partners:joint_action", "joint_action.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form(
        "partners:joint_action_join",
        "joint_action.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    button("partners:joint_action_remove", "joint_action.pk", post=only(STAFF, 302, unseen="AR")),
]

# Readers see what is published; who keeps the guide is the organiser and the director.
GUIDE = [
    page("partners:guide", get=everybody()),
    page("partners:guide_service", "service.slug", get=everybody()),
    page("partners:guide_service", "service_bare.slug", get=everybody()),
    page("partners:guide_service", "service_retired.slug", get=everybody(404)),
    page("partners:guide_group", "=seniorzy", get=everybody()),
    page("partners:guide_group", "=nikt", get=everybody(404)),
    page("partners:guide_gmina", "served_gmina.gmina.teryt", get=everybody()),
    page("partners:guide_gmina", "=9999999", get=everybody(404)),
    page("partners:guide_export", get=everybody()),
    page("partners:guide_document", get=everybody(), costly=True),
    page("partners:guide_keep", get=only(STAFF)),
    button("partners:guide_publish", post=only("OD", 409)),
    button("partners:guide_confirm", post=only("OD", 422)),
    button("partners:guide_withdraw", post=only("OD", 409)),
]
