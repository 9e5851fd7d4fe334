"""Every write to the registry and to agreements."""

from partners.actions.agreement import create_agreement, divide_tasks, end_agreement, save_agreement, sign_agreement
from partners.actions.membership import accede, withdraw
from partners.actions.partner import SameName, archive_partner, create_partner, save_offers, update_partner

__all__ = [
    "SameName",
    "accede",
    "archive_partner",
    "create_agreement",
    "create_partner",
    "divide_tasks",
    "end_agreement",
    "save_agreement",
    "save_offers",
    "sign_agreement",
    "update_partner",
    "withdraw",
]
