"""Every write to the registry and to agreements."""

from partners.actions.agreement import create_agreement, divide_tasks, propose_tasks, save_agreement, sign_agreement
from partners.actions.annexes import create_annex, remove_annex, save_annex, sign_annex
from partners.actions.bundles import cancel_bundle, drop_old_bundles, order_bundle
from partners.actions.checks import create_check, save_check
from partners.actions.committee import (
    add_member,
    close_meeting,
    create_meeting,
    remove_meeting,
    save_meeting,
    save_member,
)
from partners.actions.decisions import add_decision, mark_done, remove_decision, save_decision
from partners.actions.freshness import confirm_partner, save_upkeep
from partners.actions.guide import confirm_entries, publish_offers, withdraw_offers
from partners.actions.imports import accept_import, drop_old_imports, import_partners, keep_import
from partners.actions.life import agree_agreement, end_agreement, reopen_agreement
from partners.actions.membership import accede, withdraw
from partners.actions.merge import merge_partners
from partners.actions.offers import save_offer
from partners.actions.origin import add_founder, add_gmina, remove_founder, save_former_names, set_parent
from partners.actions.partner import SameName, archive_partner, create_partner, save_offers, update_partner
from partners.actions.place import remove_place, save_place
from partners.actions.power import create_power, name_power_of_party, revoke_power, save_power, sign_power
from partners.actions.registry_print import print_registry
from partners.actions.resources import check_staff, save_facilities, save_staff
from partners.actions.standards import link_author
from partners.actions.template import (
    add_template_row,
    drop_template,
    move_template_row,
    move_to_template,
    publish_template,
    remove_template_row,
    restore_template,
    save_template_row,
    start_template,
)
from partners.actions.together import (
    finish_step,
    join_action,
    remove_contact,
    remove_joint_action,
    save_contact,
    save_joint_action,
)

__all__ = [
    "SameName",
    "accede",
    "accept_import",
    "add_decision",
    "add_founder",
    "add_gmina",
    "add_member",
    "add_template_row",
    "agree_agreement",
    "archive_partner",
    "cancel_bundle",
    "check_staff",
    "close_meeting",
    "confirm_entries",
    "confirm_partner",
    "create_agreement",
    "create_annex",
    "create_check",
    "create_meeting",
    "create_partner",
    "create_power",
    "divide_tasks",
    "drop_old_bundles",
    "drop_old_imports",
    "drop_template",
    "end_agreement",
    "finish_step",
    "import_partners",
    "join_action",
    "keep_import",
    "link_author",
    "mark_done",
    "merge_partners",
    "move_template_row",
    "move_to_template",
    "name_power_of_party",
    "order_bundle",
    "print_registry",
    "propose_tasks",
    "publish_offers",
    "publish_template",
    "remove_annex",
    "remove_contact",
    "remove_decision",
    "remove_founder",
    "remove_joint_action",
    "remove_meeting",
    "remove_place",
    "remove_template_row",
    "reopen_agreement",
    "restore_template",
    "revoke_power",
    "save_agreement",
    "save_annex",
    "save_check",
    "save_contact",
    "save_decision",
    "save_facilities",
    "save_former_names",
    "save_joint_action",
    "save_meeting",
    "save_member",
    "save_offer",
    "save_offers",
    "save_place",
    "save_power",
    "save_staff",
    "save_template_row",
    "save_upkeep",
    "set_parent",
    "sign_agreement",
    "sign_annex",
    "sign_power",
    "start_template",
    "update_partner",
    "withdraw",
    "withdraw_offers",
]
