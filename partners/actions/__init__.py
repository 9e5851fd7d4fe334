"""Every write to the registry and to agreements."""

from partners.actions.agreement import create_agreement, divide_tasks, propose_tasks, save_agreement, sign_agreement
from partners.actions.imports import accept_import, drop_old_imports, import_partners, keep_import
from partners.actions.life import agree_agreement, end_agreement, reopen_agreement
from partners.actions.membership import accede, withdraw
from partners.actions.merge import merge_partners
from partners.actions.partner import SameName, archive_partner, create_partner, save_offers, update_partner
from partners.actions.power import create_power, name_power_of_party, revoke_power, save_power, sign_power
from partners.actions.standards import link_author

__all__ = [
    "SameName",
    "accede",
    "accept_import",
    "agree_agreement",
    "archive_partner",
    "create_agreement",
    "create_partner",
    "create_power",
    "divide_tasks",
    "drop_old_imports",
    "end_agreement",
    "import_partners",
    "keep_import",
    "link_author",
    "merge_partners",
    "name_power_of_party",
    "propose_tasks",
    "reopen_agreement",
    "revoke_power",
    "save_agreement",
    "save_offers",
    "save_power",
    "sign_agreement",
    "sign_power",
    "update_partner",
    "withdraw",
]
