"""The table: what each role gets at each address. Written by hand from the product's table of roles.

W pracownik, O organizator, D dyrektor, A administrator, R wgląd. 403: the role may not do that;
404: this person may not know that the object exists; 409: the object's state does not allow it;
422: the empty form came back with its faults.
"""

from tests.access.admin import ADMIN
from tests.access.rows import Row, button, everybody, form, mixed, only, page

STAFF = "WOD"

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
    page("desk:health_backup", get=everybody(503), stranger=503, stranger_post=405),
    page("desk:backups", get=only("DA")),
    page("ui:gallery", get=everybody()),
]

CENTRE = [
    page("centre:detail", get=everybody()),
    page("centre:conditions", get=everybody()),
    page("centre:gminas", get=everybody()),
    page("centre:units", get=everybody()),
    page("centre:posts", get=everybody()),
    page("centre:qualifications", "holding.pk", get=everybody()),
    page("centre:signatories", get=everybody()),
    page("centre:addresses", get=everybody()),
    page("centre:resolutions", get=everybody()),
    page("centre:resolution", "founding_act.pk", get=everybody()),
    form("centre:edit", get=only("DA"), post=only("DA", 422)),
    form("centre:gmina_add", get=only("DA"), post=only("DA", 422)),
    form("centre:gmina_edit", "served_gmina.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:gmina_remove", "served_gmina.pk", post=only("DA", 409)),
    form("centre:unit_add", get=only("DA"), post=only("DA", 422)),
    form("centre:unit_edit", "unit.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:unit_remove", "unit.pk", post=only("DA", 409)),
    form("centre:post_add", get=only("DA"), post=only("DA", 422)),
    form("centre:post_edit", "post.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:post_remove", "post.pk", post=only("DA", 409)),
    form("centre:holding_add", "post.pk", get=only("DA"), post=only("DA", 422)),
    form("centre:holding_edit", "holding.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:holding_remove", "holding.pk", post=only("DA", 409)),
    form("centre:check", "holding.pk", "=szkolenie", get=only("DA"), post=only("DA", 422)),
    form("centre:check", "holding.pk", "=niekaralnosc", get=only("DA"), post=only("DA", 422)),
    button("centre:check_remove", "holding.pk", "=szkolenie", post=only("DA", 302)),
    form("centre:training_hours", get=only("DA"), post=only("DA", 422)),
    form("centre:signatory_add", get=only("DA"), post=only("DA", 422)),
    form("centre:signatory_edit", "signatory.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:signatory_remove", "signatory.pk", post=only("DA", 302)),
    form("centre:account_add", get=only("DA"), post=only("DA", 422)),
    form("centre:account_edit", "account.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:account_remove", "account.pk", post=only("DA", 302)),
    form("centre:resolution_add", get=only("DA"), post=only("DA", 422)),
    form("centre:resolution_edit", "founding_act.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:resolution_remove", "founding_act.pk", post=only("DA", 302)),
    form("centre:former_head_add", get=only("DA"), post=only("DA", 422)),
    form("centre:former_head_edit", "former_head.pk", get=only("DA"), post=only("DA", 422)),
    button("centre:former_head_remove", "former_head.pk", post=only("DA", 302)),
]

DRAFTS = [
    # A script's requests: nothing sent is not what our pages send. A draft that is not one's own is not there.
    button("drafts:keep", post=everybody(400)),
    button("drafts:presence", post=everybody(400)),
    button("drafts:drop", post=everybody(404)),
    page("drafts:session", get=everybody()),
]

SERVICES = [
    page("services:list", get=everybody()),
    page("services:export", get=everybody()),
    page("services:occupation_suggestions", get=everybody()),
    button("services:order_print", post=everybody(302)),
    page("services:print", "catalogue_print.pk", get=only("O", others=404)),
    page("services:print_document", "catalogue_print.pk", get=only("O", others=404)),
    page("services:document", "service.slug", get=everybody(), costly=True),
    page("services:document", "service_draft.slug", get=only("WODA", others=404), costly=True),
    page("services:detail", "service.slug", get=everybody()),
    page("services:detail", "service_draft.slug", get=only("WODA", others=404)),
    page("services:detail", "service_retired.slug", get=only("WODA", others=404)),
    page("services:occupations", get=everybody()),
    page("services:occupation", "occupation.code", get=everybody()),
    page("services:occupation", "=999999", get=everybody(404)),
    form("services:create", get=only("WODA"), post=only("WODA", 422)),
    form("services:edit", "service_draft.slug", get=only("WODA", unseen="R"), post=only("WODA", 422, unseen="R")),
    form("services:edit", "service.slug", get=only("A"), post=only("A", 422)),
    form("services:confirm", get=only("A"), post=only("A", 409)),
    form("services:import", get=only("A"), post=only("A", 422)),
    form(
        "services:import_preview", "catalogue_import.key", get=only("A", others=404), post=only("A", 409, others=404)
    ),
    button("services:import_drop", "catalogue_import.key", post=only("A", 302, others=404)),
    page("services:import_table", "=katalog.xlsx", get=only("A")),
    page("services:import_table", "=pusty-wzor-wymagania.csv", get=only("A")),
    page("services:import_table", "=inne.xlsx", get=only("A", 404)),
    page("services:occupations_export", "=csv", get=everybody(), costly=True),
    page("services:occupations_export", "=pdf", get=everybody(404)),
    button("services:activate", "service_draft.slug", post=only("A", 302, unseen="R")),
    button("services:activate", "service.slug", post=only("A", 409)),
    button("services:retire", "service.slug", post=only("A", 302)),
    button("services:retire", "service_draft.slug", post=only("A", 302, unseen="R")),
]

STANDARDS = [
    page("services:standards", get=everybody()),
    page("services:standard", "standard_draft.pk", get=only(STAFF, others=404)),
    page("services:standard", "standard_submitted.pk", get=only(STAFF, others=404)),
    page("services:standard", "standard_returned.pk", get=only(STAFF, others=404)),
    page("services:standard", "standard_revoked.pk", get=only(STAFF, others=404)),
    page("services:standard", "standard_approved.pk", get=everybody()),
    button("services:standard_start", "service.slug", post=only("OD", 409)),
    button("services:standard_start", "service_bare.slug", post=only("OD", 302)),
    button("services:standard_start", "service_retired.slug", post=only("OD", 409, unseen="R")),
    form(
        "services:standard_edit",
        "standard_draft.pk",
        get=only("OD", unseen="AR"),
        post=only("OD", 422, unseen="AR"),
    ),
    form("services:standard_edit", "standard_approved.pk", get=only("OD", 409), post=only("OD", 409)),
    button("services:standard_submit", "standard_draft.pk", post=only("OD", 302, unseen="AR")),
    button("services:standard_submit", "standard_approved.pk", post=only("OD", 409)),
    button("services:standard_recall", "standard_submitted.pk", post=only("OD", 302, unseen="AR")),
    button("services:standard_recall", "standard_draft.pk", post=only("OD", 409, unseen="AR")),
    button("services:standard_approve", "standard_submitted.pk", post=only("D", 302, unseen="AR")),
    button("services:standard_approve", "standard_approved.pk", post=only("D", 409)),
    button("services:standard_return", "standard_submitted.pk", post=only("D", 422, unseen="AR")),
    form(
        "services:standard_revoke",
        "standard_approved.pk",
        get=only("D"),
        post=only("D", 422),
    ),
    form(
        "services:standard_revoke",
        "standard_draft.pk",
        get=only("D", 409, unseen="AR"),
        post=only("D", 409, unseen="AR"),
    ),
    page("services:standard_compare", "standard_draft.pk", get=only(STAFF, others=404)),
    page("services:standard_compare", "standard_approved.pk", get=everybody()),
    page("services:standard_document", "standard_draft.pk", get=only(STAFF, others=404), costly=True),
    page("services:standard_document", "standard_revoked.pk", get=only(STAFF, 202, others=404)),
    page("services:standard_document", "standard_approved.pk", get=everybody()),
]

CARD_PARTS = (
    *("place_create", "founders", "parent", "gmina", "former_names", "contact_create", "joint_action_create"),
)
PARTNERS = [
    page("partners:list", get=only(STAFF)),
    form("partners:create", get=only(STAFF), post=only(STAFF, 422)),
    form("partners:import", get=only(STAFF), post=only(STAFF, 422)),
    form("partners:import_preview", "registry_import.key", get=only("W", others=404), post=only("W", 409, others=404)),
    button("partners:import_drop", "registry_import.key", post=only("W", 302, others=404)),
    page("partners:import_table", "=rejestr.xlsx", get=only(STAFF)),
    page("partners:import_table", "=pusty-wzor-oferta.csv", get=only(STAFF)),
    page("partners:import_table", "=inne.xlsx", get=only(STAFF, 404)),
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

AGREEMENTS = [
    page("partners:agreement_list", get=everybody()),
    form("partners:agreement_create", get=only(STAFF), post=only(STAFF, 422)),
    page("partners:agreement_detail", "agreement_draft.pk", get=only(STAFF, others=404)),
    page("partners:agreement_detail", "agreement_signed.pk", get=everybody()),
    form(
        "partners:agreement_edit",
        "agreement_draft.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form("partners:agreement_edit", "agreement_signed.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "partners:agreement_tasks",
        "agreement_draft.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form("partners:agreement_tasks", "agreement_signed.pk", get=only(STAFF), post=only(STAFF, 422)),
    form(
        "partners:agreement_sign", "agreement_draft.pk", get=only("OD", unseen="AR"), post=only("OD", 422, unseen="AR")
    ),
    form("partners:agreement_sign", "agreement_signed.pk", get=only("OD", 409), post=only("OD", 409)),
    page("partners:agreement_detail", "agreement_agreed.pk", get=only(STAFF, others=404)),
    form(
        "partners:agreement_agree",
        "agreement_draft.pk",
        get=only("OD", unseen="AR"),
        post=only("OD", 422, unseen="AR"),
    ),
    form("partners:agreement_agree", "agreement_signed.pk", get=only("OD", 409), post=only("OD", 409)),
    button("partners:agreement_reopen", "agreement_agreed.pk", post=only("OD", 302, unseen="AR")),
    button("partners:agreement_reopen", "agreement_draft.pk", post=only("OD", 409, unseen="AR")),
    button("partners:agreement_propose_tasks", "agreement_draft.pk", post=only(STAFF, 302, unseen="AR")),
    button("partners:agreement_propose_tasks", "agreement_signed.pk", post=only(STAFF, 409)),
    page("partners:committee", "agreement_signed.pk", get=only(STAFF)),
    page("partners:committee", "agreement_draft.pk", get=only(STAFF, unseen="AR")),
    form("partners:committee_member_add", "agreement_signed.pk", get=only(STAFF), post=only(STAFF, 422)),
    form(
        "partners:committee_member_add",
        "agreement_draft.pk",
        get=only(STAFF, 409, unseen="AR"),
        post=only(STAFF, 409, unseen="AR"),
    ),
    form(
        "partners:committee_member_edit",
        "agreement_signed.pk",
        "member.pk",
        get=only(STAFF),
        post=only(STAFF, 422),
    ),
    form("partners:meeting_create", "agreement_signed.pk", get=only(STAFF), post=only(STAFF, 422)),
    page("partners:meeting_detail", "agreement_signed.pk", "meeting.pk", get=only(STAFF, unseen="AR")),
    page("partners:meeting_detail", "agreement_signed.pk", "meeting_closed.pk", get=only(STAFF, unseen="AR")),
    page("partners:meeting_detail", "agreement_draft.pk", "meeting.pk", get=everybody(404)),
    form(
        "partners:meeting_edit",
        "agreement_signed.pk",
        "meeting.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "partners:meeting_edit",
        "agreement_signed.pk",
        "meeting_closed.pk",
        get=only(STAFF, 409, unseen="AR"),
        post=only(STAFF, 409, unseen="AR"),
    ),
    form(
        "partners:meeting_close",
        "agreement_signed.pk",
        "meeting.pk",
        get=only("OD", unseen="AR"),
        post=only("OD", 422, unseen="AR"),
    ),
    button("partners:meeting_remove", "agreement_signed.pk", "meeting_empty.pk", post=only(STAFF, 302, unseen="AR")),
    button("partners:meeting_remove", "agreement_signed.pk", "meeting.pk", post=only(STAFF, 409, unseen="AR")),
    page("partners:meeting_document", "agreement_signed.pk", "meeting.pk", get=only(STAFF, unseen="AR"), costly=True),
    form(
        "partners:decision_add",
        "agreement_signed.pk",
        "meeting.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "partners:decision_edit",
        "agreement_signed.pk",
        "meeting.pk",
        "meeting.decision.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    button(
        "partners:decision_remove",
        "agreement_signed.pk",
        "meeting.pk",
        "meeting.decision.pk",
        post=only(STAFF, 302, unseen="AR"),
    ),
    button(
        "partners:decision_remove",
        "agreement_signed.pk",
        "meeting_closed.pk",
        "meeting_closed.decision.pk",
        post=only(STAFF, 409, unseen="AR"),
    ),
    form(
        "partners:decision_done",
        "agreement_signed.pk",
        "meeting_closed.pk",
        "meeting_closed.decision.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "attachments:add",
        "=posiedzenie",
        "meeting.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    page("desk:history_of", "=posiedzenie", "meeting.pk", get=mixed(WOD=200, AR=404)),
    form("partners:agreement_accede", "agreement_signed.pk", get=only("OD"), post=only("OD", 422)),
    form(
        "partners:agreement_accede",
        "agreement_draft.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    form(
        "partners:agreement_withdraw",
        "agreement_signed.pk",
        "agreement_signed.party.pk",
        get=only("OD"),
        post=only("OD", 422),
    ),
    form(
        "partners:agreement_withdraw",
        "agreement_draft.pk",
        "agreement_draft.party.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    form("partners:agreement_end", "agreement_signed.pk", get=only("OD"), post=only("OD", 422)),
    form(
        "partners:agreement_end",
        "agreement_draft.pk",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    page("partners:agreement_document", "agreement_draft.pk", get=only(STAFF, others=404), costly=True),
    page("partners:agreement_document", "agreement_signed.pk", get=everybody(), costly=True),
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

POWERS = [
    page("partners:power_list", get=only(STAFF)),
    form("partners:power_create", get=only(STAFF), post=only(STAFF, 422)),
    page("partners:power_detail", "power_draft.pk", get=only(STAFF, unseen="AR")),
    page("partners:power_detail", "power_signed.pk", get=only(STAFF, unseen="AR")),
    page("partners:power_detail", "power_revoked.pk", get=only(STAFF, unseen="AR")),
    form("partners:power_edit", "power_draft.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form(
        "partners:power_edit", "power_signed.pk", get=only(STAFF, 409, unseen="AR"), post=only(STAFF, 409, unseen="AR")
    ),
    # Reading a sealed value answers with a page and writes the access log.
    button(
        "partners:power_reveal", "power_signed.pk", "=pesel", post=only("OD", unseen="AR"), shows_what_it_wrote=True
    ),
    button(
        "partners:power_reveal", "power_signed.pk", "=adres", post=only(STAFF, unseen="AR"), shows_what_it_wrote=True
    ),
    button("partners:power_reveal", "power_signed.pk", "=inne", post=everybody(404)),
    button(
        "partners:power_document",
        "power_draft.pk",
        post=only(STAFF, unseen="AR"),
        costly=True,
        shows_what_it_wrote=True,
    ),
    button(
        "partners:power_document",
        "power_signed.pk",
        post=only(STAFF, unseen="AR"),
        costly=True,
        shows_what_it_wrote=True,
    ),
    form("partners:power_sign", "power_draft.pk", get=only("OD", unseen="AR"), post=only("OD", 422, unseen="AR")),
    form(
        "partners:power_sign", "power_signed.pk", get=only("OD", 409, unseen="AR"), post=only("OD", 409, unseen="AR")
    ),
    form("partners:power_revoke", "power_signed.pk", get=only("OD", unseen="AR"), post=only("OD", 422, unseen="AR")),
    form(
        "partners:power_revoke", "power_draft.pk", get=only("OD", 409, unseen="AR"), post=only("OD", 409, unseen="AR")
    ),
    form(
        "partners:agreement_party_power",
        "agreement_draft.pk",
        "agreement_draft.party.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 302, unseen="AR"),
    ),
    form(
        "partners:agreement_party_power",
        "agreement_signed.pk",
        "agreement_signed.party.pk",
        get=only(STAFF),
        post=only(STAFF, 302),
    ),
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

DIAGNOSIS = [
    page("diagnosis:list", get=everybody()),
    form("diagnosis:create", get=only(STAFF), post=only(STAFF, 422)),
    page("diagnosis:detail", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:detail", "diagnosis_in_force.pk", get=everybody()),
    form("diagnosis:edit", "diagnosis.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")),
    form("diagnosis:edit", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "diagnosis:stage",
        "diagnosis.pk",
        "=start_report",
        get=only("OD", unseen="AR"),
        post=only("OD", 302, unseen="AR"),
    ),
    form(
        "diagnosis:stage",
        "diagnosis.pk",
        "=open_consultation",
        get=only("OD", 409, unseen="AR"),
        post=only("OD", 409, unseen="AR"),
    ),
    form(
        "diagnosis:stage",
        "diagnosis_consulted.pk",
        "=hand_over",
        get=only("D", unseen="AR"),
        post=only("D", 422, unseen="AR"),
    ),
    form(
        "diagnosis:stage",
        "diagnosis.pk",
        "=nie_ma",
        get=everybody(404),
        post=everybody(404),
    ),
    page("diagnosis:needs", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:needs", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:needs_state", "diagnosis.pk", get=only(STAFF, unseen="AR")),
    button("diagnosis:needs_save", "diagnosis.pk", post=only(STAFF, 400, others=404)),
    button("diagnosis:needs_save", "diagnosis_in_force.pk", post=only(STAFF, 409)),
    page("diagnosis:needs_print", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:needs_print", "diagnosis_in_force.pk", get=everybody()),
    page("diagnosis:needs_document", "diagnosis.pk", get=only(STAFF, others=404), costly=True),
    page("diagnosis:needs_document", "diagnosis_in_force.pk", get=everybody(), costly=True),
    page("diagnosis:priorities", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:priorities", "diagnosis_in_force.pk", get=everybody()),
    # An empty row is a row: the sheet lets one begin anywhere, and what is missing is listed.
    form("diagnosis:need_create", "diagnosis.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 302, unseen="AR")),
    form("diagnosis:need_create", "diagnosis_in_force.pk", get=only(STAFF, 409), post=only(STAFF, 409)),
    form(
        "diagnosis:need_edit",
        "diagnosis.pk",
        "diagnosis.first_need.key",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "diagnosis:need_edit",
        "diagnosis.pk",
        "diagnosis_in_force.first_need.key",
        get=everybody(404),
        post=everybody(404),
    ),
    form(
        "diagnosis:need_delete",
        "diagnosis.pk",
        "diagnosis.first_need.key",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 302, unseen="AR"),
    ),
    button(
        "diagnosis:need_move",
        "diagnosis.pk",
        "diagnosis.first_need.key",
        "=nizej",
        post=only(STAFF, 302, unseen="AR"),
    ),
    button(
        "diagnosis:need_move",
        "diagnosis_in_force.pk",
        "diagnosis_in_force.first_need.key",
        "=nizej",
        post=only(STAFF, 409),
    ),
    page(
        "diagnosis:territory_document",
        "diagnosis.pk",
        "diagnosis.territory.pk",
        get=only(STAFF, others=404),
        costly=True,
    ),
    page(
        "diagnosis:territory_document",
        "diagnosis_in_force.pk",
        "diagnosis_in_force.territory.pk",
        get=everybody(),
        costly=True,
    ),
    page("diagnosis:territory_list", "diagnosis.pk", get=only(STAFF, others=404)),
    page("diagnosis:territory_list", "diagnosis_in_force.pk", get=everybody()),
    form(
        "diagnosis:territory_create", "diagnosis.pk", get=only(STAFF, unseen="AR"), post=only(STAFF, 422, unseen="AR")
    ),
    page("diagnosis:territory_detail", "diagnosis.pk", "diagnosis.territory.pk", get=only(STAFF, others=404)),
    page(
        "diagnosis:territory_detail",
        "diagnosis_in_force.pk",
        "diagnosis_in_force.territory.pk",
        get=everybody(),
    ),
    form(
        "diagnosis:territory_edit",
        "diagnosis.pk",
        "diagnosis.territory.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 422, unseen="AR"),
    ),
    form(
        "diagnosis:territory_delete",
        "diagnosis.pk",
        "diagnosis.territory.pk",
        get=only(STAFF, unseen="AR"),
        post=only(STAFF, 409, unseen="AR"),
    ),
]

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

# Pages of the library that signs people in; those not used here do not exist.
ACCOUNT = [
    form("account_login", get=everybody(302), post=everybody(302), stranger=200, stranger_post=200),
    form("account_logout", get=everybody(), post=everybody(302), doors=("/",)),
    form("account_inactive", get=everybody(), post=everybody(405), stranger=200, stranger_post=405),
    form("account_reauthenticate", get=everybody(), post=everybody()),
    form("account_change_password", get=everybody(), post=everybody()),
    form("account_reset_password", get=everybody(), post=everybody(), stranger=200, stranger_post=200),
    form("account_reset_password_done", get=everybody(), post=everybody(405), stranger=200, stranger_post=405),
    form(
        "account_reset_password_from_key",
        "=1",
        "=a-b",
        get=everybody(),
        post=everybody(),
        stranger=200,
        stranger_post=200,
    ),
    form(
        "account_reset_password_from_key_done", get=everybody(), post=everybody(405), stranger=200, stranger_post=405
    ),
    page("account_overview", get=everybody()),
    page("account_sessions", get=everybody()),
    button("account_session_end", "=0", post=everybody(404)),
    button("account_sessions_end", post=everybody(302)),
    page("account_session_state", get=everybody(), stranger=200, stranger_post=405),
    button("account_session_stay", post=everybody()),
    page("account_back_again", get=everybody()),
    button("account_kept_forget", post=everybody(302)),
    # The second factor: nobody in this world has one, and only signing in with a password leads to the code.
    form("mfa_index", get=everybody(), post=everybody(405)),
    form("mfa_authenticate", get=everybody(302), post=everybody(302)),
    form("mfa_reauthenticate", get=everybody(302), post=everybody(302)),
    form("mfa_activate_totp", get=everybody(), post=everybody()),
    form("mfa_deactivate_totp", get=everybody(404), post=everybody(404)),
    form("mfa_view_recovery_codes", get=everybody(404), post=everybody(405)),
    form("mfa_generate_recovery_codes", get=everybody(), post=everybody()),
    form("mfa_download_recovery_codes", get=everybody(404), post=everybody(404)),
    *(
        form(name, *args, get=everybody(404), post=everybody(404), stranger=404, stranger_post=404)
        for name, *args in [
            ("account_email",),
            ("account_signup",),
            ("account_email_verification_sent",),
            ("account_confirm_email", "=a"),
            ("account_set_password",),
            ("account_confirm_login_code",),
        ]
    ),
]

PEOPLE = [
    page("people:authorisation_list", get=only("DA")),
    form("people:authorisation_create", get=only("DA"), post=only("DA", 422)),
    page("desk:authorisation", "authorisation.pk", get=only("DA", unseen="WOR")),
    form(
        "people:authorisation_revoke",
        "authorisation.pk",
        get=only("DA", unseen="WOR"),
        post=only("DA", 422, unseen="WOR"),
    ),
    form(
        "people:authorisation_revoke",
        "authorisation_revoked.pk",
        get=only("DA", 409, unseen="WOR"),
        post=only("DA", 409, unseen="WOR"),
    ),
    page("people:rights", get=only("DA")),
    page("people:rights_export", get=only("DA")),
    page("people:rights_document", get=only("DA"), costly=True),
    button("people:rights_record", post=only("DA", 302)),
    page("people:rights_reviewed_document", "rights_review.pk", get=only("DA", unseen="WOR"), costly=True),
    button("people:invite", "person.pk", post=only("A", 302, unseen="WOR")),
    button("people:slip", "person.pk", post=only("A", unseen="WOR"), shows_what_it_wrote=True),
    button("people:withdraw", "invited.pk", post=only("A", 302, unseen="WOR")),
    button("people:withdraw", "person.pk", post=only("A", 409, unseen="WOR")),
    # An invited person has no account yet: these two pages are open to everybody.
    form("people:code", get=everybody(), post=everybody(422), stranger=200, stranger_post=422),
    form("people:accept", "=nic", get=everybody(404), post=everybody(404), stranger=404, stranger_post=404),
    form("people:accept", "invitation_token", get=everybody(), post=everybody(422), stranger=200, stranger_post=422),
]

TABLE: list[Row] = [
    *DESK,
    *CENTRE,
    *DRAFTS,
    *SERVICES,
    *STANDARDS,
    *PARTNERS,
    *GUIDE,
    *AGREEMENTS,
    *ATTACHMENTS,
    *POWERS,
    *PERSONAL_DATA,
    *DIAGNOSIS,
    *BUILDING,
    *DECIDING,
    *PEOPLE,
    *ACCOUNT,
    *ADMIN,
]
